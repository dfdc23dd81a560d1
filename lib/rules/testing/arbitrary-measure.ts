import fc from "fast-check";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import type { Events, Filter, Measure } from "#lib/rules/schema.ts";
import { arbitraryComparison, arbitraryWindow, type Scene } from "#lib/rules/testing/arbitrary-filter.ts";
import { arbitraryDuration } from "#lib/rules/testing/arbitrary-time.ts";
import { perhaps } from "#lib/rules/testing/perhaps.ts";
import { ASKED_PROPERTIES, EVENTS } from "#lib/rules/testing/vocabulary.ts";

function arbitraryFilter(scene: Scene): fc.Arbitrary<Filter> {
  const comparison = arbitraryComparison(scene);
  const any = fc.oneof(
    { weight: 4, arbitrary: comparison.static },
    { weight: 1, arbitrary: comparison.clock },
  );
  const typical = fc.constantFrom<Filter>(
    { property: "category", op: "is", value: ["gold", "DE"] },
    { property: "category", op: "is_not", value: ["gold"] },
    { property: "price", op: "gte", value: 3 },
    { property: "quantity", op: "gt", value: 1 },
    { property: "quantity", op: "is", value: ["1"] },
    { property: "color", op: "is", value: ["DE", "de"] },
    { property: "color", op: "missing" },
    { property: "total", op: "gt", value: 3 },
    { property: "$hour", op: "between", value: [0, 12] },
    { property: "$weekday", op: "lte", value: 4 },
    { property: "products", op: "exists" },
  );
  return fc.oneof(
    typical,
    fc
      .tuple(fc.constantFrom(...ASKED_PROPERTIES), any)
      .map(([property, b]) => ({ property, ...b }) as Filter),
  );
}

export function arbitraryWhere(scene: Scene): fc.Arbitrary<{ where?: Filter[] }> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: arbitraryFilter(scene).map((filter) => ({ where: [filter] })) },
    {
      weight: 1,
      arbitrary: fc.array(arbitraryFilter(scene), { minLength: 2, maxLength: 3 }).map((where) => ({ where })),
    },
  );
}

export const arbitraryEvent: fc.Arbitrary<Events["event"]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant("order_completed") },
  { weight: 4, arbitrary: fc.constantFrom(...EVENTS) },
  { weight: 2, arbitrary: fc.shuffledSubarray([...EVENTS], { minLength: 2, maxLength: 4 }) },
  { weight: 2, arbitrary: fc.constant("*") },
);

export function arbitraryEvents(scene: Scene): fc.Arbitrary<Events> {
  const only = perhaps(fc.constantFrom("first" as const, "last" as const), 0.2);
  const window = perhaps(arbitraryWindow(scene, false), 0.5);
  return fc
    .record({ event: arbitraryEvent, only, where: arbitraryWhere(scene), window })
    .map(({ event, only: kept, where, window: span }) => ({
      event,
      ...where,
      ...(kept && { only: kept }),
      ...(span && { window: span }),
    }));
}

/** The replica does not tell whole products apart: see docs/decisions/0006-replica-layout.md. */
const AGGREGATED = ASKED_PROPERTIES.filter((property) => property !== "products");

export function arbitraryMeasure(scene: Scene): fc.Arbitrary<Measure> {
  const events = arbitraryEvents(scene);
  const property = fc.oneof(
    fc.constantFrom("total", "price", "quantity", "discount"),
    fc.constantFrom(...AGGREGATED),
  );
  const aggregate = fc.constantFrom(
    "sum" as const,
    "avg" as const,
    "min" as const,
    "max" as const,
    "distinct" as const,
  );
  const plain: fc.Arbitrary<Measure> = fc.oneof(
    { weight: 3, arbitrary: events.map((of): Measure => ({ of: "count", ...of })) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(aggregate, property, events)
        .map(([of, name, rest]): Measure => ({ of, property: name, ...rest })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom("days_since_last" as const, "days_since_first" as const), events)
        .map(([of, rest]): Measure => ({ of, ...rest })),
    },
    { weight: 2, arbitrary: arbitraryPeriods(scene) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...BUILT_IN_FEATURES)
        .map((feature): Measure => ({ of: "feature", feature })),
    },
  );
  const share = (side: fc.Arbitrary<Measure>) =>
    fc.tuple(side, side).map(([part, whole]): Measure => ({ of: "share", part, whole }));
  return fc.oneof(
    { weight: 10, arbitrary: plain },
    { weight: 3, arbitrary: share(plain) },
    { weight: 1, arbitrary: share(fc.oneof(plain, share(plain))) },
  );
}

function arbitraryPeriods(scene: Scene): fc.Arbitrary<Measure> {
  const align = fc.oneof(
    fc.record({ per: arbitraryDuration, align: fc.constant("rolling" as const) }),
    fc.record({
      per: fc.record({
        n: fc.constant(1),
        unit: fc.constantFrom(
          "day" as const,
          "week" as const,
          "month" as const,
          "quarter" as const,
          "year" as const,
        ),
      }),
      align: fc.constant("calendar" as const),
    }),
  );
  return fc
    .record({
      event: arbitraryEvent,
      where: arbitraryWhere(scene),
      align,
      last: fc.integer({ min: 1, max: 6 }),
      times: fc.constantFrom(1, 1, 2),
    })
    .map(({ event, where, align: how, last, times }) => ({
      of: "periods",
      event,
      ...where,
      ...how,
      last,
      times,
    }));
}
