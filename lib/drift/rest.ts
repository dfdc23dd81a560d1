import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

/** Of a table of all customers, the rows of those who are not in a group. */
export function withoutMembers(shop: FeatureTable, members: ReadonlySet<string>): FeatureTable {
  const isRest = shop.ids.map((id) => !members.has(id));
  const keep = <T>(columns: ReadonlyMap<string, readonly T[]>) =>
    new Map([...columns].map(([name, values]) => [name, values.filter((_, row) => isRest[row])] as const));
  const ids = shop.ids.filter((_, row) => isRest[row]);
  return {
    asOf: shop.asOf,
    size: shop.size - members.size,
    rows: ids.length,
    ids,
    numbers: keep(shop.numbers),
    texts: keep(shop.texts),
    flags: keep(shop.flags),
  };
}
