import fc from "fast-check";
import { CALENDAR_UNITS, type Duration, NUMBER_OPS, PRESENCE_OPS, type Window } from "#lib/rules/schema.ts";
import { arbitraryDuration, arbitraryIsoDate, COUNTS } from "#lib/rules/testing/arbitrary-time.ts";
import { NEEDLES, NUMBERS, TEXTS, THRESHOLDS } from "#lib/rules/testing/vocabulary.ts";
import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

export type Scene = { readonly asOfs: readonly Instant[]; readonly zone: TimeZone };

/** Windows of every kind. Those of dates may lie in the future. */
export function arbitraryWindow(scene: Scene, isOfDate: boolean): fc.Arbitrary<Window> {
  const date = arbitraryIsoDate(scene.asOfs, scene.zone);
  const n = fc.constantFrom(...COUNTS);
  const unit = arbitraryDuration.map((duration) => duration.unit);
  return fc.oneof(
    fc.constant<Window>({ kind: "ever" }),
    fc.record({
      kind: fc.constant("last" as const),
      n: fc.constantFrom(7, 30),
      unit: fc.constantFrom("day" as const, "week" as const, "month" as const),
    }),
    fc.record({ kind: fc.constant("last" as const), n, unit }),
    fc.record({ kind: fc.constant("before_last" as const), n, unit }),
    fc
      .tuple(arbitraryDuration, arbitraryDuration)
      .map(([a, b]) => (hours(a) >= hours(b) ? ([a, b] as const) : ([b, a] as const)))
      .map(([from, to]) => ({ kind: "ago" as const, from, to })),
    arbitraryCalendarWindow(isOfDate),
    fc
      .tuple(date, date)
      .map(([a, b]) => ({ kind: "between" as const, from: a < b ? a : b, to: a < b ? b : a })),
    date.map((from) => ({ kind: "since" as const, from })),
  );
}

function arbitraryCalendarWindow(isOfDate: boolean) {
  return fc.record({
    kind: fc.constant("calendar" as const),
    unit: fc.constantFrom(...CALENDAR_UNITS),
    offset: fc.integer({ min: -3, max: isOfDate ? 2 : 0 }),
  });
}

/** Long enough to be the longer one at any moment. */
function hours({ n, unit }: Duration): number {
  return n * { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 730.5, quarter: 2191.5, year: 8766 }[unit];
}

/** Every op with a value that fits it, as far as the pools go. */
export function arbitraryComparison(scene: Scene) {
  const date = arbitraryIsoDate(scene.asOfs, scene.zone);
  const number = fc.constantFrom(
    ...[...new Set([...NUMBERS, ...THRESHOLDS])].filter((value) => value <= 1e14),
  );
  const text = fc.constantFrom(...TEXTS);
  const texts = fc.array(text, { minLength: 1, maxLength: 4 });
  const isOneOf = fc.constantFrom("is" as const, "is_not" as const);
  return {
    static: fc.oneof(
      fc.record({ op: isOneOf, value: texts }),
      fc.record({ op: isOneOf, value: fc.constantFrom(["DE"], ["gold", "Köln"], ["12"], ["12.5", "AT"]) }),
      fc.record({
        op: fc.constantFrom("contains" as const, "starts_with" as const),
        value: fc.constantFrom(...NEEDLES),
      }),
      fc.record({ op: fc.constantFrom(...NUMBER_OPS), value: number }),
      fc.tuple(number, number).map(([a, b]) => ({
        op: "between" as const,
        value: [Math.min(a, b), Math.max(a, b)] as [number, number],
      })),
      fc.record({ op: fc.constantFrom("is_true" as const, "is_false" as const) }),
      fc.record({ op: fc.constantFrom("before" as const, "after" as const, "on" as const), value: date }),
      fc.record({ op: fc.constantFrom(...PRESENCE_OPS) }),
    ),
    clock: fc.oneof(
      fc.record({ op: fc.constant("within" as const), value: arbitraryWindow(scene, true) }),
      fc.record({ op: fc.constant("within_next" as const), value: arbitraryDuration }),
      fc.record({
        op: fc.constant("anniversary_within_next" as const),
        value: fc.record({
          n: fc.constantFrom(1, 2, 7, 30, 90, 200, 364, 365),
          unit: fc.constant("day" as const),
        }),
      }),
      fc.record({ op: fc.constant("anniversary_within" as const), value: arbitraryCalendarWindow(true) }),
    ),
  };
}
