import {
  born,
  bornAround,
  bornInDecade,
  cohort,
} from "#lib/interpretations/built-in/grammar/born-decades.ts";
import { shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { type Bound, hasWord, type Op, type Piece, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Duration, Rule } from "#lib/rules/schema.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

type M = Parameters<Production["make"]>[0];

function condition(rule: Rule, note?: string): Sense {
  return { k: "condition", rule, ...(note !== undefined && { note }) };
}

export function ageRule(bound: Bound): Sense {
  const measure = { of: "feature", feature: "age" } as const;
  const rule: Rule =
    bound.op === "between"
      ? { kind: "measure", measure, op: "between", value: [bound.value[0], bound.value[1]] }
      : { kind: "measure", measure, op: bound.op, value: bound.value };
  const top = bound.op === "between" ? bound.value[1] : bound.value;
  const isUnderAge =
    (bound.op === "between" && top < 18) ||
    (bound.op === "lt" && top <= 18) ||
    ((bound.op === "lte" || bound.op === "eq") && top < 18);
  return isUnderAge ? { k: "sensitive", reason: "children" } : condition(rule, "age");
}

/** "customers over 50 dollars" goes on with what is counted; "women over 50 who …" does not. */
function isAgeAlone(next: Piece | undefined): boolean {
  return (
    next === undefined ||
    next.senses.some((sense) => sense.k === "w" && !["percent", "fold"].includes(sense.w))
  );
}

function isGender(piece: Piece | undefined): boolean {
  return Boolean(
    piece?.senses.some(
      (sense) =>
        sense.k === "values" &&
        sense.values.some(({ target }) => target.kind === "trait" && target.trait === "gender"),
    ),
  );
}

/** A bare figure behind people is an age only where one can be that old. */
function plausibleAge(bound: Bound): Sense | undefined {
  const values = bound.op === "between" ? bound.value : [bound.value];
  const isPlausible = values.every((value) => value >= 10 && value <= 100);
  const made = isPlausible ? ageRule(bound) : undefined;
  return made?.k === "condition" ? { ...made, note: "bare_age" } : made;
}

/** Ages, birth years and birthdays. */
export function ages(setting: Setting): readonly Production[] {
  const now = civilFromDay(setting.zone.dayOf(setting.asOf));
  const decade = (_m: M, low: number): Sense => ageRule({ op: "between", value: [low, low + 9] });
  const anniversary = (unit: "day" | "week" | "month" | "quarter" | "year", offset: number): Sense =>
    condition({
      kind: "trait",
      trait: "birth_date",
      op: "anniversary_within",
      value: { kind: "calendar", unit, offset },
    });
  const birthdayWindow = (m: M): Sense | undefined => {
    const each = ["window", "other", "third"].flatMap((name) => m.find("window", name) ?? []).map(birthdayIn);
    const rules = each.flatMap((sense) => (sense?.k === "condition" ? [sense.rule] : []));
    if (each.length === 1 || rules.length < each.length) return each.length === 1 ? each[0] : undefined;
    return condition({ kind: "any", rules }, "birthday_month");
  };
  const birthdayIn = (said: Extract<Sense, { k: "window" }>): Sense | undefined => {
    const { window, note } = said;
    const quarter = QUARTER.exec(window.kind === "between" ? `${window.from} ${window.to}` : "")?.[1];
    if (quarter !== undefined) {
      const offset = (Number(quarter) - 1) / 3 - Math.floor((now.month - 1) / 3);
      return { ...anniversary("quarter", offset), note: "birthday_quarter" } as Sense;
    }
    if (note === "next" || (window.kind === "last" && said.isWithin))
      return window.kind === "last" ? nextDays(window) : undefined;
    if (window.kind === "last") return lastDays(window);
    if (window.kind === "calendar") return anniversary(window.unit, window.offset);
    if (
      window.kind === "between" &&
      window.from.endsWith("-01") &&
      window.from.slice(0, 7) === window.to.slice(0, 7)
    ) {
      const month = Number(window.from.slice(5, 7));
      return { ...anniversary("month", month - now.month), note: "birthday_month" } as Sense;
    }
    return undefined;
  };
  // "birthday in the last 7 days": on one of them, today among them.
  const lastDays = ({ n, unit }: Duration): Sense | undefined => {
    const days = n * ({ day: 1, week: 7 }[unit as string] ?? 0);
    if (days < 1 || days > 31) return undefined;
    const each = Array.from({ length: days }, (_, back) => anniversary("day", -back));
    return condition({
      kind: "any",
      rules: each.flatMap((day) => (day.k === "condition" ? [day.rule] : [])),
    });
  };
  const nextDays = ({ n, unit }: Duration): Sense | undefined => {
    const days = { minute: 0, hour: 0, day: 1, week: 7, month: 30, quarter: 91, year: 365 }[unit];
    if (days === 0) return undefined;
    return condition(
      {
        kind: "trait",
        trait: "birth_date",
        op: "anniversary_within_next",
        value: { n: n * days, unit: "day" },
      },
      unit === "month" ? "month_as_days" : undefined,
    );
  };
  return [
    on("age? between? <number:low> to|and|he <number:high> yearsold", (m) =>
      ageRule({ op: "between", value: [m.get("number", "low").value, m.get("number", "high").value] }),
    ),
    on("between the? age <number:low> to|and <number:high>", (m) =>
      ageRule({ op: "between", value: [m.get("number", "low").value, m.get("number", "high").value] }),
    ),
    on("age between? <number:low> to|and|he <number:high> yearsold?", (m) =>
      ageRule({ op: "between", value: [m.get("number", "low").value, m.get("number", "high").value] }),
    ),
    on("<number:low> yearsold to|he <number:high> yearsold", (m) =>
      ageRule({ op: "between", value: [m.get("number", "low").value, m.get("number", "high").value] }),
    ),
    on("age? <cmp> <number> yearsold", (m) => ageRule({ op: m.get("cmp").op, value: m.get("number").value })),
    on("age <cmp> <number> yearsold?", (m) => ageRule({ op: m.get("cmp").op, value: m.get("number").value })),
    on("<cmp> age <number>", (m) => ageRule({ op: m.get("cmp").op, value: m.get("number").value })),
    on("<cmp> the? age of? <number>", (m) => ageRule({ op: m.get("cmp").op, value: m.get("number").value })),
    on("before the? age of? <number>", (m) => ageRule({ op: "gt", value: m.get("number").value })),
    on("before <number> yearsold?", (m, { pieces, start }) =>
      pieces[start]?.senses.some((s) => s.k === "w" && s.w === "before") &&
      m.get("number").value < 100 &&
      m.get("number").value > 12
        ? ageRule({ op: "gt", value: m.get("number").value })
        : undefined,
    ),
    on("age? <number> yearsold <after>", (m) =>
      ageRule({ op: m.get("after").op, value: m.get("number").value }),
    ),
    on("age? <number> yearsold or <after>", (m) =>
      ageRule({ op: m.get("after").op, value: m.get("number").value }),
    ),
    on("age <number> <after> yearsold?", (m) =>
      ageRule({ op: m.get("after").op, value: m.get("number").value }),
    ),
    on("<number> <after> yearsold", (m) => ageRule({ op: m.get("after").op, value: m.get("number").value })),
    on("people <cmp> <number>", (m, { pieces, end }) =>
      isAgeAlone(pieces[end])
        ? plausibleAge({ op: m.get("cmp").op, value: m.get("number").value })
        : undefined,
    ),
    on("<cmp> <number>", (m, { pieces, start, end }) =>
      isGender(pieces[start - 1]) && isAgeAlone(pieces[end])
        ? plausibleAge({ op: m.get("cmp").op, value: m.get("number").value })
        : undefined,
    ),
    on("<number> <after>", (m, { pieces, start, end }) =>
      isGender(pieces[start - 1]) && isAgeAlone(pieces[end])
        ? plausibleAge({ op: m.get("after").op, value: m.get("number").value })
        : undefined,
    ),
    on("between? <number:low> and|to <number:high>", (m, { pieces, start, end }) => {
      if (m.has("and") && !m.has("between")) return undefined;
      const before = pieces[start - 1];
      const isOfPeople = hasWord(before, "people") || isGender(before);
      return isOfPeople && isAgeAlone(pieces[end])
        ? plausibleAge({
            op: "between",
            value: [m.get("number", "low").value, m.get("number", "high").value],
          })
        : undefined;
    }),
    on("age <number>", (m) => ageRule({ op: "eq", value: m.get("number").value })),
    on("<number> yearsold", (m) => {
      const { value, range } = m.get("number");
      if (!range) return ageRule({ op: "eq", value });
      // 二十七八岁, 三四十岁 are from the one to the other, 二十多岁 the whole decade.
      return ageRule({ op: "between", value: range[0] === value ? range : [value, value + 9] });
    }),
    on("<cmp> age? <number> yearsold <after>", (m) =>
      ageRule({ op: m.get("cmp").op, value: m.get("number").value }),
    ),
    on("born in|during? the? <decade>", (m) => {
      const { start } = m.get("decade");
      return born(`${start}-01-01`, `${start + 9}-12-31`);
    }),
    on("not birthday", () => condition({ kind: "trait", trait: "birth_date", op: "missing" })),
    on("<cmp> the? <decade>", (m) => {
      const { age } = m.get("decade");
      return age === undefined ? undefined : ageRule({ op: m.get("cmp").op, value: age });
    }),
    on("<number> niandai born?", (m) => bornInDecade(m.get("number").value)),
    on("<duration> niandai? since_after|onwards|ago born", (m) => bornAround(m)),
    on("born <number:low> to|he <days> <unit>?", (m) => {
      const { value } = m.get("number", "low");
      return value > 1900 && value < 2100 ? born(`${value}-01-01`, m.get("days").days.to) : undefined;
    }),
    on("in|age|live? <decade>", (m, { pieces, start }) => {
      const { age } = m.get("decade");
      const isOfPeople = hasWord(pieces[start - 1], "people") || m.has("in") || m.has("age") || m.has("live");
      return age !== undefined && age >= 20 && isOfPeople ? decade(m, age) : undefined;
    }),
    // "male, 30s, speaks Spanish": alone between commas, a decade is one of age; of years it has "the" or "born".
    on("comma <decade>", (m, { pieces, start, end }) => {
      const { age } = m.get("decade");
      const next = pieces[end];
      const isAlone = next === undefined || hasWord(next, "comma", "stop", "and");
      if (age === undefined || age < 20 || age > 80 || !isAlone || start === 0) return undefined;
      return decade(m, age);
    }),
    on("in? twenties", (m) => decade(m, 20)),
    on("in? thirties", (m) => decade(m, 30)),
    on("in? forties", (m) => decade(m, 40)),
    on("in? fifties", (m) => decade(m, 50)),
    on("in? sixties", (m) => decade(m, 60)),
    on("<number> since_after|hou", (m) => {
      const { value } = m.get("number");
      const made = cohort(value, now.year);
      return made?.k === "condition" && value % 10 === 5 ? { ...made, note: "five_years" } : made;
    }),
    on("<number> since_after|hou and|he|to|dun|or? <number:other> since_after|hou", (m) => {
      const first = cohort(m.get("number").value, now.year);
      const second = cohort(m.get("number", "other").value, now.year);
      if (first?.k !== "condition" || second?.k !== "condition") return undefined;
      return condition({ kind: "any", rules: [first.rule, second.rule] });
    }),
    on("born in|during|on? <days>", (m) =>
      bornOn(m.get("days"), (offset) => anniversary("month", offset), now.month),
    ),
    on("born <window>", (m) => bornWindow(m, (offset) => anniversary("month", offset), now.month)),
    on("<window> born", (m) => bornWindow(m, (offset) => anniversary("month", offset), now.month)),
    on("<days> born", (m) => bornOn(m.get("days"), (offset) => anniversary("month", offset), now.month)),
    // "within the next month" rolls, "next month" is the calendar's.
    on("birthday in|within|during|over? thenext <unit>", (m) =>
      nextDays({ n: m.get("unit").times, unit: m.get("unit").unit }),
    ),
    on("birthday <window>", birthdayWindow),
    // "birthday in March or April": in any of them.
    on("birthday <window> comma? or|and|he <window:other>", birthdayWindow),
    on("birthday <window> comma <window:other> comma? or|and|he <window:third>", birthdayWindow),
    on("<window> birthday", birthdayWindow),
    on("birthday in|on|within? <duration>", (m) => nextDays(m.get("duration"))),
    on("account <cmp> <duration>", (m) => customerFor(m.get("cmp").op, m.get("duration"))),
    on("people for <cmp> <duration>", (m) => customerFor(m.get("cmp").op, m.get("duration"))),
    on("birthday <weekday>", () => undefined),
    on("next <duration> inside? birthday", (m) => nextDays(m.get("duration"))),
  ];
}

/** "customers for over 2 years". */
function customerFor(op: Op, { n, unit }: Duration): Sense | undefined {
  const isLonger = op === "gt" || op === "gte";
  if (op === "eq" || op === "neq") return undefined;
  const value = { kind: isLonger ? "before_last" : "last", n, unit } as const;
  return condition({ kind: "trait", trait: "signed_up_at", op: "within", value }, "by_signup");
}

/** A whole quarter of a year, by its first month. */
const QUARTER = /^\d{4}-(01|04|07|10)-01 \d{4}-(?:03-31|06-30|09-30|12-31)$/u;

/** "born in May": without a year it is a birthday; a single day of no year cannot be said. */
function bornOn(
  { days, note, isYearOpen }: Extract<Sense, { k: "days" }>,
  birthday: (offset: number) => Sense,
  monthNow: number,
): Sense | undefined {
  if (!isYearOpen) return born(days.from, days.to);
  if (note !== "month") return undefined;
  return { ...birthday(Number(days.from.slice(5, 7)) - monthNow), note: "birthday_month" } as Sense;
}

function bornWindow(m: M, birthday: (offset: number) => Sense, monthNow: number): Sense | undefined {
  const { window, isYearOpen } = m.get("window");
  if (isYearOpen && window.kind === "between") {
    const isMonth = window.from.endsWith("-01") && window.from.slice(0, 7) === window.to.slice(0, 7);
    return bornOn(
      { k: "days", days: window, isYearOpen, ...(isMonth && { note: "month" }) },
      birthday,
      monthNow,
    );
  }
  if (window.kind === "between") {
    if (window.from === "1900-01-01")
      return condition({ kind: "trait", trait: "birth_date", op: "before", value: shiftDate(window.to, 1) });
    return born(window.from, window.to);
  }
  if (window.kind === "since")
    return condition({ kind: "trait", trait: "birth_date", op: "after", value: shiftDate(window.from, -1) });
  return undefined;
}
