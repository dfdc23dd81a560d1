import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { Option } from "#lib/interpretations/built-in/choices.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { calendarStart, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { aggregateOf, countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Measure, Rule, Window } from "#lib/rules/schema.ts";
import { dayFromText } from "#lib/std/iso-date.ts";

type Parts = Parameters<typeof countOf>[0];
type Than = NonNullable<Frame["than"]>;

/** "spent less this year than last year": one sum as a share of the other, which is below or above 1. */
export function comparedTimes(frame: Frame, than: Than, parts: Parts, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const own = parts.window ?? current(than.window);
  const isPlain = frame.amounts.length === 0 && frame.metric === undefined && !frame.only && !frame.rank;
  if (!own || !isPlain || frame.periods) {
    const text = "Only what was spent, or how often something happened, can be compared between two times.";
    const chinese = "只能比较两段时间里的消费金额，或某个行为发生的次数。";
    choices.problem("not_expressible", frame, say(setting, text, chinese));
    return undefined;
  }
  const other = comparedWith(than, own, reading);
  const isSpend = isOfMoney(frame, reading);
  const of = (window: Window): Measure =>
    isSpend
      ? aggregateOf("sum", "total", { ...parts, events: ["order_completed"], window })
      : countOf({ ...parts, window });
  const [now, then] = [of(own), of(other)];
  const share = compare({ of: "share", part: now, whole: then }, { op: than.op, value: than.times ?? 1 });
  if (than.op === "lt" || than.op === "lte" || than.times !== undefined) return share;
  // A share of nothing has no value; something is more than nothing.
  const isNew: Rule = {
    kind: "all",
    rules: [compare(now, { op: "gt", value: 0 }), compare(then, { op: "eq", value: 0 })],
  };
  const text = "who spent or did nothing in the time before counts as more";
  choices.note("comparison", than, say(setting, text, "之前那段时间为零的客户也算增加"));
  return { kind: "any", rules: [share, isNew] };
}

/** "bought more" is more often, or for more. */
function isOfMoney(frame: Frame, { setting, choices, textOf }: Reading): boolean {
  if (frame.isSpend) return true;
  const isOpen = frame.events?.[0] === "order_completed" && /bought|buy|purchas|买|购/iu.test(textOf(frame));
  if (!isOpen || frame.isNoun) return false;
  const options = [
    { label: say(setting, "by number of orders", "按下单次数"), value: false },
    { label: say(setting, "by total spend", "按消费金额"), value: true },
  ] as const;
  return choices.choose<boolean>("measure", frame, [...options], true);
}

/** The running period where only the one before it is named: "spent less than last month". */
function current(window: Window): Window | undefined {
  return window.kind === "calendar" && window.offset === -1 ? { ...window, offset: 0 } : undefined;
}

/** A period that still runs may be compared with all of the one before, or with as much of it. */
function comparedWith(than: Than, own: Window, { setting, choices }: Reading): Window {
  const partial = upToSameDay(than.window, setting);
  const isRunning = own.kind === "calendar" && own.offset === 0;
  if (than.isToDate && partial) return partial;
  if (!isRunning || !partial) return than.window;
  const whole: Option<Window> = {
    label: say(setting, "with all of the time before", "与之前的整段时间比较"),
    value: than.window,
  };
  const asMuch: Option<Window> = {
    label: say(setting, "with the time before up to the same day", "与之前同期（截至同一天）比较"),
    value: partial,
  };
  return choices.choose("window", than, [whole, asMuch]);
}

function upToSameDay(window: Window, setting: Setting): Window | undefined {
  if (window.kind !== "calendar" || window.offset !== -1 || window.unit === "day") return undefined;
  const today = new Date(setting.zone.toLocal(setting.asOf)).toISOString().slice(0, 10);
  const from = calendarStart(window.unit, -1, today);
  const end = shiftDate(calendarStart(window.unit, 0, today), -1);
  const dayOf = (date: string) => dayFromText(date) ?? 0;
  const passed = dayOf(today) - dayOf(calendarStart(window.unit, 0, today));
  const sameDate = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const isDate = window.unit === "year" && dayFromText(sameDate) !== undefined;
  const to = isDate ? sameDate : shiftDate(from, passed);
  return { kind: "between", from, to: to > end ? end : to };
}
