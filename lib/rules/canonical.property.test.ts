import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceEngine, type Surroundings } from "#lib/customers/reference-engine.ts";
import { messagesOf } from "#lib/customers/testing.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { toCanonical } from "#lib/rules/canonical.ts";
import { checkSense } from "#lib/rules/check-sense.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rule.ts";
import { arbitraryRule as wordyRule } from "#lib/rules/testing/arbitrary-rules.ts";
import { arbitraryShop } from "#lib/rules/testing/arbitrary-shop.ts";

describe("the canonical form", () => {
  it("has the same members, on random shops", async () => {
    const rulesOfShop = 120;
    for (const shop of fc.sample(arbitraryShop, { numRuns: 12, seed: 20_260_101 })) {
      const messages = messagesOf(shop.raws.map((raw) => ({ ...raw })));
      const surroundings: Surroundings = {
        zone: shop.zone,
        formulas: builtInFormulas,
        segmentRule: () => ({ kind: "trait", trait: "tags", op: "exists" }),
        listIds: () => new Set(Object.values(shop.lists).flat()),
      };
      const engine = referenceEngine(messages, surroundings);
      await fc.assert(
        fc.asyncProperty(arbitraryRule(shop), fc.constantFrom(...shop.asOfs), async (rule, asOf) => {
          const negated = { kind: "not", rule } as const;
          expect(await engine.members(toCanonical(rule), asOf)).toEqual(await engine.members(rule, asOf));
          expect(await engine.members(toCanonical(negated), asOf)).toEqual(
            await engine.members(negated, asOf),
          );
        }),
        { numRuns: rulesOfShop, seed: 7 },
      );
    }
  }, 120_000);

  it("is a valid rule, and its own canonical form", () => {
    fc.assert(
      fc.property(wordyRule(undefined, 4), (rule) => {
        const canonical = toCanonical(rule);
        const shaped = checkShape(canonical);
        expect(shaped.ok && checkSense(shaped.value)).toEqual([]);
        expect(toCanonical(canonical)).toEqual(canonical);
        expect(ruleKey(canonical)).toBe(ruleKey(rule));
        expect(ruleKey({ kind: "not", rule: { kind: "not", rule } })).toBe(ruleKey(rule));
      }),
      { numRuns: 3_000 },
    );
  });
});
