import {
  BEGINNING,
  calendarStart,
  type M,
  shiftDate,
  window,
} from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { type Days, hasWord, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";

/** The ways of naming a month, in the place where a part of it is named as well. */
const MONTHS = [
  "<month:of>",
  "<month:of> of? <days:year>",
  "<days:of>",
  "<window:of>",
  "last <unit:of>",
  "this <unit:of>",
  "<number:of> yue",
];
const FROM = ["1st", "<number:from> th", "<number:from> hao", "<number:from>", "<duration:from>"];
const TO = ["<number:to> th", "<number:to> hao", "<duration:to>", "<number:to>"];
const WEEKS = ["first", "second", "third", "fourth"] as const;

/** "the first week of March", "between the 1st and the 15th of last month", 上个月1号到15号, 本月上旬. */
export function monthParts(setting: Setting): readonly Production[] {
  const today = new Date(setting.zone.toLocal(setting.asOf)).toISOString().slice(0, 10);
  const part = (m: M, from: number, to: number, note?: string): Sense | undefined => {
    const month = monthNamed(m, today);
    if (!month) return undefined;
    const length = Number(month.to.slice(8));
    const [first, last] = [
      from > 0 ? from : length + 1 + from,
      Math.min(to > 0 ? to : length + 1 + to, length),
    ];
    if (!(Number.isInteger(first) && Number.isInteger(last)) || first < 1 || first > last) return undefined;
    const days = { from: shiftDate(month.from, first - 1), to: shiftDate(month.from, last - 1) };
    return window({ kind: "between", ...days }, note === undefined ? {} : { note: `festival:${note}` });
  };
  return MONTHS.flatMap((month) => [
    ...FROM.flatMap((from) =>
      TO.map((to) =>
        on(`in|on|from|between? between? the? ${from} and|to|until the? ${to} of? the? ${month}`, (m) =>
          isDayRange(from, to) ? part(m, dayOf(m, "from"), dayOf(m, "to")) : undefined,
        ),
      ),
    ),
    ...FROM.slice(1).flatMap((from) =>
      TO.map((to) =>
        // 11月1日到11月11日: the second figure is a month of its own.
        on(`in|on|since|from? ${month} ${from} to|until ${to} inside?`, (m, { pieces, end }) =>
          hasWord(pieces[end], "yue") ? undefined : part(m, dayOf(m, "from"), dayOf(m, "to")),
        ),
      ),
    ),
    on(`on? the? <number:from> th of? the? ${month}`, (m) => part(m, dayOf(m, "from"), dayOf(m, "from"))),
    on(`on? the? 1st of? the? ${month}`, (m) => part(m, 1, 1)),
    on(`${month} <number:from> hao inside?`, (m) => part(m, dayOf(m, "from"), dayOf(m, "from"))),
    ...WEEKS.flatMap((word, index) => [
      on(`in|during|over? the? ${word} <unit:part> of the? ${month}`, (m) =>
        m.get("unit", "part").unit === "week" ? part(m, index * 7 + 1, index * 7 + 7, "week") : undefined,
      ),
      on(`${month} ${word} <unit:part> inside?`, (m) =>
        m.get("unit", "part").unit === "week" ? part(m, index * 7 + 1, index * 7 + 7, "week") : undefined,
      ),
    ]),
    on(`in|during|over? the? last|final <unit:part> of the? ${month}`, (m) =>
      m.get("unit", "part").unit === "week" ? part(m, -7, -1, "week") : undefined,
    ),
    on(`on|in|since? the? last|final <unit:part> of the? ${month}`, (m) =>
      m.get("unit", "part").unit === "day" && !m.has("since") ? part(m, -1, -1, "day") : undefined,
    ),
    on(`on|in? the? first <unit:part> of the? ${month}`, (m) =>
      m.get("unit", "part").unit === "day" ? part(m, 1, 1, "day") : undefined,
    ),
    on(`${month} <only> <unit:part> inside?`, (m) =>
      m.get("unit", "part").unit === "week" ? part(m, -7, -1, "week") : undefined,
    ),
    on(`in|during|over? the? first <duration:part> of the? ${month}`, (m) => part(m, 1, daysIn(m))),
    on(`in|during|over? the? last <duration:part> of the? ${month}`, (m) => part(m, -daysIn(m), -1)),
    on(`${month} top <duration:part>`, (m) => part(m, 1, daysIn(m))),
    on(`${month} <only> <duration:part>`, (m) => part(m, -daysIn(m), -1)),
    on(`in|during? the? h1 of? the? ${month}`, (m) => part(m, 1, 15, "half")),
    on(`in|during? the? h2 of? the? ${month}`, (m) => part(m, 16, -1, "half")),
    on(`${month} earlyten inside?`, (m) => part(m, 1, 10)),
    on(`${month} midten inside?`, (m) => part(m, 11, 20)),
    on(`${month} lateten inside?`, (m) => part(m, 21, -1)),
    on(`before|until|by endof the? ${month}`, (m) => {
      const end = monthNamed(m, today)?.to;
      return end === undefined ? undefined : window({ kind: "between", from: BEGINNING, to: end });
    }),
    on(`since|after the? endof the? ${month}`, (m) => {
      const end = monthNamed(m, today)?.to;
      return end === undefined
        ? undefined
        : window({ kind: "since", from: shiftDate(end, m.has("after") ? 1 : 0) });
    }),
    // 3月初, 上个月底
    on(`${month} monthstart inside?`, (m) => part(m, 1, 10, "early")),
    on(`${month} monthend inside?`, (m) => part(m, 21, -1, "late")),
    on(`in|during? early ${month}`, (m) => part(m, 1, 10, "early")),
    on(`in|during? mid ${month}`, (m) => part(m, 11, 20, "mid")),
    on(`in|during? late ${month}`, (m) => part(m, 21, -1, "late")),
  ]);
}

/** 1到15 alone may be any figures: a word must say that days are meant. */
function isDayRange(from: string, to: string): boolean {
  return /1st|th|hao/u.test(from) || / th| hao/u.test(to);
}

function dayOf(m: M, name: string): number {
  const duration = m.find("duration", name);
  if (duration) return duration.unit === "day" ? duration.n : Number.NaN;
  return m.find("number", name)?.value ?? 1;
}

function daysIn(m: M): number {
  const { n, unit } = m.get("duration", "part");
  if (unit === "week") return n * 7;
  return unit === "day" ? n : Number.NaN;
}

/** The month that was named, as its days; `undefined` if what was named is none. */
function monthNamed(m: M, today: string): Days | undefined {
  const word = m.find("month", "of")?.month ?? m.find("number", "of")?.value;
  const year = m.find("days", "year");
  if (year && year.note !== "year") return undefined;
  if (word !== undefined) return word >= 1 && word <= 12 ? monthIn(word, today, year?.days.from) : undefined;
  const days = m.find("days", "of");
  if (days) return days.note === "month" ? days.days : undefined;
  const said = m.find("window", "of")?.window;
  const unit = m.find("unit", "of")?.unit;
  const offset = said?.kind === "calendar" && said.unit === "month" ? said.offset : undefined;
  if (offset === undefined && unit !== "month") return undefined;
  const from = calendarStart("month", offset ?? (m.has("last") ? -1 : 0), today);
  return { from, to: lastDay(from) };
}

/** Of the year that is said, or the latest that has begun. */
function monthIn(month: number, today: string, said?: string): Days {
  const thisYear = Number(today.slice(0, 4));
  const latest = month <= Number(today.slice(5, 7)) ? thisYear : thisYear - 1;
  const year = said === undefined ? latest : Number(said.slice(0, 4));
  const from = `${year}-${String(month).padStart(2, "0")}-01`;
  return { from, to: lastDay(from) };
}

function lastDay(from: string): string {
  return shiftDate(calendarStart("month", 1, from), -1);
}
