import { expect, it } from "vitest";
import { evaluationContext } from "#lib/rules/context.ts";
import type { History } from "#lib/rules/history.ts";
import { nextChange } from "#lib/rules/next-change.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const asOf = Date.UTC(2026, 0, 1);
const order = { name: "order_completed", at: asOf - 1, no: 1, properties: new Map(), items: [] };
const history: History = { id: "x", ids: new Set(["x"]), createdAt: 0, events: [order], traits: new Map() };
const context = evaluationContext({ asOf, zone: timeZone("Europe/Berlin"), segmentRule: () => everyone });
const everyone: Rule = { kind: "everyone" };

const idle = (days: number, window?: { kind: "last"; n: number; unit: "month" }): Rule => ({
  kind: "measure",
  measure: { of: "days_since_last", event: "order_completed", ...(window && { window }) },
  op: "lt",
  value: days,
});

it("never comes to a number of days beyond the years that the calendar is followed", () => {
  const outlook = (rule: Rule) => foreseer(context)(rule, new Map())(subjectOf(history, asOf), context);
  expect(outlook(idle(10)).until).toBe(order.at + 10 * 86_400_000);
  for (const days of [1e9, 1e14]) {
    expect(nextChange(idle(days), history, context)).toBe(undefined);
    expect(outlook(idle(days))).toEqual({ holds: true, until: Infinity });
    // With the window there is an end before that.
    const within = idle(days, { kind: "last", n: 6, unit: "month" });
    expect(nextChange(within, history, context)).toBe(Date.UTC(2026, 5, 30, 23));
    expect(outlook(within)).toEqual({ holds: true, until: Date.UTC(2026, 5, 30, 23) });
  }
});
