import { type DriftState, driftStates, type SegmentMovement } from "#lib/drift/schema.ts";

type Field = (movement: SegmentMovement) => number | string | null;

const fields: Readonly<Record<string, Field>> = {
  name: ({ name }) => name,
  state: ({ state }) => rankOf(state),
  size: ({ flow }) => flow.after,
  entered: ({ flow }) => flow.entered,
  left: ({ flow }) => flow.left,
  volatility: ({ flow }) => flow.volatility,
  jaccard: ({ flow }) => flow.jaccard,
};

/** By a column; without one as the server sorts, by what moved beyond noise. Those without a figure come last. */
export function sortMovements(
  movements: readonly SegmentMovement[],
  sort: string | undefined,
  direction: "asc" | "desc",
): readonly SegmentMovement[] {
  const field = sort !== undefined && Object.hasOwn(fields, sort) ? fields[sort] : undefined;
  if (!field) return movements;
  const sign = direction === "desc" ? -1 : 1;
  return movements.toSorted((a, b) => {
    const [x, y] = [field(a), field(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === "string" ? x.localeCompare(String(y)) : x - Number(y));
  });
}

function rankOf(state: DriftState): number {
  return driftStates.length - driftStates.indexOf(state);
}
