import { type M, monthOf, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Pieces, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Window } from "#lib/rules/schema.ts";

const NAMES = ["a", "b", "c", "d", "e", "last"];
const YEARS = ["", "<days:year> <unit:of>? ", "lastyear|yearbeforelast ", "<window:year> "];

/** 3、5、7月都, 去年1月和2月, 2025年6、7月: months of one year, of which the last alone may say the word. */
export function monthLists(setting: Setting): readonly Production[] {
  const now = new Date(setting.zone.toLocal(setting.asOf));
  const today = { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 };
  return [2, 3, 4, 5, 6].flatMap((count) => {
    const names = NAMES.slice(-count);
    const list = names
      .map((name, at) => `${at > 0 ? "dun|he|or|and " : ""}<number:${name}>${at === count - 1 ? " yue" : ""}`)
      .join(" ");
    const worded = names.map((name, at) => `${at > 0 ? "dun|he|or|and " : ""}<number:${name}> yue`).join(" ");
    return YEARS.flatMap((year) => [list, worded].map((months) => [year, months] as const)).map(
      ([year, pattern]) =>
        on(year + pattern, (m, context) => {
          const months = names.map((name) => m.get("number", name).value);
          const isOrdered = months.every(
            (month, at) =>
              Number.isInteger(month) && month >= 1 && month <= 12 && month > (months[at - 1] ?? 0),
          );
          const said = year === "" ? undefined : yearSaid(m, today.year);
          if (!isOrdered || (year !== "" && said === undefined)) return undefined;
          const latest = (months.at(-1) ?? 0) <= today.month ? today.year : today.year - 1;
          return windowOf(months, String(said ?? latest), m, context, said === undefined, pattern === worded);
        }),
    );
  });
}

function yearSaid(m: M, now: number): number | undefined {
  if (m.has("lastyear")) return now - 1;
  if (m.has("yearbeforelast")) return now - 2;
  const days = m.find("days", "year");
  if (days?.note === "year") return Number(days.days.from.slice(0, 4));
  const said = m.find("window", "year")?.window;
  return said?.kind === "calendar" && said.unit === "year" ? now + said.offset : undefined;
}

/** In each of them where 都 follows; else in any, which of months in a row is the whole time. */
function windowOf(
  months: readonly number[],
  year: string,
  m: M,
  { pieces, end }: Pieces,
  isYearOpen: boolean,
  isWorded: boolean,
): Sense | undefined {
  const [first, ...windows] = months.map((month): Window => monthOf(month, year));
  const last = windows.at(-1);
  if (first?.kind !== "between" || last?.kind !== "between") return undefined;
  const note = isYearOpen ? { note: "festival:months" } : {};
  const isEach =
    (isWorded && !m.has("or")) ||
    pieces.slice(end, end + 2).some((piece) => hasWord(piece, "allof", "per", "both"));
  const isRow = months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1);
  if (isRow && !isEach && !m.has("or"))
    return window({ kind: "between", from: first.from, to: last.to }, note);
  return window(first, { also: { windows, isAny: !isEach }, ...note });
}
