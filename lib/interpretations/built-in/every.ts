import { compare, scaled } from "#lib/interpretations/built-in/bounds.ts";
import type { Option } from "#lib/interpretations/built-in/choices.ts";
import { sumsOfPeriods } from "#lib/interpretations/built-in/every-sum.ts";
import type { Amount, Frame } from "#lib/interpretations/built-in/frame.ts";
import { countIn } from "#lib/interpretations/built-in/grammar/specials.ts";
import { aggregateOf, countOf, eventName } from "#lib/interpretations/built-in/measure.ts";
import { monthNow, spansOf } from "#lib/interpretations/built-in/periods-of.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { UNITS } from "#lib/rules/restate/zh-windows.ts";
import type { Duration, Rule } from "#lib/rules/schema.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

type Parts = Parameters<typeof countOf>[0];
type Periods = Extract<Sense, { k: "periods" }>;
type Span = { readonly last: number; readonly align: "rolling" | "calendar" };

/** "in 3 of the last 4 quarters", "twice a month": in how many of the last periods it happened, and how often in each. */
export function periodsRule(
  frame: Frame,
  periods: Periods,
  parts: Parts,
  reading: Reading,
): Rule | undefined {
  if (periods.isMean) return meanRule(frame, periods, parts, reading);
  // 每月消费都在500以上: in how many periods a sum was reached is no rule's to say.
  if (frame.isSpend && frame.amounts.length > 0)
    return sumsOfPeriods(frame, periods, parts, reading) ?? unsaid(frame, reading);
  const times = timesEach(frame.amounts[0] ?? periods.each);
  const isOpen = periods.last === 0;
  const inYear =
    isOpen && times !== undefined && !frame.only
      ? eachOfDates(periods.per, times, parts, reading)
      : undefined;
  if (inYear) return inYear;
  if (times === undefined || frame.only || (!isOpen && parts.window)) return unsaid(frame, reading);
  const span = isOpen ? openSpan(frame, periods.per, parts, reading) : closedSpan(frame, periods, reading);
  if (!span) return unsaid(frame, reading);
  const { where } = parts;
  return compare(
    {
      of: "periods",
      event: eventName(parts.events),
      ...(where.length > 0 && { where: [...where] }),
      per: periods.per,
      last: span.last,
      times,
      align: span.align,
    },
    isOpen ? { op: "gte", value: span.last } : periods.bound,
  );
}

/** "every quarter of 2025", "each month of Q4": one condition for each. */
function eachOfDates(per: Duration, times: number, parts: Parts, { setting }: Reading): Rule | undefined {
  const spans = spansOf(per, parts.window, monthNow(setting));
  if (!spans) return undefined;
  const rules = spans.map((window) => compare(countOf({ ...parts, window }), { op: "gte", value: times }));
  return { kind: "all", rules };
}

/** "on average more than twice a month": so many in all of a time that is stated. */
function meanRule(frame: Frame, periods: Periods, parts: Parts, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const { unit } = periods.per;
  const amount = frame.amounts[0] ?? periods.each;
  const window = parts.window;
  if (!amount || frame.amounts.length > 1 || frame.only || (window && window.kind !== "last"))
    return unsaid(frame, reading);
  const [first, ...others] = LONG[unit];
  const option = (n: number): Option<number> => ({
    label: say(setting, `over the last ${n} ${unit}s`, `按最近${n}${UNITS[unit]}平均`),
    value: n,
  });
  if (window && periods.last > 0) return unsaid(frame, reading);
  // "per month in the last 6 months" says over how many.
  const told = periods.last > 0 ? periods.last : window && countIn(unit, window);
  const count =
    window || periods.last > 0
      ? told
      : choices.choose("period", frame, [option(first), ...others.map(option)]);
  if (count === undefined) return unsaid(frame, reading);
  const { bound } = amount;
  const total = scaled(bound.op === "eq" ? { op: "gte", value: bound.value } : bound, count);
  const scoped = { ...parts, window: window ?? ({ kind: "last", n: count, unit } as const) };
  const isMoney = frame.isSpend === true || frame.amounts[0]?.unit === "money";
  const measure = isMoney
    ? aggregateOf("sum", "total", { ...scoped, events: ["order_completed"] })
    : countOf(scoped);
  const text = say(setting, `on average: ${count} times as much in all`, `平均：合计按${count}倍计算`);
  choices.note("measure", { from: frame.from, to: frame.to }, text);
  return compare(measure, total);
}

const LONG: Readonly<Record<Duration["unit"], readonly [number, ...number[]]>> = {
  minute: [60],
  hour: [24],
  day: [30, 7, 90],
  week: [12, 4, 52],
  month: [12, 6, 3],
  quarter: [4, 8],
  year: [3, 2],
};

function unsaid(frame: Frame, { setting, choices, textOf }: Reading): undefined {
  const words = textOf(frame);
  const text = say(
    setting,
    `“${words}”: a rule can only say how often at least, in so many of the last days, weeks, months, quarters or years.`,
    `“${words}”：规则只能表达最近若干天、周、月、季度或年中每期至少多少次。`,
  );
  choices.problem("not_expressible", frame, text);
  return undefined;
}

/** How often in each of them; a rule has no "at most" for that. */
function timesEach(amount: Pick<Amount, "bound"> | undefined): number | undefined {
  if (!amount) return 1;
  const { bound } = amount;
  if (bound.op === "gt" && Number.isInteger(bound.value)) return bound.value + 1;
  return (bound.op === "gte" || bound.op === "eq") && bound.value >= 1 ? bound.value : undefined;
}

/** The last so many periods, back from now or by the calendar. */
function closedSpan(frame: Frame, { per, last }: Periods, { setting, choices, textOf }: Reading): Span {
  const rolling: Option<Span["align"]> = {
    label: say(setting, `the last ${last} full ${per.unit}s back from now`, `从现在往前推的${last}个周期`),
    value: "rolling",
  };
  const calendar: Option<Span["align"]> = {
    label: say(setting, "calendar periods, the current one included", "自然周期，含当前周期"),
    value: "calendar",
  };
  // 连续三周(含本周), 自然月: by the calendar.
  const isCalendar = /自然[周月年季日]|(?:含|包括|算上|连)[本这当]/u.test(textOf(frame));
  const isLong = per.unit === "quarter" || per.unit === "year" || isCalendar;
  const align = choices.choose("window", frame, isLong ? [calendar, rolling] : [rolling, calendar]);
  return { last, align };
}

/** "every month": in all of those of the clause's time; without one it is asked over how many. */
function openSpan(frame: Frame, per: Duration, parts: Parts, reading: Reading): Span | undefined {
  const { setting, choices } = reading;
  const { window } = parts;
  if (window?.kind === "last") {
    const count = countIn(per.unit, window);
    return count === undefined
      ? undefined
      : closedSpan(frame, { k: "periods", per, last: count, bound: ALL }, reading);
  }
  if (window?.kind === "calendar" && window.unit === "year" && window.offset === 0) {
    const { month } = civilFromDay(setting.zone.dayOf(setting.asOf));
    if (per.unit === "month") return { last: month, align: "calendar" };
    return per.unit === "quarter" ? { last: Math.ceil(month / 3), align: "calendar" } : undefined;
  }
  if (window?.kind === "since" && per.unit === "month" && window.from.endsWith("-01")) {
    const { year, month } = civilFromDay(setting.zone.dayOf(setting.asOf));
    const [from = year, first = month] = window.from.split("-").map(Number);
    const count = (year - from) * 12 + month - first + 1;
    return count > 0 ? { last: count, align: "calendar" } : undefined;
  }
  if (window?.kind === "since" && per.unit === "quarter" && /-(?:01|04|07|10)-01$/u.test(window.from)) {
    const { year, month } = civilFromDay(setting.zone.dayOf(setting.asOf));
    const [from = year, first = month] = window.from.split("-").map(Number);
    const count = (year - from) * 4 + Math.ceil(month / 3) - Math.ceil(first / 3) + 1;
    return count > 0 ? { last: count, align: "calendar" } : undefined;
  }
  if (window) return undefined;
  const [first, ...others] = USUAL[per.unit];
  const option = (last: number): Option<Span> => ({
    label: say(setting, `in each of the last ${last} ${per.unit}s`, `最近${last}期每期都`),
    value: { last, align: per.unit === "quarter" || per.unit === "year" ? "calendar" : "rolling" },
  });
  return choices.choose("window", frame, [option(first), ...others.map(option)], true);
}

const ALL = { op: "gte", value: 0 } as const;
const USUAL: Readonly<Record<Duration["unit"], readonly [number, ...number[]]>> = {
  minute: [60],
  hour: [24],
  day: [7, 14, 30],
  week: [4, 8, 12],
  month: [3, 6, 12],
  quarter: [4, 2],
  year: [2, 3],
};
