import {
  catalogName,
  isoDate,
  money,
  number,
  oneOf,
  owned,
  percent,
  raw,
  whole,
} from "#lib/rules/read-back/lexemes.ts";
import { either, list, map, maybe, type Parser, pattern, row, words } from "#lib/rules/read-back/parser.ts";
import { chineseMoney } from "#lib/rules/restate/figures.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { NEAR, UNITS, WHOLE_UNITS } from "#lib/rules/restate/zh-windows.ts";
import { EVENTS, eventName, FEATURES, PROPERTIES, TRAITS } from "#lib/rules/restate/zh-words.ts";
import { CALENDAR_UNITS, type CalendarWindow, type Duration, type Window } from "#lib/rules/schema.ts";

const unitsByWord = new Map(Object.entries(UNITS).map(([unit, word]) => [word, unit as Duration["unit"]]));

export const duration: Parser<Duration> = map(row(whole(number), oneOf(unitsByWord)), ([n, unit]) => ({
  n,
  unit,
}));

export const date: Parser<string> = pattern(
  "(\\d{4})年(\\d{1,2})月(\\d{1,2})日",
  ([year = "", month = "", day = ""]) => isoDate(Number(year), Number(month), Number(day)),
);

function calendar(unit: CalendarWindow["unit"], offset: number): CalendarWindow {
  return { kind: "calendar", unit, offset };
}

const near = new Map(
  CALENDAR_UNITS.flatMap((unit) =>
    NEAR[unit].map((word, index): [string, CalendarWindow] => [word, calendar(unit, index - 1)]),
  ),
);
const wholeUnits = new Map(CALENDAR_UNITS.map((unit) => [WHOLE_UNITS[unit], unit]));

export const calendarWindow: Parser<CalendarWindow> = either(
  oneOf(near),
  map(
    row(duration, either<1 | -1>(words("前", -1), words("后", 1)), oneOf(wholeUnits)),
    ([{ n }, sign, unit]) => calendar(unit, sign * n),
  ),
);

export const window: Parser<Window> = either<Window>(
  words("任意时间", { kind: "ever" }),
  map(row("最近", duration, "内"), ([, length]) => ({ kind: "last", ...length })),
  map(row(duration, "以前"), ([length]) => ({ kind: "before_last", ...length })),
  map(row(duration, "前至", duration, "前之间"), ([from, , to]) => ({ kind: "ago", from, to })),
  calendarWindow,
  map(row(date, "当天"), ([day]) => ({ kind: "between", from: day, to: day })),
  map(row(date, "至", date, "（含首尾两天）"), ([from, , to]) => ({ kind: "between", from, to })),
  map(row(date, "（含）以来"), ([from]) => ({ kind: "since", from })),
);

export type Names = {
  readonly events: Parser<readonly string[]>;
  readonly trait: Parser<string>;
  readonly property: Parser<string>;
  readonly feature: Parser<string>;
  readonly segment: Parser<string>;
  readonly list: Parser<string>;
  /** A figure in any of the units that figures come in. */
  readonly figure: Parser<number>;
};

/** Names and figures of a shop, in the words that lib/rules/restate/zh-words.ts has for them. */
export function namesOf(setting: Setting): Names {
  const { names, shop } = setting;
  const [, currency = ""] = chineseMoney(0, shop.currency).split("0");
  const known = new Map(Object.keys(EVENTS).map((name) => [eventName(name, setting), name]));
  const custom = map(row("触发", either(owned(names, "events"), raw)), ([, name]) => name);
  return {
    events: either(
      words<readonly string[]>(eventName("*", setting), ["*"]),
      list(either(oneOf(known), custom), "或"),
    ),
    trait: catalogName(names, "traits", TRAITS),
    property: either(
      words(`时刻（${shop.timeZone}）`, "$hour"),
      catalogName(names, "properties", PROPERTIES),
    ),
    feature: either(
      catalogName({}, "features", FEATURES),
      map(row("特征", either(owned(names, "features"), raw)), ([, name]) => name),
    ),
    segment: either(owned(names, "segments"), raw),
    list: either(owned(names, "lists"), raw),
    figure: either(
      money("", currency),
      percent("%"),
      map(row(number, maybe(either("天", "岁"))), ([value]) => value),
    ),
  };
}
