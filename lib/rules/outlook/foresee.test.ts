import { expect, it } from "vitest";
import { evaluationContext } from "#lib/rules/context.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

it("takes no name of an event for a list of names", () => {
  const asOf = Date.UTC(2026, 0, 1);
  const event = { name: "a", at: asOf - 1, no: 1, properties: new Map(), items: [] };
  const history = { id: "x", ids: new Set(["x"]), createdAt: 0, events: [event], traits: new Map() };
  const any = (event: string | string[]): Rule => ({
    kind: "measure",
    measure: { of: "count", event },
    op: "gte",
    value: 1,
  });
  const context = evaluationContext({ asOf, zone: timeZone("UTC"), segmentRule: () => any("a") });
  const prepare = foreseer(context);
  const subject = subjectOf(history, asOf);
  const holds = (event: string | string[]) => prepare(any(event), new Map())(subject, context).holds;
  expect([holds('["a"]'), holds(["a"]), holds("a")]).toEqual([false, true, true]);
});
