import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ruleKey } from "#lib/rules/keys.ts";
import { readBack } from "#lib/rules/read-back.ts";
import { restate } from "#lib/rules/restate.ts";
import { Rule } from "#lib/rules/schema.ts";
import { arbitraryCondition, arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const shop = { timeZone: "Europe/Berlin", currency: "EUR" };
const LOCALES = ["en", "zh"] as const;
const RUNS = Number(process.env.TIDELINE_ROUND_TRIPS ?? 1_500);

describe.each(LOCALES)("a restatement (%s), read back", (locale) => {
  it("is the same canonical rule, for random rules", () => {
    const rules = fc.oneof(
      { weight: 3, arbitrary: arbitraryCondition() },
      { weight: 1, arbitrary: arbitraryRule(undefined, 2) },
      { weight: 1, arbitrary: arbitraryRule(undefined, 4) },
    );
    let total = 0;
    const failed: string[] = [];
    fc.assert(
      fc.property(rules, (rule) => {
        for (const each of [rule, { kind: "not", rule } as const]) {
          const { text } = restate(each, { locale, shop });
          const read = readBack(text, { locale, shop });
          total += 1;
          if (read === undefined || ruleKey(read) !== ruleKey(each)) failed.push(text);
        }
      }),
      { numRuns: RUNS },
    );
    if (failed.length > 0)
      throw new Error(`${failed.length} of ${total} not read back:\n${failed.slice(0, 20).join("\n")}`);
  }, 120_000);

  it("is the same canonical rule, for every golden sentence", () => {
    const lines = readFileSync("lib/rules/testing/golden-sentences.jsonl", "utf8").trim().split("\n");
    for (const line of lines) {
      const golden: { rule: unknown; en: string; zh: string } = JSON.parse(line);
      const text = golden[locale];
      const currency = locale === "zh" ? "CNY" : "EUR";
      const read = readBack(text, { locale, shop: { timeZone: "Europe/Berlin", currency } });
      expect(read && ruleKey(read), text).toBe(ruleKey(Rule.parse(golden.rule)));
    }
  });
});

describe("what is read back", () => {
  const options = { locale: "en", shop, labels: { events: { quiz_taken: "Style quiz" } } } as const;
  const three: Rule = {
    kind: "measure",
    measure: { of: "count", event: "quiz_taken" },
    op: "gte",
    value: 3,
  };

  it("knows the shop's own names", () => {
    const { text } = restate(three, options);
    expect(text).toBe("Customers who did “Style quiz” at least 3 times over all time");
    expect(readBack(text, options)).toEqual(three);
    expect(readBack(text, { locale: "en", shop })).toBeUndefined();
  });

  it("may have been edited, as long as it is still said so", () => {
    expect(readBack("Customers who did “Style quiz” at least 5 times over all time", options)).toEqual({
      ...three,
      value: 5,
    });
  });

  it.each([
    "Customers who did “Style quiz” at least 3 times",
    "Customers who did “Style quiz” at least three times over all time",
    "Customers who ordered",
    "customers in Berlin",
    "Customers whose city is “Berlin” and nothing else",
    "Customers whose city is “Berlin”, and ",
    "",
  ])("is nothing that is not said so: %s", (text) => {
    expect(readBack(text, options)).toBeUndefined();
  });
});
