import { describe, expect, it } from "vitest";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { Rule } from "#lib/rules/schema.ts";

const order = { of: "count", event: "order_completed" };
const measure = (of: object) => ({ kind: "measure", measure: of, op: "gte", value: 1 });

describe("what a rule depends on", () => {
  it("is all that it names", () => {
    const rule = Rule.parse({
      kind: "all",
      rules: [
        { kind: "not", rule: { kind: "trait", trait: "city", op: "exists" } },
        measure({
          ...order,
          where: [
            { property: "brand", op: "exists" },
            { property: "$hour", op: "gt", value: 3 },
          ],
        }),
        { kind: "sequence", steps: [{ event: ["a", "b"] }, { event: "*" }] },
        { kind: "list", list: "fair" },
        { kind: "rank", measure: { of: "feature", feature: "age" }, from: 0, to: 1, unit: "percent" },
        { kind: "segment", segment: "vip" },
      ],
    });
    const found = dependsOn(rule, {
      segmentRule: () => ({ kind: "trait", trait: "tags", op: "is", value: ["x"] }),
      formulas: () => ({ kind: "years_since", trait: "birth_date" }),
    });
    expect([...found.events]).toEqual(["order_completed", "a", "b", "*"]);
    expect([...found.properties]).toEqual(["brand"]);
    expect([...found.traits]).toEqual(["city", "birth_date", "tags"]);
    expect([...found.features]).toEqual(["age"]);
    expect([...found.segments]).toEqual(["vip"]);
    expect([...found.lists]).toEqual(["fair"]);
    expect(found.onPopulation).toBe(true);
  });

  it.each([
    [false, measure(order)],
    [true, measure({ ...order, window: { kind: "last", n: 1, unit: "day" } })],
    [false, measure({ ...order, window: { kind: "since", from: "2026-01-01" } })],
    [true, measure({ of: "days_since_last", event: "order_completed" })],
    [true, { kind: "trait", trait: "city", op: "exists", for: { n: 1, unit: "day" } }],
    [false, { kind: "trait", trait: "day", op: "within", value: { kind: "ever" } }],
    [true, { kind: "trait", trait: "day", op: "within_next", value: { n: 1, unit: "day" } }],
    [
      true,
      {
        kind: "sequence",
        steps: [{ event: "a" }, { event: "b", within: { n: 1, unit: "day" }, absent: true }],
      },
    ],
    [false, { kind: "sequence", steps: [{ event: "a" }, { event: "b", within: { n: 1, unit: "day" } }] }],
    [true, measure({ of: "feature", feature: "stored" })],
  ])("knows whether time alone changes it: %s for %j", (expected, rule) => {
    expect(dependsOn(Rule.parse(rule)).onTime).toBe(expected);
  });
});
