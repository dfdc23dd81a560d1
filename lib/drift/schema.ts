import { z } from "zod";
import { Rule } from "#lib/rules/schema.ts";

/** Between two moments of a segment: sizes are at the moments, the rest counts customers, once each. */
const flowSchema = z.object({
  from: z.string(),
  to: z.string(),
  before: z.number().int(),
  after: z.number().int(),
  entered: z.number().int(),
  left: z.number().int(),
  stayed: z.number().int(),
  /** See lib/drift/stability.ts. */
  jaccard: z.number().nullable(),
  retention: z.number().nullable(),
  volatility: z.number().nullable(),
  net: z.number().int(),
});

const stepSchema = z.object({
  at: z.string(),
  size: z.number().int(),
  entered: z.number().int(),
  left: z.number().int(),
});

const sizeVerdictSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("too_small") }),
  /** See lib/drift/size-noise.ts. */
  z.object({
    kind: z.literal("judged"),
    noise: z.number(),
    hasMoved: z.boolean(),
    expected: z.number(),
    isOwn: z.boolean(),
  }),
]);

/** In what a feature moved most, by figures that can be told. Shares are of all that were looked at. */
const featureChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("median"), before: z.number(), after: z.number() }),
  z.object({ kind: z.literal("missing"), before: z.number(), after: z.number() }),
  z.object({
    kind: z.literal("range"),
    low: z.number().nullable(),
    high: z.number().nullable(),
    before: z.number(),
    after: z.number(),
  }),
  z.object({ kind: z.literal("text"), text: z.string(), before: z.number(), after: z.number() }),
  z.object({ kind: z.literal("other"), before: z.number(), after: z.number() }),
]);
export type FeatureChange = z.infer<typeof featureChangeSchema>;

const movedFeatureSchema = z.object({
  feature: z.string(),
  psi: z.number(),
  noise: z.number(),
  /** Against what the rest of the shop would have made of it, and whether that is beyond noise; old reports know neither. */
  ownPsi: z.number().optional(),
  isOwn: z.boolean().default(true),
  change: featureChangeSchema,
  /** The condition of the rule that looks at it, if one does. */
  pointer: z.string().nullable(),
});
export type MovedFeature = z.infer<typeof movedFeatureSchema>;

/** What a job found about a period of a segment; the figures are by evaluating its rule of now at both moments. */
export const driftReportSchema = z.object({
  asOf: z.string(),
  baselineAsOf: z.string(),
  engine: z.string(),
  versionNo: z.number().int(),
  /** What made the size change: see attributionSchema. Null if it did not move, or the rule has too many conditions. */
  causes: z
    .object({
      rule: z.number().int(),
      behavior: z.number().int(),
      population: z.number().int(),
      conditions: z.array(z.object({ pointer: z.string(), effect: z.number() })),
    })
    .nullable(),
  /** How many features were judged, and those that moved, most first. */
  judged: z.number().int(),
  features: z.array(movedFeatureSchema),
});
export type DriftReport = z.infer<typeof driftReportSchema>;

/** Periods for which reports are made. */
export const reportPeriods = [7, 30, 90] as const;

export const driftStates = ["act", "moving", "with_shop", "steady", "too_small"] as const;
export type DriftState = (typeof driftStates)[number];

export const segmentMovementSchema = z.object({
  key: z.string(),
  name: z.string(),
  labels: z.object({ en: z.string().nullable(), zh: z.string().nullable() }),
  versionNo: z.number().int(),
  /** The active version's. */
  rule: Rule,
  /** When the whole population was evaluated last; null before the first time. */
  sweptAt: z.string().nullable(),
  /** All customers at the end of `flow`, and at its beginning. */
  population: z.number().int(),
  populationBefore: z.number().int(),
  /** Its `from` is later than the period's if the segment was counted first within it. */
  flow: flowSchema,
  size: sizeVerdictSchema,
  state: z.enum(driftStates),
  /** Ends of the days of the shop's calendar, oldest first, the last being now: sizes, and intervals begun and ended since. */
  days: z.array(stepSchema),
  /** Null while it is computed, or for other periods than 7, 30 and 90 days. */
  report: driftReportSchema.nullable(),
});
export type SegmentMovement = z.infer<typeof segmentMovementSchema>;

export const periodInput = z.object({ days: z.coerce.number().int().min(1).max(400).default(30) });
export type PeriodInput = z.infer<typeof periodInput>;

export const movementInput = periodInput.extend({ key: z.string().max(255) });
export type MovementInput = z.infer<typeof movementInput>;

export const sizesInput = z.object({
  key: z.string().max(255),
  /** Now unless said otherwise. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  every: z.enum(["day", "week", "month"]).default("month"),
  /** How many moments before `asOf`: days and weeks of 24 hours and seven days, or month ends of the shop's calendar. */
  points: z.coerce.number().int().min(1).max(60).default(12),
});
export type SizesInput = z.infer<typeof sizesInput>;

export const sizesSchema = z.object({
  key: z.string(),
  engine: z.string(),
  /** Oldest first, the last being `asOf`: by the rule of now and the data of now, as of then. */
  sizes: z.array(z.object({ asOf: z.string(), size: z.number().int(), population: z.number().int() })),
});
export type Sizes = z.infer<typeof sizesSchema>;

export const distributionsInput = z.object({
  key: z.string().max(255),
  /** Now unless said otherwise. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  /** What it is compared with: 30 days before unless said otherwise. */
  baselineAsOf: z.iso.datetime({ offset: true }).optional(),
});
export type DistributionsInput = z.infer<typeof distributionsInput>;

const binSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("missing") }),
  /** low < value ≤ high; null where it is open. */
  z.object({ kind: z.literal("range"), low: z.number().nullable(), high: z.number().nullable() }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("other") }),
]);

const judged = { n: z.number().int(), m: z.number().int() };

export const distributionSchema = z.object({
  feature: z.string(),
  kind: z.enum(["number", "text"]),
  bins: z.array(binSchema),
  /** Customers by bin, then and now. */
  baseline: z.array(z.number().int()),
  current: z.array(z.number().int()),
  medianBefore: z.number().nullable(),
  medianAfter: z.number().nullable(),
  /** The condition of the rule that looks at it, if one does. */
  pointer: z.string().nullable(),
  verdict: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("too_small"), ...judged }),
    /** A PSI up to `noise` is what samples of these sizes give without any change (99 %). */
    z.object({
      kind: z.literal("judged"),
      ...judged,
      psi: z.number(),
      noise: z.number(),
      p: z.number(),
      hasMoved: z.boolean(),
      /** Against what the rest of the shop would have made of it in the same time, and whether that is beyond noise. */
      ownPsi: z.number(),
      isOwn: z.boolean(),
    }),
  ]),
});

export type FeatureDistribution = z.infer<typeof distributionSchema>;

export const distributionsSchema = z.object({
  key: z.string(),
  engine: z.string(),
  asOf: z.string(),
  baselineAsOf: z.string(),
  /** The segment's sizes at the two moments, by its rule of now. */
  size: z.number().int(),
  baselineSize: z.number().int(),
  /** How many of each were looked at: all, or a sample. */
  sampled: z.number().int(),
  baselineSampled: z.number().int(),
  features: z.array(distributionSchema),
});
export type Distributions = z.infer<typeof distributionsSchema>;

export const attributionSchema = z.object({
  key: z.string(),
  engine: z.string(),
  asOf: z.string(),
  baselineAsOf: z.string(),
  /** The version that was active at the baseline; null if there was none: then the rule of now counts for it. */
  baselineVersionNo: z.number().int().nullable(),
  versionNo: z.number().int(),
  /** after − before = rule + behavior + population, exactly. */
  before: z.number().int(),
  after: z.number().int(),
  rule: z.number().int(),
  behavior: z.number().int(),
  population: z.number().int(),
  /** Shapley values of the conditions of the active rule; they add up to `behavior`. */
  isExact: z.boolean(),
  conditions: z.array(z.object({ pointer: z.string(), effect: z.number(), standardError: z.number() })),
});
export type AttributionReport = z.infer<typeof attributionSchema>;
