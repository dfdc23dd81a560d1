const MONTHS = [
  "january|一",
  "february|二",
  "march|三",
  "april|四",
  "may|五",
  "june|六",
  "july|七",
  "august|八",
  "september|九",
  "october|十",
  "november|十一",
  "december|十二",
];

/** A mailing that goes by its month: 三月那封 is "march", where the catalog has it. */
export const MONTHLY_MAILINGS: readonly (readonly string[])[] = MONTHS.map((month, index) => {
  const [english = "", chinese = ""] = month.split("|");
  return [english, `${chinese}月那封`, `${index + 1}月那封`];
});
