import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

/** "less this year than last year", 比去年少: the same measure in two times. */
export const comparedWindows: readonly Production[] = [
  on("less|more <window:own> than <window:than>", (m) => than(m)),
  on("less|more than <window:than>", (m) => than(m)),
  on("less|more <window:own> than <days:than>", (m) =>
    than(m, { kind: "between", ...m.get("days", "than").days }),
  ),
  // "less this quarter than last", "more this month than the previous one": the unit is carried over.
  on("less|more <window:own> than the? last|past <number>?", (m) => {
    if ((m.find("number")?.value ?? 1) !== 1) return undefined;
    const own = m.get("window", "own").window;
    if (own.kind !== "calendar" || own.offset !== 0) return undefined;
    return { ...than(m, { ...own, offset: -1 }) };
  }),
  on("<cmp> <window:than>", (m) => {
    const { op } = m.get("cmp");
    const { window } = m.get("window", "than");
    if ((op !== "lt" && op !== "gt") || window.kind !== "calendar" || window.offset > -1) return undefined;
    return { k: "than", op, window };
  }),
  on("bi <window:than> sameperiod? less|more", (m) => than(m)),
  // 比上个月多的: "a lot" where nothing is compared.
  on("bi <window:than> sameperiod? <vague>", (m) => (m.get("vague").vague === "a_lot" ? than(m) : undefined)),
];

function than(m: M, told?: Window): Sense {
  const own = m.find("window", "own");
  return {
    k: "than",
    op: m.has("less") ? "lt" : "gt",
    window: told ?? m.get("window", "than").window,
    ...(own && { own }),
    ...(m.has("sameperiod") && { isToDate: true }),
  };
}
