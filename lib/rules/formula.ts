import type { Measure } from "#lib/rules/schema.ts";

/**
 * How a named feature is computed from one customer's history. Most are a measure; the two others are computed from
 * measures or a trait in a way that rules cannot write themselves.
 */
export type Formula =
  | { readonly kind: "measure"; readonly measure: Measure }
  /** 1 − part ÷ whole, not below 0; no value if the whole is 0. */
  | { readonly kind: "complement"; readonly part: Measure; readonly whole: Measure }
  /** Whole years from the day of a date trait to today, in the shop's zone; no value for a date to come. */
  | { readonly kind: "years_since"; readonly trait: string };

/** Finds a feature's formula by name; `undefined` if it cannot be computed from a history. */
export type Formulas = (feature: string) => Formula | undefined;
