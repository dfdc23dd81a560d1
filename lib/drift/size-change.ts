/** One customer: in the population and meeting the old and the new rule, on the old and the new data. */
export type SizeProfile = {
  readonly isInOldData: boolean;
  readonly isInNewData: boolean;
  /** What each rule says on each data; false where the customer is not in them. */
  readonly oldRuleOldData: boolean;
  readonly newRuleOldData: boolean;
  readonly newRuleNewData: boolean;
};

export type SizeChange = {
  readonly before: number;
  readonly after: number;
  /** New rule on old data − old rule on old data. */
  readonly rule: number;
  /** Of customers in both data: new rule on new data − new rule on old data. */
  readonly behavior: number;
  /** New customers who are members now − members by the new rule who are gone. */
  readonly population: number;
};

/** Splits a segment's change of size into three effects that add up exactly: after − before = rule + behavior + population. */
export function splitSizeChange(profiles: Iterable<SizeProfile>): SizeChange {
  let [before, after, rule, behavior, population] = [0, 0, 0, 0, 0];
  for (const profile of profiles) {
    const { isInOldData, isInNewData } = profile;
    const old = Number(isInOldData && profile.oldRuleOldData);
    const between = Number(isInOldData && profile.newRuleOldData);
    const now = Number(isInNewData && profile.newRuleNewData);
    before += old;
    after += now;
    rule += between - old;
    if (isInOldData && isInNewData) behavior += now - between;
    else population += now - between;
  }
  return { before, after, rule, behavior, population };
}
