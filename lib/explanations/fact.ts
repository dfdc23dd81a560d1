import { z } from "zod";

/** What a fact's value and base are said in. A change is a count with its sign, a share 0–1, a moment ms since 1970. */
export const units = ["count", "change", "number", "money", "share", "days", "years", "moment"] as const;
export type Unit = (typeof units)[number];

export const factKinds = [
  // Of two groups: the value is the first group's, the base the other's.
  /** Medians of those who have a value. */
  "median",
  /** Shares of those with a value for whom it is above 0, where both medians are 0. */
  "any",
  /** Shares of those who have a value at all. */
  "has",
  /** Shares of those with a value who have this one. */
  "text",
  /** Shares of all for whom a trait is true. */
  "flag",
  // Of one group, or of one group at two moments.
  "size",
  "population_share",
  "revenue_share",
  "both",
  "entered",
  "left",
  "stayed",
  /** All customers at the two moments of a segment's movement. */
  "shop_size",
  /** What the growth of the whole shop alone would have made of the segment's size. */
  "expected_size",
  /** From when on the size was beyond noise. */
  "moved_since",
  "rule_effect",
  "behavior_effect",
  "population_effect",
  "condition_effect",
  // Of one customer.
  /** How many conditions of the rule they meet, of how many. */
  "conditions_met",
  "condition_met",
  "condition_unmet",
  "leaves_at",
  "enters_at",
] as const;
export type FactKind = (typeof factKinds)[number];

export const strengths = ["small", "medium", "large"] as const;
export type Strength = (typeof strengths)[number];

export const factSchema = z.object({
  /** By which a text cites it: f1, f2 … within its explanation. */
  id: z.string(),
  kind: z.enum(factKinds),
  /** The feature or trait, or the place of the condition in the rule. */
  about: z.string().nullable(),
  /** A value of the data, such as a category. It is put into texts and never part of them. */
  name: z.string().nullable(),
  unit: z.enum(units),
  value: z.number().nullable(),
  /** What the value is compared with: the other group, or the earlier moment. */
  base: z.number().nullable(),
  /** How many customers the value and the base rest on. */
  n: z.number().int(),
  baseN: z.number().int().nullable(),
  /** Of medians Cliff's delta, of shares Cohen's h. Above 0 if the value's side has more. */
  effect: z.number().nullable(),
  strength: z.enum(strengths).nullable(),
  /** 1 more than the base, −1 less, 0 no more than noise or the same; null if it compares nothing. */
  direction: z.union([z.literal(1), z.literal(0), z.literal(-1)]).nullable(),
});
export type Fact = z.infer<typeof factSchema>;

/** Figures of fewer customers are not told: they would say something about persons. */
export const leastTold = 20;

/** A fact that has no number yet. What it leaves out is null. */
export type Finding = Pick<Fact, "kind" | "unit" | "value" | "n"> & Partial<Omit<Fact, "id">>;

export function numbered(findings: readonly Finding[]): readonly Fact[] {
  const nothing = { about: null, name: null, base: null, baseN: null, effect: null, strength: null };
  return findings.map((finding, index) => ({
    ...nothing,
    direction: null,
    ...finding,
    id: `f${index + 1}`,
  }));
}

/** The sign of a figure, as a direction. */
export function directionOf(value: number): 1 | 0 | -1 {
  if (value === 0) return 0;
  return value > 0 ? 1 : -1;
}
