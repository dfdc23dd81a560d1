import type { Formulas } from "#lib/rules/formula.ts";
import type { RankCondition, RelativeCondition, Rule, Window } from "#lib/rules/schema.ts";
import { resolveWindow, type Span } from "#lib/rules/windows.ts";
import type { Fraction } from "#lib/std/fraction.ts";
import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

/**
 * A threshold of a population, computed once and bound before customers are looked at.
 * `eligible` is n, the number of customers whose measure is above 0; with none of them nobody is in.
 */
export type Threshold =
  /** In: value ≥ `atTo`, and < `atFrom` where the band does not start at the top. */
  | { readonly kind: "rank"; readonly eligible: number; readonly atTo?: Fraction; readonly atFrom?: Fraction }
  /** In: value compares with `cut`, which is times × the mean or median. */
  | { readonly kind: "relative"; readonly eligible: number; readonly cut?: Fraction };

export type Thresholds = ReadonlyMap<string, Threshold>;

/** Everything besides the customer's history that an evaluation depends on. It has one `asOf`. */
export type Context = {
  readonly asOf: Instant;
  readonly zone: TimeZone;
  readonly formulas: Formulas;
  /** A segment's active rule; validation has made sure that it is there. */
  readonly segmentRule: (key: string) => Rule;
  /** The customer ids of a list. */
  readonly listIds: (key: string) => ReadonlySet<string>;
  readonly thresholds: Thresholds;
  /** A window's span at `asOf`, computed once. */
  readonly spanOf: (window: Window | undefined) => Span;
};

export type ContextInput = Pick<Context, "asOf" | "zone"> &
  Partial<Omit<Context, "asOf" | "zone" | "spanOf">>;

export function evaluationContext(input: ContextInput): Context {
  const spans = new Map<Window | undefined, Span>();
  return {
    formulas: () => undefined,
    segmentRule: (key) => unknownReference("segment", key),
    listIds: (key) => unknownReference("list", key),
    thresholds: new Map(),
    ...input,
    spanOf: (window) => {
      const known = spans.get(window);
      if (known) return known;
      const span = resolveWindow(window, input.asOf, input.zone);
      spans.set(window, span);
      return span;
    },
  };
}

/** Names a rank or relative condition among the thresholds: equal conditions share one. */
export function thresholdKey(condition: RankCondition | RelativeCondition): string {
  return JSON.stringify(condition);
}

function unknownReference(noun: string, key: string): never {
  throw new Error(`The ${noun} ${key} was not given to this evaluation`);
}
