import { describe, expect, it } from "vitest";
import { isContradiction } from "#lib/interpretations/built-in/contradictions.ts";
import { Rule, type Window } from "#lib/rules/schema.ts";

type Bound = { op: "gte" | "gt" | "lt" | "lte" | "eq"; value: number };

function orders(bound: Bound, window?: Window, category?: string): unknown {
  const where =
    category === undefined ? {} : { where: [{ property: "category", op: "is", value: [category] }] };
  const measure = { of: "count", event: "order_completed", ...where, ...(window && { window }) };
  return { kind: "measure", measure, ...bound };
}

const some = { op: "gte", value: 1 } as const;
const none = { op: "eq", value: 0 } as const;
const days = (n: number): Window => ({ kind: "last", n, unit: "day" });
const thisUnit = (unit: "week" | "month" | "year"): Window => ({ kind: "calendar", unit, offset: 0 });
const both = (...rules: unknown[]) => isContradiction(Rule.parse({ kind: "all", rules }));

describe("more of a part than of the whole", () => {
  it.each([
    ["days within more days", orders(some, days(7)), orders(none, days(30))],
    ["days within all time", orders(some, days(7)), orders(none)],
    ["a month within its year", orders(some, thisUnit("month")), orders(none, thisUnit("year"))],
    ["days within longer units", orders(some, days(7)), orders(none, { kind: "last", n: 1, unit: "month" })],
    [
      "a category within all",
      orders({ op: "gte", value: 3 }, undefined, "Shoes"),
      orders({ op: "lt", value: 3 }),
    ],
    [
      "dates within dates",
      orders(some, { kind: "between", from: "2026-02-01", to: "2026-02-10" }),
      orders(none, { kind: "since", from: "2026-01-01" }),
    ],
  ])("excludes itself: %s", (_, part, whole) => {
    expect(both(part, whole)).toBe(true);
    expect(both(part, { kind: "not", rule: whole })).toBe(false);
  });

  it.each([
    ["more days than those without", orders(some, days(30)), orders(none, days(7))],
    [
      "a week that began in the month before",
      orders(some, thisUnit("week")),
      orders(none, thisUnit("month")),
    ],
    ["another category", orders(some, days(7), "Bags"), orders(none, days(30), "Shoes")],
    ["as many", orders({ op: "gte", value: 3 }, days(7)), orders({ op: "lte", value: 3 }, days(30))],
    ["an average month", orders(some, days(29)), orders(none, { kind: "last", n: 1, unit: "month" })],
  ])("does not where some customers can meet both: %s", (_, part, whole) => {
    expect(both(part, whole)).toBe(false);
  });
});
