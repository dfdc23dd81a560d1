import { afterAll, describe, expect, it } from "vitest";
import type { CatalogWords } from "#lib/catalog/words.ts";
import { answer, everyone, rule, text, words } from "#lib/interpretations/llm/testing-answers.ts";
import { interpretByBoth } from "#lib/interpretations/llm-service.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import { INJECTIONS } from "#lib/llm/testing-injections.ts";
import { isProbe, startStandIn } from "#lib/llm/testing-stand-in.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

const setting = aSetting();
const more = (condition: Rule): object => {
  const rules = [...rule.rules, condition];
  return answer({ kind: "all", rules }, [...words, words[1] ?? ""]);
};

/** What a model answers that does what a text of the data tells it. */
const obedient = {
  everyone,
  "one more condition": more({ kind: "trait", trait: "country", op: "is", value: ["FR"] }),
  "another number": answer(
    { ...rule, rules: [...rule.rules.slice(0, 2), { ...rule.rules[2], value: 999_999 } as Rule] },
    words,
  ),
  "a segment of its own choice": more({ kind: "segment", segment: "a" }),
};
const kinds = Object.keys(obedient) as (keyof typeof obedient)[];

let said: object = {};
const standIn = await startStandIn(() => ({ kind: "json", value: said }));
afterAll(() => standIn.stop());
const limits = { timeoutSeconds: 5, maxConcurrent: 4, inputPrice: null, outputPrice: null };
const connection = { endpoint: standIn.endpoint, model: "stand-in", key: undefined, ...limits };
const model = openModel(connection, memoryMeans());

/** A text as the value of a trait, an event's name and value, a product's title, what an entry is called, a segment and a list. */
function shopWith(payload: string) {
  const entry = (changes: Partial<CatalogWords>): CatalogWords => ({
    kind: "property",
    event: "order_completed",
    name: "title",
    count: 900,
    types: { text: 900 },
    isSensitive: false,
    isHiddenFromLlm: false,
    words: [],
    labelEn: null,
    labelZh: null,
    values: [{ value: payload, count: 900 }],
    ...changes,
  });
  const entries = [
    entry({ kind: "trait", event: "", name: "city", words: [payload] }),
    entry({ kind: "event", event: "", name: payload, values: [] }),
    entry({ kind: "event", event: "", name: "order_completed", values: [], words: [payload] }),
    entry({ name: "name" }),
    entry({ name: "category" }),
  ];
  const references = [
    { kind: "segment" as const, key: "a", names: [payload] },
    { kind: "list" as const, key: "b", names: [payload] },
  ];
  return { entries, setting: { ...setting, catalog: { ...setting.catalog, references } } };
}

describe.each(
  INJECTIONS.map((payload, index) => [payload, kinds[index % kinds.length] ?? "everyone"] as const),
)("%j", (payload, kind) => {
  it(`leaves the rule as it is, even with a model that obeys it: ${kind}`, async () => {
    said = obedient[kind];
    const { entries, setting: shop } = shopWith(payload);
    const means = { model, entries, smallestGroup: 20 };
    const made = await interpretByBoth(text, shop, means, async () => false);
    expect(made.interpretation.outcome === "rule" && ruleKey(made.interpretation.rule)).toBe(ruleKey(rule));
    expect(made.fallback).toEqual({ cause: "unusable_answer" });
    const sent = standIn.requests.filter((each) => !isProbe(each)).at(-1)?.body.messages[1]?.content ?? "";
    const places = [...sent.matchAll(/^<\/?[a-z]+-[0-9a-f]{12}>$/gm)].map(([place]) =>
      place.replace(/-.*/, ""),
    );
    const names = ["glossary", "catalog", "segments", "description"];
    expect(places).toEqual(names.flatMap((name) => [`<${name}`, `</${name}`]));
    expect(sent).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
  });
});
