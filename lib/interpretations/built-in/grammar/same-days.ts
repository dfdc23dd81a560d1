import { inOneYear, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";

type Named = Extract<Sense, { k: "days" }>;

/** 8月29号七夕, 情人节(2月14日): the same day by two names. Days that differ stay apart, and are asked about. */
export const sameDays: readonly Production[] = [
  on("<days:a> open? <days:b> close?", (m) => oneOf(m.get("days", "a"), m.get("days", "b"))),
];

function oneOf(a: Named, b: Named): Sense | undefined {
  if ([a, b].some(({ note }) => note !== "day" && note?.startsWith("festival") !== true)) return undefined;
  // One of them may leave its year to the other.
  const [first, last] = inOneYear(a, b);
  return first.from === last.from && first.to === last.to ? window({ kind: "between", ...first }) : undefined;
}
