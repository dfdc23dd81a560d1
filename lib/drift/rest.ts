import { holdsRow } from "#lib/drift/rows.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

/** Of a table of all customers, the rows of those who are not in a group, which has rising row ids. */
export function withoutMembers(shop: FeatureTable, members: Float64Array): FeatureTable {
  const isRest = shop.rowIds.map((id) => !holdsRow(members, Number(id)));
  const keep = <T>(columns: ReadonlyMap<string, readonly T[]>) =>
    new Map([...columns].map(([name, values]) => [name, values.filter((_, row) => isRest[row])] as const));
  const rowIds = shop.rowIds.filter((_, row) => isRest[row]);
  return {
    asOf: shop.asOf,
    size: shop.size - members.length,
    rows: rowIds.length,
    rowIds,
    numbers: keep(shop.numbers),
    texts: keep(shop.texts),
    flags: keep(shop.flags),
  };
}
