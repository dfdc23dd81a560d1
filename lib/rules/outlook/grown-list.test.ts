import fc from "fast-check";
import { expect, it } from "vitest";
import { grow, startOf } from "#lib/customers/growing-history.ts";
import { toHistoryEvent } from "#lib/customers/histories.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import { foreseer } from "#lib/rules/outlook/foresee.ts";
import { grownList } from "#lib/rules/outlook/grown-list.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";
import { Rule } from "#lib/rules/schema.ts";
import { MS_PER_DAY, timeZone } from "#lib/std/time-zone.ts";

const start = Date.UTC(2026, 4, 1);

function viewed(no: number, at: number, price: number) {
  const category = price % 3 === 0 ? "shoes" : "bags";
  return toHistoryEvent(
    { name: "product_viewed", at, properties: { category, price, sale: price > 50 } },
    no,
  );
}

it("makes of each event once what is put behind a long list that is asked about again", () => {
  const events = Array.from({ length: 100 }, (_, no) => viewed(no, start + no, no));
  const made: number[] = [];
  const nosOf = () =>
    grownList(events, "numbers", (some) => {
      made.push(some.length);
      return some.map(({ no }) => no);
    });
  expect(nosOf()).toHaveLength(100);
  events.push(viewed(100, start + 100, 1));
  expect(nosOf().at(-1)).toBe(100);
  expect(nosOf()).toHaveLength(101);
  events.push(viewed(101, start + 101, 1));
  expect(nosOf()).toEqual(events.map(({ no }) => no));
  expect(made).toEqual([100, 101, 1]);
});

const shoes = [{ property: "category", op: "is", value: ["shoes"] }];
const views = { event: "product_viewed", window: { kind: "last", n: 30, unit: "day" } };
const rules = [
  { kind: "measure", measure: { of: "count", ...views, where: shoes }, op: "gte", value: 20 },
  { kind: "measure", measure: { of: "sum", property: "price", ...views }, op: "gt", value: 4_000 },
  { kind: "measure", measure: { of: "distinct", property: "price", ...views }, op: "gte", value: 40 },
  {
    kind: "measure",
    measure: { of: "count", event: ["product_viewed", "page_viewed"], where: shoes },
    op: "gte",
    value: 50,
  },
].map((rule) => Rule.parse(rule));

it("answers for long histories that grow, also by what comes late, what the evaluator answers", () => {
  const arrival = fc.record({ day: fc.nat(60), price: fc.nat(99), isLate: fc.integer({ min: 0, max: 19 }) });
  const arrivals = fc.array(fc.array(arrival, { minLength: 20, maxLength: 40 }), {
    minLength: 3,
    maxLength: 8,
  });
  let held = 0;
  let asked = 0;
  fc.assert(
    fc.property(arrivals, (batches) => {
      const history = startOf("ann", start);
      const kept = { zone: timeZone("UTC"), formulas: builtInFormulas, listIds: () => new Set<string>() };
      const surroundings = { ...kept, segmentRule: (): Rule => ({ kind: "everyone" }) };
      let no = 0;
      let now = start;
      for (const batch of batches) {
        const events = batch.map(({ day, price, isLate }) => {
          no += 1;
          now += isLate === 0 ? 0 : day * 60_000;
          return viewed(no, isLate === 0 ? now - day * MS_PER_DAY : now, price);
        });
        grow(history, { events, traits: new Map() });
        const context = evaluationContext({ ...surroundings, asOf: now });
        const subject = subjectOf(history, now);
        const prepare = foreseer(surroundings);
        for (const rule of rules) {
          const { holds } = prepare(rule, new Map())(subject, context);
          expect(holds).toBe(evaluate(rule, history, context));
          asked += 1;
          if (holds) held += 1;
        }
      }
    }),
  );
  expect(held).toBeGreaterThan(asked / 20);
  expect(held).toBeLessThan(asked);
});
