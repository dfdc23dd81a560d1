import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { BEGINNING, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Rule, Window } from "#lib/rules/schema.ts";
import { calendarDays } from "#lib/rules/windows.ts";

const VERY = { first: "所有订单中的首单", last: "所有订单中最近一单" };

type Parts = Parameters<typeof countOf>[0];

/**
 * "last bought Coffee over 40 days ago", "first Nike order in 2024": the last or first of such orders, whatever else was
 * ordered; "whose last order was Coffee" is of the very last one.
 */
export function lastOfThose(frame: Frame, parts: Parts, reading: Reading): Rule | undefined {
  const { only, window, amounts, periods } = frame;
  if (!only || !window || amounts.length > 0 || periods || frame.isNegated || !isOfThose(frame, reading))
    return undefined;
  const running = only === "first" && window.window.kind === "calendar" && window.window.offset === 0;
  // 上个月第一次买手机的: no times say what was before a month of the calendar, only dates do.
  const when = only === "first" && !running ? asDates(window.window, reading.setting) : window.window;
  const others = only === "last" ? later(when) : earlier(when);
  if (others === undefined && !running) return undefined;
  const dates = when.kind === "between" && when !== window.window ? `${when.from} – ${when.to}` : "";
  const { only: _, ...scoped } = parts;
  const some = (own: Window) =>
    compare(countOf({ ...scoped, only: undefined, window: own }), { op: "gte", value: 1 });
  const isOfSuch = reading.choices.choose("scope", frame, [
    {
      label: say(
        reading.setting,
        `the ${only} of such orders${dates === "" ? "" : `; the time as fixed dates: ${dates}`}`,
        `${only === "last" ? "最近一次这样的订单" : "首次这样的订单"}${dates === "" ? "" : `，时间按固定日期：${dates}`}`,
      ),
      value: true,
    },
    {
      label: say(reading.setting, `the very ${only} order of all`, VERY[only]),
      value: false,
    },
  ]);
  if (!isOfSuch) return undefined;
  const then = some(when);
  // "first bought Nike this year": all that they ever bought of it was then.
  if (others === undefined) {
    const [part, whole] = [
      countOf({ ...scoped, only: undefined }),
      countOf({ ...scoped, only: undefined, window: undefined }),
    ];
    return compare({ of: "share", part, whole }, { op: "gte", value: 1 });
  }
  const none = others.map((other): Rule => ({ kind: "not", rule: some(other) }));
  return none.length === 0 ? then : { kind: "all", rules: [then, ...none] };
}

function isOfThose({ from, isNoun, values }: Frame, { textOf }: Reading): boolean {
  const [things] = values;
  const isOfThings = things?.values.some(
    ({ target }) => target.kind === "property" && ["category", "brand", "name"].includes(target.property),
  );
  if (!things || !isOfThings) return false;
  const ahead = textOf({ from, to: things.from });
  const isVerb =
    /\b(?:viewed|saw|seen|browsed|looked at|searched|added|returned|reviewed|wishlisted|carted) ?$/iu.test(
      ahead,
    );
  return isNoun !== true || isVerb || /\b(?:last|latest|most recent|first)(?: ever)? ?$/iu.test(ahead);
}

/** A month, week or year that is over, by the days that it has as of now. */
function asDates(window: Window, { asOf, zone }: Setting): Window {
  if (window.kind !== "calendar" || window.offset >= 0) return window;
  const { from, until } = calendarDays(window, asOf, zone);
  return { kind: "between", from: shiftDate("1970-01-01", from), to: shiftDate("1970-01-01", until - 1) };
}

/** The times after one, in which none of them may lie; `undefined` where no window says them. */
function later(window: Window): readonly Window[] | undefined {
  switch (window.kind) {
    case "last":
    case "since":
      return [];
    case "before_last":
      return [{ kind: "last", n: window.n, unit: window.unit }];
    case "ago":
      return [{ kind: "last", n: window.to.n, unit: window.to.unit }];
    case "between":
      return [{ kind: "since", from: shiftDate(window.to, 1) }];
    case "calendar":
      return Array.from({ length: Math.min(24, -window.offset) }, (_, index) => ({
        ...window,
        offset: -index,
      }));
    default:
      return undefined;
  }
}

function earlier(window: Window): readonly Window[] | undefined {
  switch (window.kind) {
    case "before_last":
      return [];
    case "last":
      return [{ kind: "before_last", n: window.n, unit: window.unit }];
    case "ago":
      return [{ kind: "before_last", n: window.from.n, unit: window.from.unit }];
    case "between":
    case "since":
      return window.from === BEGINNING
        ? []
        : [{ kind: "between", from: BEGINNING, to: shiftDate(window.from, -1) }];
    default:
      return undefined;
  }
}
