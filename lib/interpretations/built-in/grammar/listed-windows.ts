import { inOneYear, type M, monthOf, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Pieces, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { type Days, hasWord, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

/** "in 2024 and 2025", "in both May and June", 2024和2025年. */
export const listedWindows: readonly Production[] = [
  on("in|during|for|of|on? both|either? <days:a> and|or|he|dun <days:b> inside?", (m, context) =>
    isDated(context) ? listed(m, datesOf(m, "a", "b"), noteOf(m, "a", "b")) : undefined,
  ),
  on("in|during|for|of|on? <days:a> comma|dun <days:b> comma? and|or|he <days:c> inside?", (m, context) =>
    isDated(context) ? listed(m, datesOf(m, "a", "b", "c"), noteOf(m, "a", "b", "c")) : undefined,
  ),
  on("in|during? both|either <month:a> and|or|he <days:b>", (m) => {
    const { days, note } = m.get("days", "b");
    const year = days.from.slice(0, 4);
    if (note !== "month") return undefined;
    return listed(m, [monthOf(m.get("month", "a").month, year), daysOf(m, "b")]);
  }),
  on("in|during|on? both|either <window:a> and|or|he|dun <window:b>", (m) =>
    listed(m, [m.get("window", "a").window, m.get("window", "b").window]),
  ),
];

/** The dates, of one year where only one of them says it. */
function datesOf(m: M, ...names: readonly string[]): readonly Window[] {
  const dates = names.map((name) => ({
    days: m.get("days", name).days,
    isYearOpen: m.get("days", name).isYearOpen,
  }));
  const areQuarters = names.every((name) => m.get("days", name).note === "quarter");
  if (areQuarters && dates.every(({ isYearOpen }) => isYearOpen)) return quartersOf(dates);
  for (let at = 1; at < dates.length; at += 1) settle(dates, at - 1);
  for (let at = dates.length - 2; at >= 0; at -= 1) settle(dates, at);
  return dates.map(({ days }) => ({ kind: "between", ...days }));
}

/** Quarters without a year are of one, the latest in which all of them have begun. */
function quartersOf(dates: readonly { readonly days: Days }[]): readonly Window[] {
  const year = dates.map(({ days }) => days.from.slice(0, 4)).toSorted()[0] ?? "";
  return dates.map(({ days }) => ({
    kind: "between",
    from: year + days.from.slice(4),
    to: year + days.to.slice(4),
  }));
}

function settle(dates: { days: Days; isYearOpen: boolean | undefined }[], at: number): void {
  const [first, last] = [dates[at], dates[at + 1]];
  if (!first || !last || first.isYearOpen === last.isYearOpen) return;
  const [a, b] = inOneYear(first, last);
  dates.splice(at, 2, { days: a, isYearOpen: undefined }, { days: b, isYearOpen: undefined });
}

const daysOf = (m: M, name: string): Window => ({
  kind: "between",
  ...m.get("days", name).days,
});

function listed(m: M, [first, ...windows]: readonly Window[], note?: string): Sense | undefined {
  return (
    first && window(first, { also: { windows, isAny: m.has("or") }, ...(note !== undefined && { note }) })
  );
}

function noteOf(m: M, ...names: readonly string[]): string | undefined {
  const open = names.filter(
    (name) => m.get("days", name).isYearOpen && m.get("days", name).note === "quarter",
  );
  if (open.length === names.length) return "festival:months";
  if (names.every((name) => m.get("days", name).isYearOpen)) return "open_year";
  return names.map((name) => m.get("days", name).note).find((note) => note?.startsWith("festival"));
}

/** Whether it is plain that times are meant: bare years are numbers as well. */
function isDated({ pieces, start, end }: Pieces): boolean {
  const isTold = hasWord(pieces[start], "in", "during", "for", "of", "on", "both", "either");
  return (
    isTold || pieces.slice(start, end).some((piece) => senseOf(piece, "days") && !senseOf(piece, "number"))
  );
}
