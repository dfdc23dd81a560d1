import { daysOfFestival } from "#lib/interpretations/built-in/festivals.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { isClauseEnd, lastFrame, type Scope } from "#lib/interpretations/built-in/gather/scope.ts";
import { inYear } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Piece, Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

type WindowSense = Extract<Sense, { k: "window" }>;

/** "Valentine's Day buyers this year", "Christmas orders, 2024": the year of the date that was said without one. */
export function takesYear(scope: Scope, { to }: Piece, year: number | undefined): boolean {
  const dated = openDated(scope);
  const held = dated?.window;
  if (!dated || !held || year === undefined || held.also) return false;
  const window = ofYear(held, year);
  if (!window) return false;
  const { isYearOpen: _, ...rest } = held;
  dated.window = { ...rest, window, to };
  scope.walk.moved.set(held.from, window);
  dated.to = Math.max(dated.to, to);
  if (!scope.current) scope.by = "none";
  return true;
}

/** The year that a time is, if it is a whole one. */
export function yearOf({ window, year }: WindowSense): number | undefined {
  if (year !== undefined || window.kind !== "between") return year;
  const isWhole = window.from.endsWith("-01-01") && window.to === `${window.from.slice(0, 4)}-12-31`;
  return isWhole ? Number(window.from.slice(0, 4)) : undefined;
}

function openDated(scope: Scope): Frame | undefined {
  const { current, by, negation } = scope;
  if (current) return current.window?.isYearOpen ? current : undefined;
  const last = lastFrame(scope);
  const isBehind = !negation && (by === "none" || (by === "comma" && isClauseEnd(scope)));
  return isBehind && last?.window?.isYearOpen ? last : undefined;
}

function ofYear({ window, note }: WindowSense, year: number): Window | undefined {
  if (window.kind !== "between") return undefined;
  if (note?.startsWith("festival:")) {
    const days = daysOfFestival(note.slice("festival:".length), year);
    return days && { kind: "between", ...days };
  }
  if (window.from.slice(0, 4) !== window.to.slice(0, 4)) return undefined;
  return { kind: "between", ...inYear(window, year) };
}
