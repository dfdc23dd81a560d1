import type { PatternCount } from "#lib/drift/shapley.ts";
import type { SizeProfile } from "#lib/drift/size-change.ts";

/** Sets of customers by name, at the two moments. */
export type Sides = {
  readonly inOldData: ReadonlySet<string>;
  readonly inNewData: ReadonlySet<string>;
};

export type RuleMembers = {
  readonly oldRuleOldData: ReadonlySet<string>;
  readonly newRuleOldData: ReadonlySet<string>;
  readonly newRuleNewData: ReadonlySet<string>;
};

/** Everybody who is in one of the sets, as `splitSizeChange` reads them. */
export function profilesOf(members: RuleMembers, { inOldData, inNewData }: Sides): readonly SizeProfile[] {
  const names = new Set([...members.oldRuleOldData, ...members.newRuleOldData, ...members.newRuleNewData]);
  return [...names].map((name) => ({
    isInOldData: inOldData.has(name),
    isInNewData: inNewData.has(name),
    oldRuleOldData: members.oldRuleOldData.has(name),
    newRuleOldData: members.newRuleOldData.has(name),
    newRuleNewData: members.newRuleNewData.has(name),
  }));
}

/** Who meets a condition on the old and on the new data. */
export type ConditionMembers = { readonly old: ReadonlySet<string>; readonly now: ReadonlySet<string> };

/** The customers of both data by which conditions they met, a bit a condition. */
export function patternsOf(
  conditions: readonly ConditionMembers[],
  { inOldData, inNewData }: Sides,
): readonly PatternCount[] {
  const counts = new Map<string, { old: number; now: number; count: number }>();
  const maskOf = (name: string, side: keyof ConditionMembers) =>
    conditions.reduce(
      (mask, condition, index) => (condition[side].has(name) ? mask | (2 ** index) : mask),
      0,
    );
  for (const name of inOldData) {
    if (!inNewData.has(name)) continue;
    const [old, now] = [maskOf(name, "old"), maskOf(name, "now")];
    const key = `${old} ${now}`;
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { old, now, count: 1 });
  }
  return [...counts.values()];
}
