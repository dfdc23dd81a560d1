import { agoWindows } from "#lib/interpretations/built-in/grammar/ago-windows.ts";
import {
  afterDays,
  beforeDays,
  beforeWindow,
  since,
  sinceCalendar,
  sinceDays,
  until,
  untilCalendar,
  untilDays,
} from "#lib/interpretations/built-in/grammar/calendar-ends.ts";
import { listedWindows } from "#lib/interpretations/built-in/grammar/listed-windows.ts";
import { around, eitherSide } from "#lib/interpretations/built-in/grammar/near-dates.ts";
import {
  type CalendarUnit,
  d,
  inOneYear,
  last,
  type M,
  monthOf,
  shiftDate,
  window,
} from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type Op, type Piece, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";

const PREP = "in|within|over|for|during|of|from|on|at|by|since|inside";

function calendar(unit: Duration["unit"], offset: number): Sense | undefined {
  if (unit === "minute" || unit === "hour") return undefined;
  return window({ kind: "calendar", unit: unit as CalendarUnit, offset });
}

/** Stretches of time that events lie in. Longer patterns win over shorter ones that they contain. */
export function windows(setting: Setting): readonly Production[] {
  const today = new Date(setting.zone.toLocal(setting.asOf)).toISOString().slice(0, 10);
  return [...rollingWindows, ...calendarWindows(today), ...agoWindows, ...listedWindows];
}

const rollingWindows: readonly Production[] = [
  on(`${PREP}? the? last|past|recent <duration>`, (m) => last(d(m))),
  on("in|within|over|for|during the <number> last|past <unit>", (m) =>
    last({ n: m.get("number").value, unit: m.get("unit").unit }),
  ),
  on("recent <duration> inside|onwards?", (m) => last(d(m))),
  on("in|at? recent <duration> inside|onwards?", (m) => last(d(m))),
  on(`${PREP}? the? last|past <cmp> <duration>`, (m) => last(d(m))),
  on(`${PREP}? the? last|past <number> <after> <unit>`, (m) =>
    last({ n: m.get("number").value, unit: m.get("unit").unit }),
  ),
  on("in|for|within <cmp> a? <duration>", (m) =>
    last(d(m), { isWithin: true, ...(m.has("for") && isLonger(m.get("cmp").op) && { why: "longer" }) }),
  ),
  // "no purchase since more than half a year": how long, as others say it with "for".
  on("since <cmp> a? <duration>", (m) => {
    const { op } = m.get("cmp");
    return isLonger(op) ? last(d(m), { isWithin: true }) : undefined;
  }),
  on("in|for|within <number> <after> <unit>", (m) =>
    last({ n: m.get("number").value, unit: m.get("unit").unit }, { isWithin: true }),
  ),
  on("in|for|within a? <duration> <after>", (m) =>
    m.get("after").op === "gte" ? last(d(m), { isWithin: true }) : undefined,
  ),
  on("in|for|within a? <duration>", (m) => {
    const made = within(d(m), !m.has("for") && d(m).unit === "week");
    // "with us for 3 years": so long at least.
    return m.has("for") && made.k === "window" ? { ...made, why: "longer" } : made;
  }),
  // "only a day later" is no sooner.
  on("within|in|at|for? <cmp>? <duration> later", (m) =>
    m.find("cmp")?.op === "eq" ? undefined : last(d(m), { isWithin: true }),
  ),
  // "no order within the 6 hours after": of what was said before.
  on("within|in the? <duration> after", (m, { pieces, end }) =>
    pieces[end] === undefined || hasWord(pieces[end], "comma", "and", "but", "stop", "close")
      ? last(d(m), { isWithin: true })
      : undefined,
  ),
  on("<duration> inside", (m) => within(d(m))),
  on("<duration> <after>", (m) => (m.get("after").op === "lte" ? last(d(m), { isWithin: true }) : undefined)),
  on("<duration> onwards", (m) => last(d(m))),
  on(`${PREP}? the|a past|last <unit>`, (m) => ambiguousUnit(m.get("unit"), m.has("past"))),
  on("in|within|over|for|during past <unit>", (m) => ambiguousUnit(m.get("unit"), true)),
  on("past <unit>", (m) => ambiguousUnit(m.get("unit"), true)),
  // 最近天内 lacks its figure.
  on("recent <unit> inside?", (m) =>
    m.get("unit").unit === "day" ? undefined : last({ n: m.get("unit").times, unit: m.get("unit").unit }),
  ),
  on("within|in the? <unit>", (m, { pieces, end }) =>
    pieces[end] === undefined && m.has("within")
      ? last({ n: m.get("unit").times, unit: m.get("unit").unit }, { isWithin: true })
      : undefined,
  ),
  on("all|allof|both of? <window>", (m) => ({ ...m.get("window"), isAll: true, isWithin: false })),
  on("next <duration> inside?", (m) => ({ k: "window", window: { kind: "last", ...d(m) }, note: "next" })),
  on("in|within|during|over|for? the? next <duration>", (m) => ({
    k: "window",
    window: { kind: "last", ...d(m) },
    note: "next",
  })),
  on("<duration> inside to?", (m) => last(d(m), { isWithin: true })),
];

function isLonger(op: Op): boolean {
  return op === "gt" || op === "gte";
}

/** So many times "in a day" is in any one: the last 24 hours are only the nearest that a rule can say. */
function within(duration: Duration, isWeek = false): Sense {
  const isShort = duration.unit === "day" || duration.unit === "hour" || duration.unit === "minute";
  const isAnyOne = duration.n === 1 && (isShort || isWeek);
  return last(duration, { isWithin: true, ...(isAnyOne && { isAnyOne: "counted" }) });
}

/** "last month" is the calendar's; "the past month" rolls; "the last month" rolls, and the other is offered. */
function ambiguousUnit({ unit, times }: Extract<Sense, { k: "unit" }>, isPast: boolean): Sense {
  const rolling: Window = { kind: "last", n: times, unit };
  if (isPast || unit === "minute" || unit === "hour") return window(rolling);
  return window(rolling, { alternatives: [{ kind: "calendar", unit, offset: -1 }], why: "rolling" });
}

function calendarWindows(today: string): readonly Production[] {
  const yearNow = today.slice(0, 4);
  const named = (made: Sense | undefined): Sense | undefined =>
    made?.k === "window" && made.window.kind === "calendar" && made.window.unit === "year"
      ? { ...made, year: Number(yearNow) + made.window.offset }
      : made;
  return [
    on(`${PREP}? last <unit>`, (m) => {
      const made = named(calendar(m.get("unit").unit, -1));
      return m.has("since") && made?.k === "window" ? sinceCalendar(made.window, today) : made;
    }),
    on(`${PREP}? this <unit>`, (m) => named(calendar(m.get("unit").unit, 0))),
    on(`${PREP}? the? next <unit>`, (m) => calendar(m.get("unit").unit, 1)),
    on("this|last <weekday>", () => undefined),
    on("in|within|over|for|during|of|from|on|at|by|inside <window> inside?", (m) => m.get("window")),
    on("<window> onwards", (m) => sinceCalendar(m.get("window").window, today) ?? m.get("window")),
    on("<window> inside", (m) => m.get("window")),
    // 上个月15号之后; 3月1日(含)之后.
    on("<window> since_after", (m) => {
      const { window: said } = m.get("window");
      return said.kind === "between" ? since(shiftDate(said.to, 1)) : undefined;
    }),
    on("<days> open? incl close? since_after|onwards", (m) => sinceDays(m.get("days"))),
    on("<days> open? incl close? ago", (m) => untilDays(m.get("days"))),
    on("<window> to|until? this|now?", (m) => m.get("window")),
    on("since <days> onwards?", (m) => sinceDays(m.get("days"))),
    on("since the? since of <days>", (m) => sinceDays(m.get("days"))),
    on("since <window> onwards?", (m) => {
      const made = m.get("window").window;
      if (made.kind === "between") return since(made.from);
      return sinceCalendar(made, today) ?? m.get("window");
    }),

    on("from? <days> onwards", (m) => sinceDays(m.get("days"))),
    on("since <days:from> until|to <days:to> inside?", (m) =>
      between(m.get("days", "from"), m.get("days", "to")),
    ),
    on("from|since <days:from> until|to|through <window:to>", (m) => {
      const end = m.get("window", "to").window;
      const isToday = end.kind === "calendar" && end.unit === "day" && end.offset === 0;
      return isToday ? sinceDays(m.get("days", "from")) : undefined;
    }),
    on("in|during|within|over the? <duration> before <days>", (m) => around(d(m), m.get("days"), -1)),
    on("in|during|within|over the? <duration> after <days>", (m) => around(d(m), m.get("days"), 1)),
    on("the <duration> before <days>", (m) => around(d(m), m.get("days"), -1)),
    on("the <duration> after <days>", (m) => around(d(m), m.get("days"), 1)),
    on("in|during|over? the <unit> before <days>", (m) => around(unitOf(m), m.get("days"), -1)),
    on("in|during|over? the <unit> after <days>", (m) => around(unitOf(m), m.get("days"), 1)),
    on("<days> ago <duration> inside?", (m) => around(d(m), m.get("days"), -1)),
    on("<days> since_after <duration> inside?", (m) => around(d(m), m.get("days"), 1)),
    on("<days> aroundthen inside?", (m) => eitherSide(m.get("days"))),
    on("around <days>", (m) => eitherSide(m.get("days"))),
    on("from <days:from> until|to|through <days:to>", (m) =>
      between(m.get("days", "from"), m.get("days", "to")),
    ),
    on("<days:from> until|to <days:to> inside?", (m) => between(m.get("days", "from"), m.get("days", "to"))),
    on("between <days:from> and|to|he <days:to> inside?", (m) =>
      between(m.get("days", "from"), m.get("days", "to")),
    ),
    on("in? between <days:from> and|to <days:to>", (m) =>
      between(m.get("days", "from"), m.get("days", "to")),
    ),
    on("since? before <days>", (m) => beforeDays(m.get("days"))),
    on("<days> ago", (m) => beforeDays(m.get("days"))),
    on("before the? <window>", (m) => beforeWindow(m.get("window").window, today)),
    on("after <days>", (m) => afterDays(m.get("days"))),
    on("<cmp> <days>", (m, { pieces, start }) => {
      if (isNumber(pieces, start + 1) || m.get("cmp").op !== "gte") return undefined;
      return sinceDays(m.get("days"));
    }),
    on("<days> since_after", (m) => afterDays(m.get("days"))),
    on("until|by <days>", (m) => untilDays(m.get("days"))),
    // "until last year", as turns put "by the end of last year"
    on("until <window>", (m) => untilCalendar(m.get("window").window, today)),
    on("until <days> inside?", (m) => untilDays(m.get("days"))),
    on(`in|on|during|of|from|for|at|over|within? the? <days> inside?`, (m, { pieces, start, end }) => {
      const { days, note } = m.get("days");
      const isYearAlone = note === "year" && end - start === 1;
      // "spent over 2000": money, of which the year is none.
      const isOver = note === "year" && hasWord(pieces[start], "over") && isNumber(pieces, end - 1);
      if (isOver && isMeasured(pieces[start - 1], days.from)) return undefined;
      // A bare year is a number as well: "over 2000". It counts as one only behind a word for time.
      if (isYearAlone && isNumber(pieces, start))
        return pieces[start - 1] === undefined || hasWord(pieces[start - 1], "signup")
          ? window({ kind: "between", ...days })
          : undefined;
      return {
        k: "window",
        window: { kind: "between", ...days },
        ...(note?.startsWith("festival") && { note }),
        ...(m.get("days").isYearOpen && { isYearOpen: true }),
      };
    }),
    on("year <days>", (m) => window({ kind: "between", ...m.get("days").days })),
    on("lastyear", () => calendar("year", -1)),
    on("yearbeforelast", () => calendar("year", -2)),
    on("since <month>", (m) => {
      const { month } = m.get("month");
      const year = month <= Number(today.slice(5, 7)) ? Number(yearNow) : Number(yearNow) - 1;
      return since(`${year}-${String(month).padStart(2, "0")}-01`);
    }),
    on("in|during|of|from? <month>", (m) => monthWindow(m.get("month").month, today)),
    on("from|between|in|during|of? between? <month:from> to|and|until <days:to>", (m) => {
      const { days, note } = m.get("days", "to");
      const from = `${days.from.slice(0, 4)}-${String(m.get("month", "from").month).padStart(2, "0")}-01`;
      return note === "month" && from <= days.to ? window({ kind: "between", from, to: days.to }) : undefined;
    }),
    on("before <month>", (m) => {
      const made = monthWindow(m.get("month").month, today);
      return until(shiftDate(made.window.kind === "between" ? made.window.from : today, -1));
    }),
    on("after <month>", (m) => {
      const made = monthWindow(m.get("month").month, today);
      return since(shiftDate(made.window.kind === "between" ? made.window.to : today, 1));
    }),
    on("from|between|in|during|over|within|for|since? <month:from> to|and|until|through <month:to>", (m) => {
      // "January, February and March" is a list; only "between … and" is a range.
      if (m.has("and") && !m.has("between")) return undefined;
      const [from, to] = [
        openMonth(m.get("month", "from").month, today),
        openMonth(m.get("month", "to").month, today),
      ];
      return between(from, to);
    }),
    on("from|between|in|during? <days:from> to|until|through <month:to>", (m) =>
      m.get("days", "from").note === "year"
        ? undefined
        : between(m.get("days", "from"), openMonth(m.get("month", "to").month, today)),
    ),
  ];
}

const unitOf = (m: M): Duration => ({
  n: m.get("unit").times,
  unit: m.get("unit").unit,
});

function openMonth(month: number, today: string): Extract<Sense, { k: "days" }> {
  const made = monthWindow(month, today).window;
  const days = made.kind === "between" ? { from: made.from, to: made.to } : { from: today, to: today };
  return { k: "days", days, note: "month", isYearOpen: true };
}

function isMeasured(before: Piece | undefined, from: string): boolean {
  const isRound = Number(from.slice(0, 4)) % 100 === 0;
  return isRound || (before?.senses.some(({ k }) => k === "spend" || k === "metric") ?? false);
}

function isNumber(pieces: readonly Piece[], at: number): boolean {
  return pieces[at]?.senses.some((sense) => sense.k === "number") ?? false;
}

/** The latest month of that name that has begun. */
function monthWindow(month: number, today: string): Extract<Sense, { k: "window" }> {
  const year = month <= Number(today.slice(5, 7)) ? Number(today.slice(0, 4)) : Number(today.slice(0, 4)) - 1;
  return { k: "window", window: monthOf(month, String(year)), isYearOpen: true };
}

function between(from: Extract<Sense, { k: "days" }>, to: Extract<Sense, { k: "days" }>): Sense | undefined {
  const [first, last] = inOneYear(from, to);
  if (first.from > last.to) {
    // "March to October" in spring: last year's.
    const earlier = `${Number(first.from.slice(0, 4)) - 1}${first.from.slice(4)}`;
    const isOpen = from.isYearOpen && to.isYearOpen && earlier <= last.to;
    return isOpen ? window({ kind: "between", from: earlier, to: last.to }) : undefined;
  }
  const isYearOpen = from.isYearOpen === true && to.isYearOpen === true;
  const note = [from, to].map((end) => end.note).find((said) => said?.startsWith("festival:"));
  return window(
    { kind: "between", from: first.from, to: last.to },
    { ...(isYearOpen && { isYearOpen }), ...(note !== undefined && { note }) },
  );
}
