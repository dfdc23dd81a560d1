import { furtherThan } from "#lib/interpretations/built-in/grammar/further-windows.ts";
import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

/** "less this year than last year", 比去年少: the same measure in two times. */
export const comparedWindows: readonly Production[] = [
  on("less|more <window:own> than <window:than>", (m) => than(m)),
  on("less|more <window:own> than sameperiod <window:than>", (m) => than(m)),
  on("less|more than sameperiod? <window:than>", (m) => than(m)),
  on("less|more <window:own> than <days:than>", (m) =>
    than(m, { kind: "between", ...m.get("days", "than").days }),
  ),
  // "less this quarter than last", "more this month than the previous one": the unit is carried over.
  on("less|more <window:own> than the? last|past <number>?", (m) => {
    if ((m.find("number")?.value ?? 1) !== 1) return undefined;
    const own = m.get("window", "own").window;
    if (own.kind !== "calendar" || own.offset !== 0) return undefined;
    return than(m, { ...own, offset: -1 });
  }),
  on("<cmp>? <number> timesthan <window:own>? than <window:than>", (m) => timesThan(m)),
  on("<cmp>? <number> timesthan <window:own>? than <days:than>", (m) =>
    timesThan(m, { kind: "between", ...m.get("days", "than").days }),
  ),
  on("<cmp> sameperiod? <window:than>", (m) => {
    const { op } = m.get("cmp");
    const { window } = m.get("window", "than");
    if ((op !== "lt" && op !== "gt") || window.kind !== "calendar" || window.offset > -1) return undefined;
    return { k: "than", op, window, ...(m.has("sameperiod") && { isToDate: true }) };
  }),
  // "twice as much on shoes as on bags"
  on("<cmp>? <number> versustimes", (m) => {
    const times = m.get("number").value;
    const op = m.find("cmp")?.op ?? (times < 1 ? "lte" : "gte");
    return op === "eq" || op === "neq" ? undefined : { k: "versus", op, times };
  }),
  on("bi <window:than> sameperiod? less|more", (m) => than(m)),
  // 比上个月多的: "a lot" where nothing is compared.
  on("bi <window:than> sameperiod? <vague>", (m) => (m.get("vague").vague === "a_lot" ? than(m) : undefined)),
];

/** "at least twice as much this year as last year": so many times what it was then. */
function timesThan(m: M, told?: Window): Sense | undefined {
  const op = m.find("cmp")?.op ?? (m.get("number").value < 1 ? "lte" : "gte");
  const made = than(m, told);
  if (made?.k !== "than" || op === "eq" || op === "neq") return undefined;
  return { ...made, op, times: m.get("number").value };
}

function than(m: M, told?: Window): Sense | undefined {
  const own = m.find("window", "own");
  const other = m.find("window", "than");
  // "than in the 6 months before that"
  const before = other?.note === "further" ? own && furtherThan(own.window, other.window) : undefined;
  if (other?.note === "further" && (!before || before.also)) return undefined;
  const window = told ?? before?.window ?? other?.window;
  if (!window) return undefined;
  return {
    k: "than",
    op: m.has("less") ? "lt" : "gt",
    window,
    ...(own && { own }),
    ...(m.has("sameperiod") && { isToDate: true }),
  };
}
