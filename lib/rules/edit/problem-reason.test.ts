import { describe, expect, it } from "vitest";
import { reasonOf } from "#lib/rules/edit/problem-reason.ts";
import { validateRule } from "#lib/rules/validate.ts";

const everything = {
  hasEvent: () => true,
  hasTrait: () => true,
  hasFeature: () => true,
  hasList: () => true,
  segmentRule: () => ({ kind: "everyone" }),
};
const event = "order_completed";
const counted = (measure: object, rest: object = { op: "gte", value: 1 }) => ({
  kind: "measure",
  measure: { of: "count", event, ...measure },
  ...rest,
});
const sequence = (...steps: object[]) => ({ kind: "sequence", steps });

describe("the reason of a problem", () => {
  it.each([
    [{ kind: "all", rules: [] }, "emptyGroup"],
    [{ kind: "trait", trait: "country", op: "is", value: [] }, "noValue"],
    [{ kind: "trait", trait: "country", op: "contains", value: "" }, "noValue"],
    [{ kind: "trait", trait: "", op: "exists" }, "noName"],
    [counted({ event: "" }), "noName"],
    [counted({ event: [] }), "noName"],
    [counted({ window: { kind: "last", n: 0, unit: "day" } }), "aboveZero"],
    [counted({ window: { kind: "since", from: "soon" } }), "date"],
    [counted({ window: { kind: "between", from: "2026-02-01", to: "2026-01-01" } }), "backwards"],
    [counted({ window: { kind: "calendar", unit: "day", offset: 1 } }), "future"],
    [counted({}, { op: "between", value: [2, 1] }), "backwards"],
    [counted({}, { op: "gte", value: 1e15 }), "numberRange"],
    [sequence({ event }), "twoSteps"],
    [sequence({ event, within: { n: 1, unit: "day" } }, { event }), "firstStep"],
    [sequence({ event }, { event, absent: true }, { event }), "absentStep"],
    [{ kind: "rank", measure: { of: "count", event }, from: 5, to: 5, unit: "percent" }, "band"],
    [{ kind: "rank", measure: { of: "count", event }, from: 0, to: 101, unit: "percent" }, "percentage"],
    [{ kind: "rank", measure: { of: "count", event }, from: 0, to: 1.5, unit: "customer" }, "wholeCustomers"],
    [
      counted({ of: "periods", per: { n: 1, unit: "hour" }, last: 3, times: 1, align: "calendar" }),
      "calendarUnit",
    ],
    [
      counted({ of: "periods", per: { n: 2, unit: "day" }, last: 3, times: 1, align: "calendar" }),
      "calendarLength",
    ],
    [{ kind: "trait", trait: "x", op: "is", value: ["a"], extra: 1 }, "other"],
    [7, "other"],
  ])("%j is %s", (rule, reason) => {
    const valid = validateRule(rule, everything);
    expect(valid.ok ? [] : valid.error.map(reasonOf)).toContain(reason);
  });
});
