import { comparedFraction, isBeyondCut, isInBand, wantedFractions } from "#lib/rules/compared-value.ts";
import { type Thresholds, thresholdKey } from "#lib/rules/context.ts";
import type { MeasureCondition, RankCondition, RelativeCondition } from "#lib/rules/schema.ts";
import { type Fraction, fractionFromInteger } from "#lib/std/fraction.ts";

/** Whether a measure's value is one that its condition wants. */
export type Accepts = (value: Fraction | undefined) => boolean;

/** The comparison of a condition, its numbers and thresholds read once. */
export function acceptsOf(
  condition: MeasureCondition | RankCondition | RelativeCondition,
  thresholds: Thresholds,
): Accepts {
  switch (condition.kind) {
    case "measure": {
      const wanted = wantedFractions(condition);
      return (value) => comparedFraction(value, condition.op, wanted);
    }
    case "rank": {
      const threshold = thresholds.get(thresholdKey(condition));
      return (value) => isInBand(value, threshold);
    }
    case "relative": {
      const threshold = thresholds.get(thresholdKey(condition));
      return (value) => isBeyondCut(value, condition.op, threshold);
    }
  }
}

/** The same for counts: what was answered once is known. */
export function acceptsCount(accepts: Accepts): (count: number) => boolean {
  const known: boolean[] = [];
  return (count) => {
    if (count > 10_000) return accepts(fractionFromInteger(count));
    known[count] ??= accepts(fractionFromInteger(count));
    return known[count];
  };
}
