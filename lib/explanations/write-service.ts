import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/permissions.ts";
import { db } from "#lib/db/client.ts";
import {
  type Brief,
  computedTemplates,
  type Prepared,
  prepare,
  type Setting,
  toExplanation,
} from "#lib/explanations/compose.ts";
import { type ModelText, writeWithModel } from "#lib/explanations/model-service.ts";
import { explanationPromptVersion } from "#lib/explanations/prompt.ts";
import type { Explanation, Writer } from "#lib/explanations/schema.ts";
import type { KnownNames } from "#lib/explanations/verify/names.ts";
import { type ShopModel, shopModel } from "#lib/llm/shop-model.ts";
import { readActiveSegments } from "#lib/segments/read.ts";

/**
 * Puts a brief into words: our own, or if it is asked for and there is one, those of the shop's model, checked. About
 * one customer and about too few of them a model is never asked.
 */
export async function write(
  actor: Actor,
  brief: Brief,
  setting: Setting,
  writer: Writer = "computed",
): Promise<Explanation> {
  const prepared = prepare(brief, setting);
  const computed = () => computedTemplates(prepared);
  const isForModels = brief.subject.kind !== "customer" && brief.outcome === "told";
  const shop = isForModels ? await shopModel(actor) : undefined;
  const model = shop?.model.name ?? null;
  if (!shop || writer !== "model") {
    return toExplanation(prepared, computed(), { kind: "computed", because: null }, model);
  }
  const told = await askOnce(prepared, shop, await knownNames(brief));
  return told.kind === "written"
    ? toExplanation(prepared, told.templates, { kind: "model", model: shop.model.name }, model)
    : toExplanation(prepared, computed(), { kind: "computed", because: told.kind }, model);
}

/** Segments that the text is not about must not be spoken of. */
async function knownNames({ name, otherName }: Brief): Promise<KnownNames> {
  const own = [name, ...(otherName === undefined ? [] : [otherName])];
  const active = [...(await readActiveSegments(db)).values()];
  const all = active.flatMap(({ name: each, labels }) =>
    [each, labels.en, labels.zh].filter((known) => known !== null),
  );
  return { own, foreign: all.filter((each) => !own.includes(each)) };
}

// One cache for the process, however often Next bundles this module into it.
const cacheKey = Symbol.for("tideline.explanation-texts");
const shared = globalThis as { [cacheKey]?: Map<string, ModelText> };
const mostKept = 500;

/** What a model wrote about the same facts is not asked for again. */
async function askOnce(prepared: Prepared, shop: ShopModel, known: KnownNames): Promise<ModelText> {
  shared[cacheKey] ??= new Map();
  const texts = shared[cacheKey];
  const key = keyOf(prepared, shop);
  const kept = texts.get(key);
  if (kept) return kept;
  const told = await writeWithModel(prepared, shop.model, { known, smallestGroup: shop.smallestGroup });
  if (told.kind === "written") {
    const [oldest] = texts.keys();
    if (texts.size >= mostKept && oldest !== undefined) texts.delete(oldest);
    texts.set(key, told);
  }
  return told;
}

function keyOf({ brief, facts, setting }: Prepared, { model, smallestGroup }: ShopModel): string {
  const { locale } = setting.format.settings;
  const { subject, name, otherName } = brief;
  const told = { subject, name, otherName, facts, locale, smallestGroup };
  return createHash("sha256")
    .update(JSON.stringify([model.name, explanationPromptVersion, told]))
    .digest("hex");
}
