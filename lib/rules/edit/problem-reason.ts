import { stepsOf } from "#lib/rules/edit/pointer.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";

/** The reasons for which a rule is refused, by the words that the core has for them. */
const REASONS = {
  "must be above 0": "aboveZero",
  "must be a date such as 2026-01-31": "date",
  "must be between -10^14 and 10^14": "numberRange",
  "must have at least two steps": "twoSteps",
  "The first value must not be above the second": "backwards",
  "A band's from must be below its to": "band",
  "A percentage ends at 100": "percentage",
  "Customers are counted in whole numbers": "wholeCustomers",
  "A calendar period is a day, week, month, quarter or year": "calendarUnit",
  "A calendar period is one unit long": "calendarLength",
  "The first step has no step before it to be within": "firstStep",
  "Only the last step can be absent": "absentStep",
  "A window of events cannot lie in the future": "future",
  "A window's from must not be after its to": "backwards",
} as const;

const EMPTY_FIELDS = { rules: "emptyGroup", where: "emptyGroup", value: "noValue" } as const;

export type ProblemReason =
  | Exclude<RuleProblem["code"], "invalid">
  | (typeof REASONS)[keyof typeof REASONS]
  | (typeof EMPTY_FIELDS)[keyof typeof EMPTY_FIELDS]
  | "noName"
  | "other";

/** Which of the known reasons a problem is, for words in the reader's language; "other" has only the core's own. */
export function reasonOf({
  code,
  path,
  message,
}: Pick<RuleProblem, "code" | "path" | "message">): ProblemReason {
  if (code !== "invalid") return code;
  if (Object.hasOwn(REASONS, message)) return REASONS[message as keyof typeof REASONS];
  if (!/must not be empty|^Too small: expected (string|array)/.test(message)) return "other";
  const field = stepsOf(path).findLast((step) => !/^\d+$/.test(step)) ?? "";
  return Object.hasOwn(EMPTY_FIELDS, field) ? EMPTY_FIELDS[field as keyof typeof EMPTY_FIELDS] : "noName";
}
