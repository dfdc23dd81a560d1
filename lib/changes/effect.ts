import type { Effect } from "#lib/changes/schema.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Flow = {
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  readonly stay: readonly string[];
};

/** Who comes, goes and stays when one set of members becomes another; each sorted by code point. */
export function flowBetween(before: readonly string[], after: readonly string[]): Flow {
  const old = new Set(before);
  const next = new Set(after);
  const sorted = (ids: readonly string[]) => ids.toSorted(compareByCodePoint);
  return {
    enter: sorted(after.filter((id) => !old.has(id))),
    leave: sorted(before.filter((id) => !next.has(id))),
    stay: sorted(before.filter((id) => next.has(id))),
  };
}

/** What a group of `count` has spent, by what all of them or a sample have: then as many times the sample's mean. */
export function groupValue(
  known: readonly { readonly value: number }[],
  count: number,
): { readonly value: number; readonly isValueEstimated: boolean } {
  const sum = known.reduce((total, each) => total + each.value, 0);
  if (known.length === 0 || known.length === count) return { value: sum, isValueEstimated: false };
  return { value: (sum / known.length) * count, isValueEstimated: true };
}

const dayMs = 86_400_000;

/** Why an effect no longer tells what approving would do now: the segment has another version, or the data are of another day. */
export function whyEffectIsOld(
  effect: Pick<Effect, "baseVersionNo" | "computedAt">,
  change: { readonly segment: { readonly activeVersionNo: number | null } },
  now: Instant,
): "version" | "time" | undefined {
  if (effect.baseVersionNo !== change.segment.activeVersionNo) return "version";
  return now - Date.parse(effect.computedAt) > dayMs ? "time" : undefined;
}

/** What a reviewer should look at twice in an effect. */
export function effectWarnings(
  effect: Pick<Effect, "baseVersionNo" | "population"> &
    Readonly<Record<"enter" | "leave" | "stay", { count: number }>>,
): readonly ("nobody" | "everybody" | "halves" | "doubles")[] {
  const before = effect.leave.count + effect.stay.count;
  const after = effect.enter.count + effect.stay.count;
  if (after === 0) return ["nobody"];
  if (after === effect.population) return ["everybody"];
  if (effect.baseVersionNo === null) return [];
  if (effect.leave.count * 2 > before) return ["halves"];
  return before > 0 && after > before * 2 ? ["doubles"] : [];
}
