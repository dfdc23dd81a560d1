import type { Step } from "#lib/rules/schema.ts";

/** A step one place earlier or later. */
export function movedStep(steps: readonly Step[], index: number, by: -1 | 1): readonly Step[] {
  const step = steps[index];
  const target = index + by;
  if (step === undefined || target < 0 || target >= steps.length) return steps;
  return steps.toSpliced(index, 1).toSpliced(target, 0, step);
}

/** Steps that can follow each other: the first has no step before it to be within, and only the last can be absent. */
export function tidySteps(steps: readonly Step[]): Step[] {
  return steps.map((step, index) => {
    const { within, absent, ...rest } = step;
    return {
      ...rest,
      ...(within && index > 0 && { within }),
      ...(absent && index > 0 && index === steps.length - 1 && { absent }),
    };
  });
}
