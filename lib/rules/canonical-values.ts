import type { Duration, Unit, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { toUnits, unitsToText } from "#lib/std/decimal.ts";
import { compareByCodePoint, toComparable, toLowerComparable } from "#lib/std/text.ts";

/** Units that are whole multiples of each other at every moment; a month is never a number of days. */
const LADDERS: readonly (readonly [Unit, number])[][] = [
  [
    ["week", 10_080],
    ["day", 1_440],
    ["hour", 60],
    ["minute", 1],
  ],
  [
    ["year", 12],
    ["quarter", 3],
    ["month", 1],
  ],
];

/** The same length in the largest unit that divides it: 24 hours is 1 day, 3 months is 1 quarter, 30 days stay. */
export function toCanonicalDuration<T extends Duration>({ n, unit, ...rest }: T): T {
  const ladder = LADDERS.find((units) => units.some(([name]) => name === unit)) ?? [];
  const total = n * (ladder.find(([name]) => name === unit)?.[1] ?? 1);
  const [largest, size] = ladder.find(([, length]) => total % length === 0) ?? [unit, 1];
  return { ...rest, n: total / size, unit: largest } as T;
}

export function toCanonicalWindow(window: Window): Window {
  switch (window.kind) {
    case "last":
    case "before_last":
      return toCanonicalDuration(window);
    case "ago":
      return { ...window, from: toCanonicalDuration(window.from), to: toCanonicalDuration(window.to) };
    // Calendar units are not multiples of each other: a quarter is not any three months.
    case "calendar":
    case "ever":
    case "between":
    case "since":
      return window;
    default:
      return assertNever(window);
  }
}

/** `{ window }` as a part of a measure or sequence: "ever" is what no window means. */
export function canonicalWindowField(window: Window | undefined): { window?: Window } {
  return window === undefined || window.kind === "ever" ? {} : { window: toCanonicalWindow(window) };
}

/** The number that is computed with: rounded to four decimals, and never −0. */
export function toCanonicalNumber(value: number): number {
  const units = toUnits(value);
  const rounded = Number(unitsToText(units)) + 0;
  return toUnits(rounded) === units ? rounded : value;
}

/** Values of `is` and `is_not`: a set, compared exactly after NFC. */
export function toCanonicalTexts(values: readonly string[]): string[] {
  return [...new Set(values.map(toComparable))].sort(compareByCodePoint);
}

/** The text of `contains` and `starts_with`, compared in lower case. */
export function toCanonicalPart(text: string): string {
  return toLowerComparable(text);
}

/** One name is written as a text, several as a sorted list. In a list "*" is a name like any other. */
export function toCanonicalEvent(event: string | readonly string[]): string | string[] {
  if (typeof event === "string") return event;
  const names = [...new Set(event)].sort(compareByCodePoint);
  const [only] = names;
  return names.length === 1 && only !== undefined && only !== "*" ? only : names;
}
