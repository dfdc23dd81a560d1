import { describe, expect, it } from "vitest";
import { toCanonical } from "#lib/rules/canonical.ts";
import { filterKey, measureKey, ruleKey } from "#lib/rules/keys.ts";
import { Rule } from "#lib/rules/schema.ts";

const order = { of: "count", event: "order_completed" };
const count = (op: string, value?: unknown, more = {}) => ({
  kind: "measure",
  measure: { ...order, ...more },
  op,
  ...(value !== undefined && { value }),
});
const spent = (op: string, value: number) => ({
  kind: "measure",
  measure: { of: "sum", property: "total", event: "order_completed" },
  op,
  value,
});
const recency = (op: string, value: number) => ({
  kind: "measure",
  measure: { of: "days_since_last", event: "order_completed" },
  op,
  value,
});
const trait = (op: string, value?: unknown, more = {}) => ({
  kind: "trait",
  trait: "city",
  op,
  ...(value !== undefined && { value }),
  ...more,
});
const not = (rule: unknown) => ({ kind: "not", rule });
const all = (...rules: unknown[]) => ({ kind: "all", rules });
const any = (...rules: unknown[]) => ({ kind: "any", rules });
const last = (n: number, unit: string) => ({ window: { kind: "last", n, unit } });
const everyone = { kind: "everyone" };
const [a, b, c] = [
  { kind: "list", list: "a" },
  { kind: "list", list: "b" },
  { kind: "list", list: "c" },
];

describe("one canonical form", () => {
  it.each([
    ["the order of a group", all(a, b), all(b, a)],
    ["nesting in one kind of group", all(a, all(b, c)), all(a, b, c)],
    ["repetition", any(a, a, b), any(b, a)],
    ["a group of one", all(any(a)), a],
    ["double negation", not(not(a)), a],
    ["double negation around a group", all(not(not(all(a, b))), c), all(a, b, c)],
    ["everyone among conditions", all(everyone, a), a],
    ["everyone among alternatives", any(everyone, a), everyone],
    ["the order of values", trait("is", ["x", "y", "x"]), trait("is", ["y", "x"])],
    ["composed and decomposed letters", trait("is", ["\u00e9"]), trait("is", ["e\u0301"])],
    ["case, where it plays no part", trait("contains", "ABC"), trait("contains", "abc")],
    ["not is", not(trait("is", ["x"])), trait("is_not", ["x"])],
    ["not missing", not(trait("missing")), trait("exists")],
    ["not is_false", not(trait("is_false")), trait("is_true")],
    ["not eq", not(trait("eq", 1)), trait("neq", 1)],
    ["between equal ends", trait("between", [3, 3]), trait("eq", 3)],
    ["more than four decimals", trait("gt", 1.00004), trait("gt", 1)],
    ["24 hours and a day", count("gte", 1, last(24, "hour")), count("gte", 1, last(1, "day"))],
    ["7 days and a week", count("gte", 1, last(7, "day")), count("gte", 1, last(1, "week"))],
    ["3 months and a quarter", count("gte", 1, last(3, "month")), count("gte", 1, last(1, "quarter"))],
    ["12 months and a year", count("gte", 1, last(12, "month")), count("gte", 1, last(1, "year"))],
    ["ever and no window", count("gte", 1, { window: { kind: "ever" } }), count("gte", 1)],
    ["one event in a list", count("gte", 1, { event: ["order_completed"] }), count("gte", 1)],
    ["never, in five ways", not(count("gte", 1)), count("eq", 0)],
    ["never, less than one", count("lt", 1), count("lte", 0.5)],
    ["more than 2 and at least 3", count("gt", 2), count("gte", 3)],
    ["not at least 3 and less than 3", not(count("gte", 3)), count("lt", 3)],
    ["not more than, of a sum", not(spent("gt", 5)), spent("lte", 5)],
    ["more than 59 and at least 60 whole days", recency("gt", 59), recency("gte", 60)],
  ])("has %s", (_, left, right) => {
    expect(ruleKey(Rule.parse(left))).toBe(ruleKey(Rule.parse(right)));
  });
});

describe("different canonical forms", () => {
  it.each([
    ["30 days and a month", count("gte", 1, last(30, "day")), count("gte", 1, last(1, "month"))],
    [
      "three calendar months and a calendar quarter",
      count("gte", 1, { window: { kind: "calendar", unit: "month", offset: -3 } }),
      count("gte", 1, { window: { kind: "calendar", unit: "quarter", offset: -1 } }),
    ],
    ["all and any", all(a, b), any(a, b)],
    ["not of a measure that may be missing", not(recency("gt", 5)), recency("lte", 5)],
    [
      "not of what has held",
      not(trait("is", ["x"], { for: { n: 1, unit: "day" } })),
      trait("is_not", ["x"], { for: { n: 1, unit: "day" } }),
    ],
    ["a sum above 2 and from 3 on", spent("gt", 2), spent("gte", 3)],
    ["case, where it counts", trait("is", ["ABC"]), trait("is", ["abc"])],
    [
      "the wildcard and an event of that name",
      count("gte", 1, { event: "*" }),
      count("gte", 1, { event: ["*"] }),
    ],
  ])("have %s", (_, left, right) => {
    expect(ruleKey(Rule.parse(left))).not.toBe(ruleKey(Rule.parse(right)));
  });
});

describe("keys", () => {
  it("do not depend on the order of fields or filters", () => {
    const [x, y] = [
      { property: "category", op: "is" as const, value: ["a"] },
      { property: "price", op: "gt" as const, value: 3 },
    ];
    expect(measureKey({ of: "count", event: "e", where: [x, y] })).toBe(
      measureKey({ where: [y, x], event: "e", of: "count" }),
    );
    expect(filterKey(x)).toBe(filterKey({ value: ["a"], op: "is", property: "category" }));
  });

  it("are of valid rules", () => {
    const rule = Rule.parse(all(not(count("gte", 1)), trait("is", ["b", "a"])));
    expect(toCanonical(rule)).toEqual({
      kind: "all",
      rules: [count("lte", 0), { kind: "trait", trait: "city", op: "is", value: ["a", "b"] }],
    });
  });
});
