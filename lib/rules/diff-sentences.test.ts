import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffSentences, type Stretch } from "#lib/rules/diff-sentences.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { restate } from "#lib/rules/restate.ts";
import { Rule } from "#lib/rules/schema.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const shop = { timeZone: "Europe/Berlin", currency: "EUR" };
const feature = (name: string, op: string, value: number): unknown => ({
  kind: "measure",
  measure: { of: "feature", feature: name },
  op,
  value,
});
const orders = (value: number, days: number): unknown => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: days, unit: "day" } },
  op: "gte",
  value,
});
const country = (...value: string[]): unknown => ({ kind: "trait", trait: "country", op: "is", value });
const vip = { kind: "segment", segment: "vip" };
const all = (...rules: unknown[]): unknown => ({ kind: "all", rules });
const any = (...rules: unknown[]): unknown => ({ kind: "any", rules });

const marked = (side: readonly Stretch[]) =>
  side.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("");

function pair(before: unknown, after: unknown, locale: "en" | "zh" = "en"): string[] {
  const { before: old, after: next } = diffSentences(Rule.parse(before), Rule.parse(after), { locale, shop });
  return [marked(old), marked(next)];
}

describe("the sentences of two rules", () => {
  it("mark the figure that changed, in either language", () => {
    const rules = [
      all(feature("frequency", "gte", 2), feature("recency", "gt", 120)),
      all(feature("frequency", "gte", 2), feature("recency", "gt", 90)),
    ] as const;
    expect(pair(...rules)).toEqual([
      "Customers whose order frequency is at least 2, and whose recency is more than [120 days]",
      "Customers whose order frequency is at least 2, and whose recency is more than [90 days]",
    ]);
    expect(pair(...rules, "zh")).toEqual([
      "历史订单数至少2，且最近下单间隔超过[120天]的客户",
      "历史订单数至少2，且最近下单间隔超过[90天]的客户",
    ]);
  });

  it("mark the comparison that changed", () => {
    expect(pair(feature("recency", "gt", 120), feature("recency", "gte", 120))[1]).toBe(
      "Customers whose recency [is at least] 120 days",
    );
  });

  it("mark a window's length, not the window", () => {
    expect(pair(orders(3, 30), orders(3, 60))[1]).toBe(
      "Customers who ordered at least 3 times in the last [60 days]",
    );
  });

  it("mark what was added and removed whole", () => {
    expect(pair(orders(3, 30), all(orders(3, 30), vip))).toEqual([
      "Customers who ordered at least 3 times in the last 30 days",
      "Customers who ordered at least 3 times in the last 30 days, and [who are in the segment `vip`]",
    ]);
    expect(pair(all(vip, country("DE")), country("DE"))[0]).toBe(
      "Customers [who are in the segment `vip`], and whose country is “DE”",
    );
  });

  it("mark a value that came into a list, and a negation", () => {
    expect(pair(country("DE"), country("DE", "AT"))[1]).toBe("Customers whose country is “DE”[ or “AT”]");
    expect(
      marked(
        diffSentences(Rule.parse(vip), Rule.parse({ kind: "not", rule: vip }), { locale: "en", shop }).after,
      ),
    ).toContain("[");
  });

  it("mark, where only the grouping of groups changed, what stands at another place", () => {
    const left = all(any(vip, country("FR")), any(country("DE"), orders(1, 1)));
    const right = all(any(vip, country("DE")), any(country("FR"), orders(1, 1)));
    expect(pair(left, right)[1]).toBe(
      "Customers (who are in the segment `vip`, or whose country is [“DE”]), and (whose country is [“FR”], or who ordered at least once in the last 1 day)",
    );
  });

  it("make up the restatements, and mark nothing of equal rules and something of others", () => {
    fc.assert(
      fc.property(
        arbitraryRule(),
        arbitraryRule(),
        fc.constantFrom("en" as const, "zh" as const),
        (one, two, locale) => {
          const options = { locale, shop };
          const { before, after } = diffSentences(one, two, options);
          expect(before.map(({ text }) => text).join("")).toBe(restate(one, options).text);
          expect(after.map(({ text }) => text).join("")).toBe(restate(two, options).text);
          expect([...before, ...after].some(({ isChanged }) => isChanged)).toBe(
            ruleKey(one) !== ruleKey(two),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
