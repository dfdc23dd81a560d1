import type { PatternCount } from "#lib/drift/shapley.ts";
import type { SizeProfile } from "#lib/drift/size-change.ts";

/** Customers by the ids of their rows, rising, as a population reader gives them: millions of names take too long to look up. */
export type Rows = Float64Array;

/** The customers of the data at the two moments. */
export type Sides = { readonly inOldData: Rows; readonly inNewData: Rows };

export type RuleMembers = {
  readonly oldRuleOldData: Rows;
  readonly newRuleOldData: Rows;
  readonly newRuleNewData: Rows;
};

/** Everybody who is in one of the sets, as `splitSizeChange` reads them. */
export function* profilesOf(members: RuleMembers, sides: Sides): Generator<SizeProfile> {
  const isInOldData = askedInOrder(sides.inOldData);
  const isInNewData = askedInOrder(sides.inNewData);
  const oldRuleOldData = askedInOrder(members.oldRuleOldData);
  const newRuleOldData = askedInOrder(members.newRuleOldData);
  const newRuleNewData = askedInOrder(members.newRuleNewData);
  for (const row of union([members.oldRuleOldData, members.newRuleOldData, members.newRuleNewData])) {
    yield {
      isInOldData: isInOldData(row),
      isInNewData: isInNewData(row),
      oldRuleOldData: oldRuleOldData(row),
      newRuleOldData: newRuleOldData(row),
      newRuleNewData: newRuleNewData(row),
    };
  }
}

/** Who meets a condition on the old and on the new data. */
export type ConditionMembers = { readonly old: Rows; readonly now: Rows };

/** The customers of both data by which conditions they met, a bit a condition. */
export function patternsOf(
  conditions: readonly ConditionMembers[],
  { inOldData, inNewData }: Sides,
): readonly PatternCount[] {
  const met = conditions.map(({ old, now }, index) => ({
    bit: 2 ** index,
    old: askedInOrder(old),
    now: askedInOrder(now),
  }));
  const isInNewData = askedInOrder(inNewData);
  const counts = new Map<number, Map<number, number>>();
  for (const row of inOldData) {
    if (!isInNewData(row)) continue;
    let [old, now] = [0, 0];
    for (const condition of met) {
      if (condition.old(row)) old += condition.bit;
      if (condition.now(row)) now += condition.bit;
    }
    const known = counts.get(old) ?? new Map<number, number>();
    counts.set(old, known);
    known.set(now, (known.get(now) ?? 0) + 1);
  }
  return [...counts].flatMap(([old, after]) => [...after].map(([now, count]) => ({ old, now, count })));
}

/** Whether a row is among some, asked of rows that rise. */
function askedInOrder(rows: Rows): (row: number) => boolean {
  let next = 0;
  return (row) => {
    while (next < rows.length && (rows[next] ?? row) < row) next += 1;
    return rows[next] === row;
  };
}

function* union(lists: readonly Rows[]): Generator<number> {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  let last: number | undefined;
  for (const row of all.sort()) {
    if (row !== last) yield row;
    last = row;
  }
}
