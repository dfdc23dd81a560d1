import { zoneRows } from "#lib/replica/zone-rows.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** The times between which some events lie. */
export type Range = { readonly from: number; readonly to: number };

/** The time on the shop's clock, by the offsets that were good within a range. */
export function localSql(zone: TimeZone, { from, to }: Range): string {
  const { offsets } = zoneRows(zone);
  const first = offsets.findLast(([start]) => start <= from) ?? offsets[0];
  const later = offsets.filter(([start]) => start > from && start <= to);
  const cases = later.toReversed().map(([start, shift]) => `WHEN ts >= ${start} THEN ${shift}`);
  const last = first?.[1] ?? 0;
  return cases.length === 0 ? `ts + ${last}` : `ts + CASE ${cases.join(" ")} ELSE ${last} END`;
}
