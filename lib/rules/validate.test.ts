import { describe, expect, it } from "vitest";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import { validateRule } from "#lib/rules/validate.ts";

const ordered = { kind: "measure", measure: { of: "count", event: "order_completed" }, op: "gte", value: 1 };
const german = { kind: "trait", trait: "country", op: "is", value: ["DE"] };

const segments: Record<string, unknown> = {
  german,
  "a-circle": { kind: "not", rule: { kind: "segment", segment: "b-circle" } },
  "b-circle": { kind: "all", rules: [german, { kind: "segment", segment: "a-circle" }] },
  "on-circle": { kind: "segment", segment: "a-circle" },
  broken: { kind: "trait", trait: "shoe_size", op: "exists" },
  "on-broken": { kind: "not", rule: { kind: "segment", segment: "broken" } },
  shapeless: { kind: "all", rules: [] },
};

const catalog: RuleCatalog = {
  hasEvent: (name) => name === "order_completed",
  hasTrait: (name) => name === "country",
  hasFeature: (name) => name === "frequency",
  hasList: (key) => key === "fair",
  segmentRule: (key) => segments[key],
};

/** The first problem as "code path", or "valid". */
function verdict(rule: unknown, key?: string): string {
  const result = validateRule(rule, catalog, key);
  if (result.ok) return "valid";
  return `${result.error[0]?.code} ${result.error[0]?.path}`;
}

const counted = (extra: object) => ({ ...ordered, measure: { ...ordered.measure, ...extra } });
const within = (window: unknown) => counted({ window });
const nested = (depth: number): unknown => (depth === 1 ? ordered : { kind: "not", rule: nested(depth - 1) });

describe("validation (clause 20)", () => {
  it.each([
    ["everyone", { kind: "everyone" }, "valid"],
    ["a known list", { kind: "list", list: "fair" }, "valid"],
    ["any event", counted({ event: "*" }), "valid"],
    ["an unknown event", counted({ event: "Order Completed" }), "unknown_event /measure/event"],
    ["one of several events", counted({ event: ["order_completed", "x"] }), "unknown_event /measure/event/1"],
    [
      "an unknown event deep inside",
      { kind: "all", rules: [german, { kind: "not", rule: counted({ event: "x" }) }] },
      "unknown_event /rules/1/rule/measure/event",
    ],
    ["an unknown trait", { ...german, trait: "shoe/size" }, "unknown_trait /trait"],
    [
      "an unknown feature",
      { ...ordered, measure: { of: "feature", feature: "rfm" } },
      "unknown_feature /measure/feature",
    ],
    [
      "an unknown feature in a share",
      {
        ...ordered,
        measure: {
          of: "share",
          part: { of: "feature", feature: "frequency" },
          whole: { of: "feature", feature: "x" },
        },
      },
      "unknown_feature /measure/whole/feature",
    ],
    ["an unknown list", { kind: "list", list: "x" }, "unknown_list /list"],
    [
      "an unknown segment",
      { kind: "not", rule: { kind: "segment", segment: "x" } },
      "unknown_segment /rule/segment",
    ],
    [
      "an unknown event in a sequence",
      { kind: "sequence", steps: [{ event: "order_completed" }, { event: "x" }] },
      "unknown_event /steps/1/event",
    ],
    ["a circle of segments", { kind: "segment", segment: "a-circle" }, "cycle /segment"],
    ["a segment that refers to a circle", { kind: "segment", segment: "on-circle" }, "cycle /segment"],
    [
      "an error inside a segment",
      { kind: "all", rules: [{ kind: "segment", segment: "broken" }] },
      "unknown_trait /rules/0/segment",
    ],
    ["an error two segments away", { kind: "segment", segment: "on-broken" }, "unknown_trait /segment"],
    ["a segment without a proper shape", { kind: "segment", segment: "shapeless" }, "invalid /segment"],
    [
      "properties, which are not checked",
      counted({ where: [{ property: "whatever", op: "exists" }] }),
      "valid",
    ],
  ])("answers to %s", (_, rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });

  it("finds a rule that refers to itself by its own key", () => {
    expect(verdict({ kind: "segment", segment: "me" }, "me")).toBe("cycle /segment");
    expect(verdict(segments["a-circle"], "a-circle")).toBe("cycle /rule/segment");
  });

  it.each([
    ["nothing", null, "invalid "],
    ["text", "everyone", "invalid "],
    ["an unknown kind", { kind: "nobody" }, "invalid /kind"],
    ["an unknown field", { ...ordered, because: "" }, "invalid /because"],
    ["an unknown field of a window", within({ kind: "ever", n: 1 }), "invalid /measure/window/n"],
    ["an empty group", { kind: "all", rules: [] }, "invalid /rules"],
    ["an op of another type", { ...ordered, op: "contains" }, "invalid /op"],
    ["a text where a list belongs", { ...german, value: "DE" }, "invalid /value"],
    ["an empty list", { ...german, value: [] }, "invalid /value"],
    ["an empty text in a list", { ...german, value: ["DE", ""] }, "invalid /value/1"],
    ["an empty text", { ...german, op: "contains", value: "" }, "invalid /value"],
    ["a number as text", { ...ordered, value: "1" }, "invalid /value"],
    ["a number out of range", { ...ordered, value: 1e15 }, "invalid /value"],
    ["a value where none belongs", { ...german, op: "exists" }, "invalid /value"],
    ["a missing value", { kind: "trait", trait: "country", op: "is" }, "invalid /value"],
    ["a day that does not exist", { ...german, op: "before", value: "2026-02-29" }, "invalid /value"],
    [
      "a time where a day belongs",
      { ...german, op: "before", value: "2026-02-28T00:00:00Z" },
      "invalid /value",
    ],
    ["low above high", { ...ordered, op: "between", value: [2, 1] }, "invalid /value"],
    ["n not above 0", within({ kind: "last", n: 0, unit: "day" }), "invalid /measure/window/n"],
    ["half an n", within({ kind: "last", n: 1.5, unit: "day" }), "invalid /measure/window/n"],
    [
      "a window's from after its to",
      within({ kind: "between", from: "2026-02-01", to: "2026-01-31" }),
      "invalid /measure/window/from",
    ],
    [
      "ago, the wrong way round",
      within({ kind: "ago", from: { n: 30, unit: "day" }, to: { n: 60, unit: "day" } }),
      "invalid /measure/window/from",
    ],
    [
      "ago, months the wrong way round",
      within({ kind: "ago", from: { n: 3, unit: "month" }, to: { n: 1, unit: "year" } }),
      "invalid /measure/window/from",
    ],
    [
      "ago, a month and 30 days, which depends on the month",
      within({ kind: "ago", from: { n: 1, unit: "month" }, to: { n: 30, unit: "day" } }),
      "valid",
    ],
    [
      "events of next month",
      within({ kind: "calendar", unit: "month", offset: 1 }),
      "invalid /measure/window/offset",
    ],
    [
      "a birthday next month",
      { ...german, op: "within", value: { kind: "calendar", unit: "month", offset: 1 } },
      "valid",
    ],
    [
      "a trait's window the wrong way round",
      { ...german, op: "within", value: { kind: "between", from: "2026-02-01", to: "2026-01-31" } },
      "invalid /value/from",
    ],
    [
      "for with an op of the clock",
      { ...german, op: "within_next", value: { n: 1, unit: "day" }, for: { n: 1, unit: "day" } },
      "invalid /for",
    ],
    [
      "for with exists",
      { kind: "trait", trait: "country", op: "exists", for: { n: 1, unit: "day" } },
      "valid",
    ],
    [
      "a band's from not below its to",
      { kind: "rank", measure: ordered.measure, from: 10, to: 10, unit: "percent" },
      "invalid /from",
    ],
    [
      "a band beyond 100 percent",
      { kind: "rank", measure: ordered.measure, from: 0, to: 101, unit: "percent" },
      "invalid /to",
    ],
    [
      "half a customer",
      { kind: "rank", measure: ordered.measure, from: 0, to: 1.5, unit: "customer" },
      "invalid /to",
    ],
    [
      "times not above 0",
      { kind: "relative", measure: ordered.measure, op: "gt", times: 0, than: "mean" },
      "invalid /times",
    ],
    [
      "relative with an op that it does not have",
      { kind: "relative", measure: ordered.measure, op: "eq", times: 1, than: "mean" },
      "invalid /op",
    ],
    ["a sequence of one step", { kind: "sequence", steps: [{ event: "order_completed" }] }, "invalid /steps"],
    [
      "within on the first step",
      {
        kind: "sequence",
        steps: [{ event: "order_completed", within: { n: 1, unit: "day" } }, { event: "order_completed" }],
      },
      "invalid /steps/0/within",
    ],
    [
      "an absent step in the middle",
      {
        kind: "sequence",
        steps: [
          { event: "order_completed" },
          { event: "order_completed", absent: true },
          { event: "order_completed" },
        ],
      },
      "invalid /steps/1/absent",
    ],
    [
      "calendar periods of two months",
      {
        ...ordered,
        measure: {
          of: "periods",
          event: "order_completed",
          per: { n: 2, unit: "month" },
          last: 2,
          times: 1,
          align: "calendar",
        },
      },
      "invalid /measure/per/n",
    ],
    [
      "calendar periods of hours",
      {
        ...ordered,
        measure: {
          of: "periods",
          event: "order_completed",
          per: { n: 1, unit: "hour" },
          last: 2,
          times: 1,
          align: "calendar",
        },
      },
      "invalid /measure/per/unit",
    ],
  ])("refuses or takes %s", (_, rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });

  it("names the shape before the references", () => {
    expect(verdict({ kind: "all", rules: [counted({ event: "x" }), { ...ordered, value: "1" }] })).toBe(
      "invalid /rules/1/value",
    );
  });

  it("bounds a rule: depth 10, 200 conditions, 10,000 values", () => {
    expect(verdict(nested(10))).toBe("valid");
    expect(verdict(nested(11))).toBe(`too_large ${"/rule".repeat(10)}`);
    expect(verdict(nested(5_000))).toBe(`too_large ${"/rule".repeat(10)}`);
    const many = (n: number) => ({ kind: "any", rules: Array.from({ length: n }, () => ordered) });
    expect(verdict(many(200))).toBe("valid");
    expect(verdict(many(201))).toBe("too_large /rules/200");
    const values = (n: number) => ({
      ...german,
      value: Array.from({ length: n }, (__, index) => `v${index}`),
    });
    expect(verdict(values(10_000))).toBe("valid");
    expect(verdict(values(10_001))).toBe("too_large /value");
  });

  it("survives JSON that is nested thousands deep", () => {
    let share: unknown = { of: "feature", feature: "frequency" };
    for (let depth = 0; depth < 20_000; depth += 1) share = { of: "share", part: share, whole: share };
    expect(verdict({ ...ordered, measure: share }).startsWith("too_large /measure/part")).toBe(true);
  });
});
