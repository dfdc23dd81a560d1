import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type Piece, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

const QUARTERS = [
  ["q1", "01-01", "03-31"],
  ["q2", "04-01", "06-30"],
  ["q3", "07-01", "09-30"],
  ["q4", "10-01", "12-31"],
  ["h1", "01-01", "06-30"],
  ["h2", "07-01", "12-31"],
] as const;

/** Years by their last two figures: 23年买过24年没买, 25年以来, 24年上半年, 23、24年. */
export function shortYears(setting: Setting): readonly Production[] {
  const now = civilFromDay(setting.zone.dayOf(setting.asOf)).year;
  return [
    on("<duration>", (m, { pieces, start, end }) => {
      const year = shortYear(m);
      const isOfYear = year !== undefined && year <= now && isYearAlone(pieces[start - 1], pieces[end]);
      return isOfYear ? { k: "days", days: yearOf(year), note: "year" } : undefined;
    }),
    on("<duration> niandu", (m) => {
      const year = shortYear(m);
      return year === undefined ? undefined : { k: "days", days: yearOf(year), note: "year" };
    }),
    on("<number:first> dun|he <duration>", (m) => {
      const year = shortYear(m);
      const first = 2000 + m.get("number", "first").value;
      if (year === undefined || year > now || first >= year || first < 2015) return undefined;
      const window = { kind: "between", ...yearOf(first) } as const;
      return { k: "window", window, also: { windows: [{ kind: "between", ...yearOf(year) }], isAny: false } };
    }),
    ...QUARTERS.map(([name, from, to]) =>
      on(`<duration> of? ${name}`, (m): Sense | undefined => {
        const year = shortYear(m);
        if (year === undefined) return undefined;
        return { k: "days", days: { from: `${year}-${from}`, to: `${year}-${to}` }, note: "quarter" };
      }),
    ),
  ];
}

function yearOf(year: number) {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** 25年: of this century. */
export function shortYear(m: M): number | undefined {
  const { n, unit } = m.get("duration");
  return unit === "year" && n >= 20 && n <= 39 ? 2000 + n : undefined;
}

const BEHIND = "not|onwards|since_after|allof|signup|comma|dun|he|to|ago|campaign|coupon".split("|");
const HEADS = ["event", "spend", "search", "only", "metric"];

/** Whether no word around says that it is how long. */
function isYearAlone(before: Piece | undefined, next: Piece | undefined): boolean {
  const isHowLong =
    hasWord(before, "recent", "last", "past", "next", "per", "consecutive", "around") ||
    ["cmp", "number"].some((kind) => before?.senses.some(({ k }) => k === kind));
  if (isHowLong) return false;
  if (next === undefined || (hasWord(before, "to", "until") && hasWord(next, "inside"))) return true;
  return HEADS.some((kind) => next.senses.some(({ k }) => k === kind)) || hasWord(next, ...BEHIND);
}
