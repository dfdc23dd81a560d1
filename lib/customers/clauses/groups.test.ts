import { describe, expect, it } from "vitest";
import { identify, members, order } from "#lib/customers/testing.ts";

const asOf = "2026-03-01T12:00:00Z";
const then = "2026-02-01T00:00:00Z";
const spend = { of: "sum", property: "total", event: "order_completed" };

/** Customers a, b, c … who spent these amounts. */
function spenders(...amounts: readonly number[]) {
  return amounts.map((total, index) => order(String.fromCharCode(97 + index), then, { total }));
}

describe("clause 12: rank", () => {
  const band = (from: number, to: number, unit = "percent", measure: object = spend) => ({
    kind: "rank",
    measure,
    from,
    to,
    unit,
  });
  const ten = spenders(100, 90, 80, 70, 60, 50, 40, 30, 20, 10);
  it.each([
    [0, 10, "a"],
    [0, 11, "a b"],
    [0, 0.1, "a"],
    [10, 30, "b c"],
    [10, 10.5, "b"],
    [0, 100, "a b c d e f g h i j"],
    [90, 100, "j"],
  ])("takes the band from %d to %d percent", (from, to, found) => {
    expect(members(ten, band(from, to), { asOf })).toBe(found);
  });
  it.each([
    [0, 3, "a b c"],
    [3, 5, "d e"],
    [0, 1000, "a b c d e f g h i j"],
    [10, 1000, ""],
  ])("takes the band from %d to %d customers", (from, to, found) => {
    expect(members(ten, band(from, to, "customer"), { asOf })).toBe(found);
  });
  it("keeps ties together", () => {
    const shop = spenders(50, 40, 40, 40, 10);
    expect(members(shop, band(0, 2, "customer"), { asOf })).toBe("a b c d");
    expect(members(shop, band(2, 5, "customer"), { asOf })).toBe("e");
    expect(members(shop, band(1, 3, "customer"), { asOf })).toBe("b c d");
  });
  it("ranks only customers with a value above 0", () => {
    const shop = [...spenders(5, 0, -3), identify("z", then)];
    expect(members(shop, band(0, 100), { asOf })).toBe("a");
    expect(members([identify("z", then)], band(0, 100), { asOf })).toBe("");
  });
  it("ranks by fractions that doubles cannot tell apart", () => {
    const share = {
      of: "share",
      part: { ...spend, property: "part" },
      whole: { ...spend, property: "whole" },
    };
    const shop = [
      order("a", then, { part: 33333333333333, whole: 99999999999998 }),
      order("b", then, { part: 33333333333334, whole: 99999999999999 }),
    ];
    expect(members(shop, band(0, 1, "customer", share), { asOf })).toBe("b");
  });
  it("is one population's: the threshold is that of asOf", () => {
    const shop = [...spenders(10, 5), order("b", "2026-03-05T00:00:00Z", { total: 100 })];
    expect(members(shop, band(0, 1, "customer"), { asOf })).toBe("a");
    expect(members(shop, band(0, 1, "customer"), { asOf: "2026-03-06T00:00:00Z" })).toBe("b");
  });
});

describe("clause 12: relative", () => {
  const relative = (op: string, times: number, than: string, measure: object = spend) => ({
    kind: "relative",
    measure,
    op,
    times,
    than,
  });
  it.each([
    ["gt", 1, "mean", "a"],
    ["gte", 1, "mean", "a b"],
    ["lt", 1, "mean", "c"],
    ["lte", 1, "mean", "b c"],
    ["gt", 1.5, "mean", ""],
    ["gte", 1.5, "mean", "a"],
    ["gt", 0.5, "median", "a b"],
    ["gte", 0.5, "median", "a b c"],
  ])("%s %d times the %s", (op, times, than, found) => {
    expect(members(spenders(30, 20, 10, 0), relative(op, times, than), { asOf })).toBe(found);
  });
  it("takes the mean of the middle two as the median of an even number", () => {
    expect(members(spenders(40, 31, 30, 10), relative("gt", 1, "median"), { asOf })).toBe("a b");
    expect(members(spenders(40, 30, 30, 10), relative("gte", 1, "median"), { asOf })).toBe("a b c");
  });
  it("compares with an exact mean", () => {
    const shop = spenders(10, 10, 11);
    expect(members(shop, relative("lt", 1, "mean"), { asOf })).toBe("a b");
    const average = { ...spend, of: "avg" };
    const thirds = ["a", "b", "c"].flatMap((id) => [1, 1, 2].map((total) => order(id, then, { total })));
    expect(members(thirds, relative("gte", 1, "mean", average), { asOf })).toBe("a b c");
    expect(members(thirds, relative("gt", 1, "mean", average), { asOf })).toBe("");
  });
  it("has no members where nobody is eligible", () => {
    expect(members([identify("z", then)], relative("lte", 1, "mean"), { asOf })).toBe("");
  });
});

describe("rules of rules", () => {
  const shop = [
    identify("a", then, { country: "DE", tier: "gold" }),
    identify("b", then, { country: "DE" }),
    identify("c", then, { country: "AT", tier: "gold" }),
  ];
  const german = { kind: "trait", trait: "country", op: "is", value: ["DE"] };
  const gold = { kind: "trait", trait: "tier", op: "is", value: ["gold"] };
  it.each([
    [{ kind: "all", rules: [german, gold] }, "a"],
    [{ kind: "any", rules: [german, gold] }, "a b c"],
    [{ kind: "not", rule: { kind: "any", rules: [{ kind: "not", rule: german }, gold] } }, "b"],
    [{ kind: "segment", segment: "german" }, "a b"],
    [{ kind: "not", rule: { kind: "segment", segment: "german-gold" } }, "b c"],
    [{ kind: "list", list: "fair" }, "b"],
  ])("%j", (rule, found) => {
    const segments = {
      german,
      "german-gold": { kind: "all", rules: [{ kind: "segment", segment: "german" }, gold] },
    };
    expect(members(shop, rule, { asOf, segments, lists: { fair: ["b", "nobody"] } })).toBe(found);
  });
  it("evaluates a segment at the asOf of whoever refers to it, its thresholds too", () => {
    const segments = { top: { kind: "rank", measure: spend, from: 0, to: 1, unit: "customer" } };
    const spent = [...spenders(10, 5), order("b", "2026-03-05T00:00:00Z", { total: 100 })];
    const rule = { kind: "segment", segment: "top" };
    expect(members(spent, rule, { asOf, segments })).toBe("a");
    expect(members(spent, rule, { asOf: "2026-03-06T00:00:00Z", segments })).toBe("b");
  });
});
