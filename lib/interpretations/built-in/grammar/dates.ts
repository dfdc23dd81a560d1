import { type Festival, festivalIn, latestFestival } from "#lib/interpretations/built-in/festivals.ts";
import { feastDays } from "#lib/interpretations/built-in/grammar/feast-days.ts";
import { ownYears } from "#lib/interpretations/built-in/grammar/own-years.ts";
import { shortYear } from "#lib/interpretations/built-in/grammar/short-years.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { civilFromDay, type DayNumber, dayFromCivil, daysInMonth } from "#lib/std/time-zone.ts";

const isoDay = (day: DayNumber): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function span(from: DayNumber, to: DayNumber, note: string, ...told: readonly (number | undefined)[]): Sense {
  const days = { from: isoDay(from), to: isoDay(to) };
  return { k: "days", days, note, ...(told.length > 0 && told[0] === undefined && { isYearOpen: true }) };
}

/** Dates and named stretches of the calendar as whole days; those without a year are the latest that have begun. */
export function dates(setting: Setting): readonly Production[] {
  const today = setting.zone.dayOf(setting.asOf);
  const now = civilFromDay(today);

  const month = (no: number, year?: number, from = 1, to?: number): Sense | undefined => {
    const y = year ?? (dayFromCivil(now.year, no, from) <= today ? now.year : now.year - 1);
    const end = to ?? daysInMonth(y, no);
    // "30 February": no such day, and no number either.
    const isNoDay = to !== undefined && from <= 31 && end <= 31 && end > daysInMonth(y, no);
    if (isNoDay) return { k: "unknown", text: `${end}/${no}` };
    if (from < 1 || end > daysInMonth(y, no) || from > end) return undefined;
    const isDay = from === end;
    return span(dayFromCivil(y, no, from), dayFromCivil(y, no, end), isDay ? "day" : "month", year);
  };
  const months = (first: number, count: number, year?: number): Sense => {
    const y = year ?? (dayFromCivil(now.year, first, 1) <= today ? now.year : now.year - 1);
    const last = first + count - 1;
    return span(dayFromCivil(y, first, 1), dayFromCivil(y, last, daysInMonth(y, last)), "quarter", year);
  };
  const feast = (name: string, year?: number): Sense => {
    const found: Festival | undefined =
      year === undefined ? latestFestival(name, today) : festivalIn(name, year);
    if (!found) return { k: "unknown", text: name };
    return span(found.day, found.until ?? found.day, `festival:${name}`, year);
  };
  const yearOf = (sense: Sense | undefined): number | undefined =>
    sense?.k === "days" && sense.note === "year" ? Number(sense.days.from.slice(0, 4)) : undefined;
  const inYear = (m: Parameters<Production["make"]>[0]): number | undefined => {
    if (m.has("this")) return now.year;
    if (m.has("lastyear") || m.has("last")) return now.year - 1;
    if (m.has("yearbeforelast")) return now.year - 2;
    return yearOf(m.find("days", "year"));
  };
  const thisYear = (m: Parameters<Production["make"]>[0]) => {
    const window = m.find("window")?.window;
    return window?.kind === "calendar" ? now.year + window.offset : undefined;
  };
  const isYearWindow = (m: Parameters<Production["make"]>[0]) => {
    const window = m.find("window")?.window;
    return window?.kind === "calendar" && window.unit === "year";
  };

  const quarters: readonly (readonly [string, number, number])[] = [
    ["q1", 1, 3],
    ["q2", 4, 3],
    ["q3", 7, 3],
    ["q4", 10, 3],
    ["h1", 1, 6],
    ["h2", 7, 6],
  ];
  return [
    // English months and days
    on("the? <number> th? of? <month>", (m, { pieces, start }) =>
      isDayNumber(pieces, start)
        ? month(m.get("month").month, undefined, m.get("number").value, m.get("number").value)
        : undefined,
    ),
    on("<number> th? of? <month> comma? <days:year>", (m) =>
      yearOf(m.find("days", "year")) === undefined
        ? undefined
        : month(m.get("month").month, inYear(m), m.get("number").value, m.get("number").value),
    ),
    on("<month> <number> th?", (m) =>
      m.get("number").value > 31
        ? undefined
        : month(m.get("month").month, undefined, m.get("number").value, m.get("number").value),
    ),
    on("<month> <number> th? comma? <days:year>", (m) =>
      yearOf(m.find("days", "year")) === undefined
        ? undefined
        : month(m.get("month").month, inYear(m), m.get("number").value, m.get("number").value),
    ),
    on("<month> <number:first> th? to <number:last> th?", (m) =>
      m.get("number", "last").value > 31
        ? undefined
        : month(
            m.get("month").month,
            undefined,
            m.get("number", "first").value,
            m.get("number", "last").value,
          ),
    ),
    // "the 15th of last month", as turns.ts puts it
    on("this|last <unit> the <number>", (m, { pieces, start }) => {
      if (m.get("unit").unit !== "month") return undefined;
      const back = hasWord(pieces[start], "last") ? 1 : 0;
      const count = now.year * 12 + now.month - 1 - back;
      const { value } = m.get("number");
      return month((count % 12) + 1, Math.floor(count / 12), value, value);
    }),
    on("<month> 1st", (m) => month(m.get("month").month, undefined, 1, 1)),
    on("<month> 1st comma? <days:year>", (m) =>
      yearOf(m.find("days", "year")) === undefined ? undefined : month(m.get("month").month, inYear(m), 1, 1),
    ),
    on("the? 1st of? <month>", (m) => month(m.get("month").month, undefined, 1, 1)),
    on("the? 1st of? <month> comma? <days:year>", (m) =>
      yearOf(m.find("days", "year")) === undefined ? undefined : month(m.get("month").month, inYear(m), 1, 1),
    ),
    on("<month> of? <days:year>", (m) =>
      yearOf(m.find("days", "year")) === undefined ? undefined : month(m.get("month").month, inYear(m)),
    ),
    on("last <month>", (m) => month(m.get("month").month)),
    on("this <month>", (m) => month(m.get("month").month, now.year)),
    on("<month> lastyear", (m) => month(m.get("month").month, now.year - 1)),
    on("<month> last <unit>", (m) =>
      m.get("unit").unit === "year" ? month(m.get("month").month, now.year - 1) : undefined,
    ),
    on("<month> this <unit>", (m) =>
      m.get("unit").unit === "year" ? month(m.get("month").month, now.year) : undefined,
    ),
    // Chinese years, months and days
    on("<days:year> <unit>", (m) =>
      yearOf(m.get("days", "year")) !== undefined && m.get("unit").unit === "year"
        ? m.get("days", "year")
        : undefined,
    ),
    // 2025年度, 2025一整年, 25年度
    on("<days:year> niandu|wholeyear", (m) =>
      yearOf(m.get("days", "year")) ? m.get("days", "year") : undefined,
    ),
    on("<days:year> <unit> wholeyear", (m) =>
      yearOf(m.get("days", "year")) ? m.get("days", "year") : undefined,
    ),
    on("<number> yue", (m) => (month12(m.get("number").value) ? month(m.get("number").value) : undefined)),
    on("<number:month> yue <number:day> hao|th?", (m) =>
      month12(m.get("number", "month").value) && m.get("number", "day").value <= 31
        ? month(
            m.get("number", "month").value,
            undefined,
            m.get("number", "day").value,
            m.get("number", "day").value,
          )
        : undefined,
    ),
    on("<number:month> yue <duration>", (m) =>
      month12(m.get("number", "month").value) && m.get("duration").unit === "day"
        ? month(m.get("number", "month").value, undefined, m.get("duration").n, m.get("duration").n)
        : undefined,
    ),
    on("<days:year> <unit>? <number:month> yue", (m) =>
      yearOf(m.find("days", "year")) !== undefined && month12(m.get("number", "month").value)
        ? month(m.get("number", "month").value, inYear(m))
        : undefined,
    ),
    on("<days:year> <unit>? <number:month> yue <number:day> hao?", (m) =>
      yearOf(m.find("days", "year")) !== undefined && month12(m.get("number", "month").value)
        ? month(
            m.get("number", "month").value,
            inYear(m),
            m.get("number", "day").value,
            m.get("number", "day").value,
          )
        : undefined,
    ),
    on("<days:year> <unit>? <number:month> yue <duration>", (m) =>
      yearOf(m.find("days", "year")) !== undefined &&
      month12(m.get("number", "month").value) &&
      m.get("duration").unit === "day"
        ? month(m.get("number", "month").value, inYear(m), m.get("duration").n, m.get("duration").n)
        : undefined,
    ),
    on("lastyear|yearbeforelast <number:month> yue", (m) =>
      month12(m.get("number", "month").value) ? month(m.get("number", "month").value, inYear(m)) : undefined,
    ),
    on("<window> <number:month> yue", (m) =>
      isYearWindow(m) && month12(m.get("number", "month").value)
        ? month(m.get("number", "month").value, thisYear(m))
        : undefined,
    ),
    // 去年11月11日, 今年2月14号
    ...["lastyear|yearbeforelast", "<window>"].flatMap((year) =>
      ["<number:day> hao", "<duration>"].map((day) =>
        on(`${year} <number:month> yue ${day}`, (m) => {
          if (m.find("window") && !isYearWindow(m)) return undefined;
          const said = m.find("window") ? thisYear(m) : inYear(m);
          const no = m.get("number", "month").value;
          const duration = m.find("duration");
          const of = duration ? duration.n : m.get("number", "day").value;
          if (said === undefined || !month12(no) || (duration && duration.unit !== "day")) return undefined;
          return month(no, said, of, of);
        }),
      ),
    ),
    // Quarters and halves
    ...quarters.flatMap(([name, first, count]) => [
      // 上半年买过,下半年没买过 in spring: both of last year, of which the second half is.
      on(name, (_, { pieces, end }) => {
        const isBefore =
          name === "h1" && now.month < 7 && pieces.slice(end).some((each) => hasWord(each, "h2"));
        return isBefore
          ? span(dayFromCivil(now.year - 1, 1, 1), dayFromCivil(now.year - 1, 6, 30), "quarter", undefined)
          : months(first, count);
      }),
      on(`${name} of? <days:year>`, (m) =>
        yearOf(m.find("days", "year")) === undefined ? undefined : months(first, count, inYear(m)),
      ),
      on(`<days:year> <unit>? of? ${name}`, (m) =>
        yearOf(m.find("days", "year")) === undefined ? undefined : months(first, count, inYear(m)),
      ),
      on(`lastyear|yearbeforelast of? ${name}`, (m) => months(first, count, inYear(m))),
      on(`<window> ${name}`, (m) => (isYearWindow(m) ? months(first, count, now.year) : undefined)),
      on(`${name} of? last <unit>`, (m) =>
        m.get("unit").unit === "year" ? months(first, count, now.year - 1) : undefined,
      ),
      on(`${name} of? this <unit>`, (m) =>
        m.get("unit").unit === "year" ? months(first, count, now.year) : undefined,
      ),
      on(`last ${name}`, () => months(first, count)),
      on(`this ${name}`, () => months(first, count, now.year)),
    ]),
    on("<weekdayOf>", (m) => {
      const { day, until = day, week } = m.get("weekdayOf");
      const monday = today - (weekdayOf(today) - 1) + week * 7;
      return span(monday + day - 1, monday + until - 1, "festival:weekday");
    }),
    on("last <weekday>", (m) => {
      const { bound } = m.get("weekday");
      if (bound.op !== "eq") return undefined;
      const found = today - ((weekdayOf(today) - bound.value + 6) % 7) - 1;
      return span(found, found, "festival:weekday");
    }),
    on("<duration> <festival> campaign?", (m) =>
      shortYear(m) === undefined ? undefined : feast(m.get("festival").festival, shortYear(m)),
    ),
    on("<duration> <number> yue", (m) =>
      month12(m.get("number").value) && shortYear(m) !== undefined
        ? month(m.get("number").value, shortYear(m))
        : undefined,
    ),
    ...ownYears(now.year),
    // Festivals
    ...feastDays(today),
    on("last? <festival> campaign?", (m) => feast(m.get("festival").festival)),
    // Until summer, "this winter" is the one that began last year.
    on("this <festival> campaign?", (m) => {
      const { festival: name } = m.get("festival");
      return feast(name, name === "winter" && now.month < 7 ? now.year - 1 : now.year);
    }),
    on("<festival> of|comma? <days:year> campaign?", (m) =>
      yearOf(m.find("days", "year")) === undefined ? undefined : feast(m.get("festival").festival, inYear(m)),
    ),
    on("<days:year> <unit>? of? <festival> campaign?", (m) =>
      yearOf(m.find("days", "year")) === undefined ? undefined : feast(m.get("festival").festival, inYear(m)),
    ),
    on("lastyear|yearbeforelast of? <festival> campaign?", (m) =>
      feast(m.get("festival").festival, inYear(m)),
    ),
    on("<window> of? <festival> campaign?", (m) =>
      isYearWindow(m) ? feast(m.get("festival").festival, now.year) : undefined,
    ),
    on("<festival> last <unit>", (m) =>
      m.get("unit").unit === "year" ? feast(m.get("festival").festival, now.year - 1) : undefined,
    ),
    on("<festival> this <unit>", (m) =>
      m.get("unit").unit === "year" ? feast(m.get("festival").festival, now.year) : undefined,
    ),
    on("last <unit> 's? <festival>", (m) =>
      m.get("unit").unit === "year" ? feast(m.get("festival").festival, now.year - 1) : undefined,
    ),
    on("this <unit> 's? <festival>", (m) =>
      m.get("unit").unit === "year" ? feast(m.get("festival").festival, now.year) : undefined,
    ),
  ];
}

/** 1 Monday … 7 Sunday. */
function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function month12(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 12;
}

function isDayNumber(pieces: readonly { readonly senses: readonly Sense[] }[], start: number): boolean {
  const number = pieces
    .slice(start, start + 2)
    .flatMap(({ senses }) => senses)
    .find((sense) => sense.k === "number");
  return number?.k === "number" && number.value <= 31;
}
