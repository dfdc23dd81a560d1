import { ageRule } from "#lib/interpretations/built-in/grammar/ages.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";

/** 30岁左右: two years to either side, stated. */
export const aroundAges: readonly Production[] = [
  "age? <number> yearsold around",
  "age? around <number> yearsold",
].map((pattern) =>
  on(pattern, (m) => {
    const { value } = m.get("number");
    const made = ageRule({ op: "between", value: [value - 2, value + 2] });
    return made.k === "condition" ? { ...made, note: "around_age" } : made;
  }),
);
