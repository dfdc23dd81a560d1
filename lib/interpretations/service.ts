import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { CatalogWords } from "#lib/catalog/words.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { followed } from "#lib/http/followed.ts";
import type {
  InterpretAnswer,
  InterpretInput,
  ReadingEvent,
  ReadingProgress,
} from "#lib/interpretations/answer-schema.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { refineBuiltIn } from "#lib/interpretations/built-in/refine/refine.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { readShopLanguage } from "#lib/interpretations/catalog-service.ts";
import { type BothRead, interpretByBoth } from "#lib/interpretations/llm-service.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import { MAX_COUNTED_RULES, rulesOf, withSizes } from "#lib/interpretations/sizes.ts";
import { shopModel } from "#lib/llm/shop-model.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkRule } from "#lib/segments/content.ts";
import { getShop } from "#lib/settings/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { type Instant, timeZone } from "#lib/std/time-zone.ts";

type Listener = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: ReadingProgress) => void;
};

/** The same as `interpret`, told as it comes: how far the language model is, and the answer at the end. */
export function followInterpretation(
  actor: Actor,
  input: InterpretInput,
  population: PopulationReader,
  now: Instant,
  signal?: AbortSignal,
): AsyncGenerator<ReadingEvent, void, void> {
  requirePermission(actor, "segment:preview");
  return followed<ReadingEvent, ReadingEvent>(async (tell, inner) => {
    const listener = { signal: inner, onProgress: tell };
    return { kind: "answer", answer: await interpret(actor, input, population, now, listener) };
  }, signal);
}

/** What a description means for this shop, with the number of customers that each reading selects. */
export async function interpret(
  actor: Actor,
  input: InterpretInput,
  population: PopulationReader,
  now: Instant,
  { signal, onProgress }: Listener = {},
): Promise<InterpretAnswer> {
  requirePermission(actor, "segment:preview");
  const started = performance.now();
  const asOf = input.asOf === undefined ? now : Date.parse(input.asOf);
  const shop = await getShop(actor);
  const { catalog, labels, entries } = await readShopLanguage(db);
  const ruleCatalog = await readRuleCatalog(db);
  const setting: Setting = {
    catalog,
    locale: input.locale,
    asOf,
    zone: timeZone(shop.timeZone),
    currency: shop.currency,
    labels: labels[input.locale],
  };
  const base = input.base === undefined ? undefined : checkRule(input.base, ruleCatalog);
  const reading = { setting, entries, population, base, signal, onProgress };
  const { interpretation, other, ...by } = await read(actor, input, reading);
  const readings = other ? [interpretation, other] : [interpretation];
  const counted = await countReadings(readings, ruleCatalog, population, asOf);
  return {
    ...by,
    interpretation: counted.sized(interpretation),
    other: other && {
      interpreter: by.interpreter === "llm" ? "built_in" : "llm",
      interpretation: counted.sized(other),
      size: counted.sizeIn(other),
    },
    size: counted.sizeIn(interpretation),
    population: counted.everybody ?? null,
    asOf: new Date(asOf).toISOString(),
    tookMs: Math.round(performance.now() - started),
  };
}

type Reading = {
  readonly setting: Setting;
  readonly entries: readonly CatalogWords[];
  readonly population: PopulationReader;
  /** The rule that the words change. */
  readonly base: Rule | undefined;
} & Listener;

/** By the language model where there is one and it is wanted, and by the built-in interpreter in any case. */
async function read(
  actor: Actor,
  { text, interpreter }: InterpretInput,
  { setting, entries, population, base, ...listener }: Reading,
): Promise<BothRead> {
  const shop = interpreter === "built_in" ? undefined : await shopModel(actor);
  if (!shop) {
    const fallback = interpreter === "llm" ? ({ cause: "not_set_up" } as const) : null;
    return {
      interpretation: base ? refineBuiltIn(text, base, setting) : interpretBuiltIn(text, setting),
      interpreter: "built_in",
      fallback,
      other: null,
    };
  }
  return interpretByBoth(text, setting, { ...shop, entries, base, ...listener }, async (a, b) => {
    const rules: Rule[] = [
      { kind: "all", rules: [a, { kind: "not", rule: b }] },
      { kind: "all", rules: [b, { kind: "not", rule: a }] },
    ];
    const apart = await countAll(rules, population, setting.asOf);
    return apart.length > 0 && apart.every((count) => count === 0);
  });
}

type Counted = {
  readonly sized: (interpretation: Interpretation) => Interpretation;
  readonly sizeIn: (interpretation: Interpretation) => number | null;
  readonly everybody: number | undefined;
};

/**
 * Counts every valid reading in one question to the population. While nobody can count (the replica is being filled)
 * the readings are answered without their sizes.
 */
async function countReadings(
  readings: readonly Interpretation[],
  catalog: RuleCatalog,
  population: PopulationReader,
  asOf: Instant,
): Promise<Counted> {
  const valid = new Map([...rulesOf(readings)].filter(([, rule]) => validateRule(rule, catalog).ok));
  const counted = [...valid].slice(0, MAX_COUNTED_RULES);
  const rules: Rule[] = [{ kind: "everyone" }, ...counted.map(([, rule]) => rule)];
  const [everybody, ...sizes] = await countAll(rules, population, asOf);
  const bySize = new Map(counted.map(([key], index) => [key, sizes[index]]));
  const sizeOf = (rule: Rule) => bySize.get(ruleKey(rule));
  return {
    sizeIn: (interpretation) =>
      interpretation.outcome === "rule" ? (sizeOf(interpretation.rule) ?? null) : null,
    everybody,
    sized: (interpretation) => withSizes(interpretation, sizeOf, (rule) => valid.has(ruleKey(rule))),
  };
}

async function countAll(
  rules: readonly Rule[],
  population: PopulationReader,
  asOf: Instant,
): Promise<readonly number[]> {
  try {
    return await population.counts(rules.map((rule) => ({ rule, asOf })));
  } catch (error) {
    if (error instanceof AppError && error.kind === "unavailable") return [];
    throw error;
  }
}
