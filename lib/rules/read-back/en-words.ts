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
import { MONTHS } from "#lib/rules/restate/en-windows.ts";
import {
  EVENTS,
  type EventWords,
  eventWords,
  FEATURES,
  PROPERTIES,
  TRAITS,
} from "#lib/rules/restate/en-words.ts";
import { englishMoney } from "#lib/rules/restate/figures.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { CALENDAR_UNITS, type CalendarWindow, type Duration, UNITS, type Window } from "#lib/rules/schema.ts";

const unit: Parser<Duration["unit"]> = pattern(`(${UNITS.join("|")})s?`, ([name]) =>
  UNITS.find((each) => each === name),
);

const calendarUnit: Parser<CalendarWindow["unit"]> = pattern(`(${CALENDAR_UNITS.join("|")})s?`, ([name]) =>
  CALENDAR_UNITS.find((each) => each === name),
);

export const duration: Parser<Duration> = map(row(whole(number), " ", unit), ([n, , name]) => ({
  n,
  unit: name,
}));

const MONTH_NAMES: readonly string[] = MONTHS;

export const date: Parser<string> = pattern(
  `(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})`,
  ([day = "", month = "", year = ""]) => isoDate(Number(year), MONTH_NAMES.indexOf(month) + 1, Number(day)),
);

const NEAR = new Map<string, CalendarWindow>(
  CALENDAR_UNITS.flatMap((each) =>
    each === "day"
      ? ["yesterday", "today", "tomorrow"].map((word, index) => [word, calendar(each, index - 1)] as const)
      : ["last", "this", "next"].map(
          (word, index) => [`${word} ${each}`, calendar(each, index - 1)] as const,
        ),
  ),
);

function calendar(name: CalendarWindow["unit"], offset: number): CalendarWindow {
  return { kind: "calendar", unit: name, offset };
}

const away: Parser<1 | -1> = either<1 | -1>(words(" ago", -1), words(" from now", 1));

export const calendarWindow: Parser<CalendarWindow> = either(
  oneOf(NEAR),
  map(row("on the day ", whole(number), " ", calendarUnit, away), ([, n, , name, sign]) =>
    calendar(name, sign * n),
  ),
  map(
    row("in the calendar ", calendarUnit, " ", whole(number), " ", calendarUnit, away),
    ([, name, , n, , , sign]) => calendar(name, sign * n),
  ),
);

export const window: Parser<Window> = either<Window>(
  words("at any time", { kind: "ever" }),
  map(row("in the last ", duration), ([, length]) => ({ kind: "last", ...length })),
  map(row("more than ", duration, " ago"), ([, length]) => ({ kind: "before_last", ...length })),
  map(row("between ", duration, " and ", duration, " ago"), ([, from, , to]) => ({ kind: "ago", from, to })),
  calendarWindow,
  map(row("on ", date), ([, day]) => ({ kind: "between", from: day, to: day })),
  map(row("from ", date, " to ", date, " inclusive"), ([, from, , to]) => ({ kind: "between", from, to })),
  map(row("since ", date, " inclusive"), ([, from]) => ({ kind: "since", from })),
);

export type Names = {
  /** One or more events in one of the forms that clauses need. */
  readonly events: (form: keyof EventWords) => Parser<readonly string[]>;
  readonly trait: Parser<string>;
  readonly property: Parser<string>;
  readonly feature: Parser<string>;
  readonly segment: Parser<string>;
  readonly list: Parser<string>;
  /** A figure in any of the units that figures come in. */
  readonly figure: Parser<number>;
};

/** Names and figures of a shop, in the words that lib/rules/restate/en-words.ts has for them. */
export function namesOf(setting: Setting): Names {
  const { names, shop } = setting;
  const [sign = ""] = englishMoney(0, shop.currency).split("0");
  const hour = words(`the time of day (${shop.timeZone})`, "$hour");
  return {
    events: (form) => {
      const known = Object.keys(EVENTS).map((name) => [eventWords(name, setting)[form], name] as const);
      const any = words<readonly string[]>(eventWords("*", setting)[form], ["*"]);
      const one = either(oneOf(new Map(known)), customEvent(form, setting));
      return either(any, list(one, " or "));
    },
    trait: catalogName(names, "traits", TRAITS),
    property: either(hour, catalogName(names, "properties", PROPERTIES)),
    feature: either(
      catalogName({}, "features", FEATURES),
      map(row("feature ", either(owned(names, "features"), raw)), ([, name]) => name),
    ),
    segment: either(owned(names, "segments"), raw),
    list: either(owned(names, "lists"), raw),
    figure: either(
      money(sign, ""),
      percent(" %"),
      map(row(number, maybe(either(" days", " day", " years", " year"))), ([value]) => value),
    ),
  };
}

function customEvent(form: keyof EventWords, { names }: Setting): Parser<string> {
  const name = either(owned(names, "events"), raw);
  switch (form) {
    case "past":
      return map(row("did ", name), ([, event]) => event);
    case "base":
      return map(row("do ", name), ([, event]) => event);
    case "one":
      return map(row(name, " event"), ([event]) => event);
    default:
      return map(row(name, " events"), ([event]) => event);
  }
}
