/** Who is to enter a segment and who is to leave it, by the ids of their rows. */
export type Difference = { readonly entering: readonly number[]; readonly leaving: readonly number[] };

export const noDifference: Difference = { entering: [], leaving: [] };

/**
 * What makes the members of those who are in; who enters and who leaves rise, but for those who were judged.
 *
 * @param open who is in, rising
 * @param members who was found to belong in, rising
 * @param judged of whom it is known better: whether they belong in
 */
export function differenceOf(
  open: Float64Array,
  members: Float64Array,
  judged: ReadonlyMap<number, boolean> = new Map(),
): Difference {
  const entering: number[] = [];
  const leaving: number[] = [];
  const isNew = new Map(judged);
  const compare = (id: number, isOpen: boolean, isFound: boolean) => {
    const isIn = judged.get(id) ?? isFound;
    isNew.delete(id);
    if (isIn && !isOpen) entering.push(id);
    if (!isIn && isOpen) leaving.push(id);
  };
  let [o, m] = [0, 0];
  while (o < open.length || m < members.length) {
    const left = open[o] ?? Infinity;
    const right = members[m] ?? Infinity;
    const id = Math.min(left, right);
    // Most are in and belong in.
    if (left !== right || judged.size > 0) compare(id, left === id, right === id);
    if (left === id) o += 1;
    if (right === id) m += 1;
  }
  for (const [id, isIn] of isNew) if (isIn) entering.push(id);
  return { entering, leaving };
}

/** The same in two: of some ids, and of all others. */
export function splitDifference(
  { entering, leaving }: Difference,
  ids: ReadonlySet<number>,
): { readonly within: Difference; readonly beyond: Difference } {
  const part = (isWithin: boolean) => ({
    entering: entering.filter((id) => ids.has(id) === isWithin),
    leaving: leaving.filter((id) => ids.has(id) === isWithin),
  });
  return { within: part(true), beyond: part(false) };
}

/** The same in parts of so many customers at most; none of nothing. */
export function partsOf({ entering, leaving }: Difference, most: number): readonly Difference[] {
  const parts: Difference[] = [];
  for (let from = 0; from < entering.length; from += most)
    parts.push({ entering: entering.slice(from, from + most), leaving: [] });
  for (let from = 0; from < leaving.length; from += most)
    parts.push({ entering: [], leaving: leaving.slice(from, from + most) });
  return parts;
}
