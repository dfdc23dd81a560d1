/** At most `size` of the items, spread evenly from the first on: the same ones each time. */
export function spread<T>(items: readonly T[], size: number): readonly T[] {
  if (items.length <= size) return items;
  const bucketOf = (index: number) => Math.floor((index * size) / items.length);
  return items.filter((_, index) => bucketOf(index) !== bucketOf(index - 1));
}
