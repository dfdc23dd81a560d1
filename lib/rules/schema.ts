import { z } from "zod";
import { unitsFromNumber } from "#lib/std/decimal.ts";
import { dayFromText } from "#lib/std/iso-date.ts";

/**
 * The rule language, version 1: one schema for storage, API, editor and files. docs/rules.md says what each part
 * means. References to the catalog are checked in `validate.ts`; here only the shape is.
 */

export const RULE_LIMITS = {
  conditions: 200,
  depth: 10,
  listValues: 10_000,
  textLength: 1_000,
  count: 10_000_000,
  offset: 100_000,
} as const;

export const UNITS = ["minute", "hour", "day", "week", "month", "quarter", "year"] as const;
export const CALENDAR_UNITS = ["day", "week", "month", "quarter", "year"] as const;

const name = z.string().min(1).max(200);
const key = z.string().min(1).max(255);
const unit = z.enum(UNITS);
const calendarUnit = z.enum(CALENDAR_UNITS);
const positiveCount = z.int().min(1, "must be above 0").max(RULE_LIMITS.count);
const date = z
  .string()
  .refine((text) => dayFromText(text) !== undefined, "must be a date such as 2026-01-31");
const number = z
  .number()
  .refine((value) => unitsFromNumber(value) !== undefined, "must be between -10^14 and 10^14");

export const Duration = z.strictObject({ n: positiveCount, unit });
export type Duration = z.infer<typeof Duration>;
export type Unit = Duration["unit"];

const calendarWindow = z.strictObject({
  kind: z.literal("calendar"),
  unit: calendarUnit,
  offset: z.int().min(-RULE_LIMITS.offset).max(RULE_LIMITS.offset),
});
export type CalendarWindow = z.infer<typeof calendarWindow>;

export const Window = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ever") }),
  z.strictObject({ kind: z.literal("last"), n: positiveCount, unit }),
  z.strictObject({ kind: z.literal("before_last"), n: positiveCount, unit }),
  z.strictObject({ kind: z.literal("ago"), from: Duration, to: Duration }),
  calendarWindow,
  z.strictObject({ kind: z.literal("between"), from: date, to: date }),
  z.strictObject({ kind: z.literal("since"), from: date }),
]);
export type Window = z.infer<typeof Window>;

const texts = z
  .array(z.string().min(1, "must not be empty").max(RULE_LIMITS.textLength))
  .min(1, "must not be empty");
const text = z.string().min(1, "must not be empty").max(RULE_LIMITS.textLength);

export const NUMBER_OPS = ["eq", "neq", "gt", "gte", "lt", "lte"] as const;
export const PRESENCE_OPS = ["exists", "missing"] as const;

const numberComparison = { op: z.enum(NUMBER_OPS), value: number };
const betweenComparison = { op: z.literal("between"), value: z.tuple([number, number]) };
const presence = { op: z.enum(PRESENCE_OPS) };

/** The ops that compare an instant with the clock; they cannot be combined with `for`. */
const clockComparisons = [
  { op: z.literal("within"), value: Window },
  { op: z.literal("within_next"), value: Duration },
  {
    op: z.literal("anniversary_within_next"),
    value: z.strictObject({ n: positiveCount, unit: z.literal("day") }),
  },
  { op: z.literal("anniversary_within"), value: calendarWindow },
] as const;

/** A property of an event or of its items, compared. Filters of one condition hold on the same event. */
export const Filter = z.discriminatedUnion("op", [
  z.strictObject({ property: name, op: z.enum(["is", "is_not"]), value: texts }),
  z.strictObject({ property: name, op: z.enum(["contains", "starts_with"]), value: text }),
  z.strictObject({ property: name, ...numberComparison }),
  z.strictObject({ property: name, ...betweenComparison }),
  z.strictObject({ property: name, op: z.enum(["is_true", "is_false"]) }),
  z.strictObject({ property: name, op: z.enum(["before", "after", "on"]), value: date }),
  z.strictObject({ property: name, ...clockComparisons[0] }),
  z.strictObject({ property: name, ...clockComparisons[1] }),
  z.strictObject({ property: name, ...clockComparisons[2] }),
  z.strictObject({ property: name, ...clockComparisons[3] }),
  z.strictObject({ property: name, ...presence }),
]);
export type Filter = z.infer<typeof Filter>;

const trait = { kind: z.literal("trait"), trait: name };
const held = { for: Duration.optional() };

export const TraitCondition = z.discriminatedUnion("op", [
  z.strictObject({ ...trait, op: z.enum(["is", "is_not"]), value: texts, ...held }),
  z.strictObject({ ...trait, op: z.enum(["contains", "starts_with"]), value: text, ...held }),
  z.strictObject({ ...trait, ...numberComparison, ...held }),
  z.strictObject({ ...trait, ...betweenComparison, ...held }),
  z.strictObject({ ...trait, op: z.enum(["is_true", "is_false"]), ...held }),
  z.strictObject({ ...trait, op: z.enum(["before", "after", "on"]), value: date, ...held }),
  z.strictObject({ ...trait, ...clockComparisons[0] }),
  z.strictObject({ ...trait, ...clockComparisons[1] }),
  z.strictObject({ ...trait, ...clockComparisons[2] }),
  z.strictObject({ ...trait, ...clockComparisons[3] }),
  z.strictObject({ ...trait, ...presence, ...held }),
]);
export type TraitCondition = z.infer<typeof TraitCondition>;

const where = z.array(Filter).min(1, "must not be empty").max(RULE_LIMITS.conditions).optional();
const eventName = z.union([name, z.array(name).min(1, "must not be empty").max(RULE_LIMITS.conditions)]);

/** Which events of the customer a measure looks at. `event` is a name, several names, or "*" for all. */
export const Events = z.strictObject({
  event: eventName,
  only: z.enum(["first", "last"]).optional(),
  where,
  window: Window.optional(),
});
export type Events = z.infer<typeof Events>;

const countMeasure = Events.extend({ of: z.literal("count") });
const aggregateMeasure = Events.extend({
  of: z.enum(["sum", "avg", "min", "max", "distinct"]),
  property: name,
});
const daysSinceMeasure = Events.extend({ of: z.enum(["days_since_last", "days_since_first"]) });
const periodsMeasure = z.strictObject({
  of: z.literal("periods"),
  event: eventName,
  where,
  per: Duration,
  last: positiveCount.max(1_000),
  times: positiveCount,
  align: z.enum(["rolling", "calendar"]),
});
const featureMeasure = z.strictObject({ of: z.literal("feature"), feature: name });

export type CountMeasure = z.infer<typeof countMeasure>;
export type AggregateMeasure = z.infer<typeof aggregateMeasure>;
export type DaysSinceMeasure = z.infer<typeof daysSinceMeasure>;
export type PeriodsMeasure = z.infer<typeof periodsMeasure>;
export type FeatureMeasure = z.infer<typeof featureMeasure>;
export type ShareMeasure = { of: "share"; part: Measure; whole: Measure };

/** A number computed from one customer's events. */
export type Measure =
  | CountMeasure
  | AggregateMeasure
  | DaysSinceMeasure
  | PeriodsMeasure
  | ShareMeasure
  | FeatureMeasure;

export const Measure: z.ZodType<Measure> = z.discriminatedUnion("of", [
  countMeasure,
  aggregateMeasure,
  daysSinceMeasure,
  periodsMeasure,
  z.strictObject({
    of: z.literal("share"),
    get part() {
      return Measure;
    },
    get whole() {
      return Measure;
    },
  }),
  featureMeasure,
]);

const measure = { kind: z.literal("measure"), measure: Measure };

export const MeasureCondition = z.discriminatedUnion("op", [
  z.strictObject({ ...measure, ...numberComparison }),
  z.strictObject({ ...measure, ...betweenComparison }),
  z.strictObject({ ...measure, ...presence }),
]);
export type MeasureCondition = z.infer<typeof MeasureCondition>;

/** The band of customers between two positions from the top. */
export const RankCondition = z.strictObject({
  kind: z.literal("rank"),
  measure: Measure,
  from: number.min(0),
  to: number,
  unit: z.enum(["percent", "customer"]),
});
export type RankCondition = z.infer<typeof RankCondition>;

export const RelativeCondition = z.strictObject({
  kind: z.literal("relative"),
  measure: Measure,
  op: z.enum(["gt", "gte", "lt", "lte"]),
  times: number.refine((value) => value > 0, "must be above 0"),
  than: z.enum(["mean", "median"]),
});
export type RelativeCondition = z.infer<typeof RelativeCondition>;

export const Step = z.strictObject({
  event: eventName,
  where,
  within: Duration.optional(),
  absent: z.literal(true).optional(),
});
export type Step = z.infer<typeof Step>;

export const SequenceCondition = z.strictObject({
  kind: z.literal("sequence"),
  steps: z.array(Step).min(2, "must have at least two steps").max(RULE_LIMITS.conditions),
  window: Window.optional(),
});
export type SequenceCondition = z.infer<typeof SequenceCondition>;

export const SegmentCondition = z.strictObject({ kind: z.literal("segment"), segment: key });
export type SegmentCondition = z.infer<typeof SegmentCondition>;

export const ListCondition = z.strictObject({ kind: z.literal("list"), list: key });
export type ListCondition = z.infer<typeof ListCondition>;

/** A rule that looks at the customer itself, without other rules inside. */
export type Condition =
  | TraitCondition
  | MeasureCondition
  | RankCondition
  | RelativeCondition
  | SequenceCondition
  | SegmentCondition
  | ListCondition;

export type Rule =
  | { kind: "everyone" }
  | { kind: "all"; rules: Rule[] }
  | { kind: "any"; rules: Rule[] }
  | { kind: "not"; rule: Rule }
  | Condition;

export const Rule: z.ZodType<Rule> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everyone") }),
  z.strictObject({
    kind: z.literal("all"),
    get rules() {
      return z.array(Rule).min(1, "must not be empty");
    },
  }),
  z.strictObject({
    kind: z.literal("any"),
    get rules() {
      return z.array(Rule).min(1, "must not be empty");
    },
  }),
  z.strictObject({
    kind: z.literal("not"),
    get rule() {
      return Rule;
    },
  }),
  TraitCondition,
  MeasureCondition,
  RankCondition,
  RelativeCondition,
  SequenceCondition,
  SegmentCondition,
  ListCondition,
]);
