import { ZONE } from "#lib/bench/data/shape.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import type { Moment } from "#lib/replica/members.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/** What rules need besides the data: the built-in features, no segments, no lists. */
export function benchMoment(asOf: number): Moment {
  return {
    asOf,
    zone: timeZone(ZONE),
    formulas: builtInFormulas,
    segmentRule: () => ({ kind: "everyone" }),
    listIds: () => new Set(),
  };
}
