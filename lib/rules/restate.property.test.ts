import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCanonical } from "#lib/rules/canonical.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { type Token, toText } from "#lib/rules/restate/piece.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { arbitraryCondition, arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const shop = { timeZone: "Europe/Berlin", currency: "EUR" };
const LOCALES = ["en", "zh"] as const;

describe.each(LOCALES)("a restatement (%s)", (locale) => {
  it("is the same for two rules only if they have the same canonical form", () => {
    const said = new Map<string, { readonly key: string; readonly rule: Rule }>();
    const rules = fc.oneof(
      { weight: 3, arbitrary: arbitraryCondition() },
      { weight: 1, arbitrary: arbitraryRule(undefined, 2) },
      { weight: 1, arbitrary: arbitraryRule(undefined, 4) },
    );
    fc.assert(
      fc.property(rules, (rule) => {
        for (const each of [rule, { kind: "not", rule } as const]) {
          const { text } = restate(each, { locale, shop });
          const key = ruleKey(each);
          const before = said.get(text);
          if (before && before.key !== key) {
            throw new Error(`${text}\n${JSON.stringify(before.rule)}\n${JSON.stringify(each)}`);
          }
          said.set(text, { key, rule: each });
        }
      }),
      { numRuns: 12_000, endOnFailure: true },
    );
  }, 60_000);

  it("consists of its tokens, whose pointers lead into the rule", () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        const { text, tokens } = restate(rule, { locale, shop });
        expect(toText(tokens)).toBe(text);
        for (const pointer of pointersOf(tokens)) expect(resolves(rule, pointer), pointer).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("of a canonical form has that canonical form", () => {
    fc.assert(
      fc.property(arbitraryRule(), (rule) => {
        expect(ruleKey(toCanonical(rule))).toBe(ruleKey(rule));
      }),
      { numRuns: 1_000 },
    );
  });
});

function pointersOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => ("text" in token ? [] : [token.pointer, ...pointersOf(token.children)]));
}

function resolves(rule: Rule, pointer: string): boolean {
  let value: unknown = rule;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null || !(step in value)) return false;
    value = Reflect.get(value, step);
  }
  return value !== undefined;
}
