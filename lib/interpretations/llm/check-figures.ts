import { hasWord, type Op, type Piece } from "#lib/interpretations/built-in/sense.ts";
import { type ComparisonOp, figuresOf, type RuleFigures } from "#lib/interpretations/llm/rule-figures.ts";
import { formsOf, saidNumbers } from "#lib/interpretations/llm/said-numbers.ts";
import type { Duration, Filter, Rule, Window } from "#lib/rules/schema.ts";

/**
 * Times, directions and groups that the description says and the rule does not, by the readings of its stretches: a time of
 * another length or none, "over" for "under", "or" for "and".
 *
 * @param isTimed whether all times of the rule must be said: not where an assumption or a word of the shop may bring its own
 * @param isTaken whether a stretch is spoken for: by an assumption, or by a word of the shop's own
 */
export function figureDeviations(
  pieces: readonly Piece[],
  text: string,
  rule: Rule,
  isTaken: (piece: Piece) => boolean,
  isTimed: boolean,
): readonly string[] {
  const figures = figuresOf(rule);
  const open = pieces.filter((piece) => !isTaken(piece));
  const said = (piece: Piece) => `"${text.slice(piece.from, piece.to)}"`;
  return [
    ...open
      .filter((piece) => !hasTime(piece, figures))
      .map((piece) => `no clause has the time ${said(piece)}`),
    ...(isTimed ? inventedLengths(pieces, text, figures) : []).map(
      ({ n, unit }) => `the time of ${n} ${unit} is neither in the description nor in what was assumed`,
    ),
    ...open
      .filter((piece) => !hasDirection(piece, figures))
      .map(
        (piece) => `the clause of ${said(piece)} compares the other way round, or more strictly or loosely`,
      ),
    ...groupDeviations(pieces, text, figures),
  ];
}

/** Lengths of the rule that no words say: "30 months" where the description has 30 days. */
function inventedLengths(
  pieces: readonly Piece[],
  text: string,
  { lengths }: RuleFigures,
): readonly Duration[] {
  const said = [...pieces.flatMap((piece) => piece.senses.flatMap(lengthsOf)), ...writtenLengths(text)];
  return lengths.filter((length) => length.n > 0 && !said.some((each) => isSameLength(each, length)));
}

function lengthsOf(sense: Piece["senses"][number]): readonly Duration[] {
  switch (sense.k) {
    case "duration":
      return [sense];
    case "unit":
      return [{ n: sense.times, unit: sense.unit }];
    case "window": {
      const windows = [sense.window, ...(sense.alternatives ?? []), ...(sense.also?.windows ?? [])];
      return windows.flatMap(lengthsOfWindow);
    }
    case "amount":
      return sense.time ? [sense.time] : [];
    case "periods":
      return [sense.per];
    case "condition":
      return figuresOf(sense.rule).lengths;
    default:
      return [];
  }
}

function lengthsOfWindow(window: Window): readonly Duration[] {
  switch (window.kind) {
    case "last":
    case "before_last":
      return [window];
    case "ago":
      return [window.from, window.to];
    case "calendar":
      return [{ n: Math.max(1, Math.abs(window.offset)), unit: window.unit }];
    default:
      return [];
  }
}

const WRITTEN: readonly (readonly [RegExp, Duration["unit"]])[] = [
  [/^\s*-?(?:minutes?|mins?)\b|^分钟/u, "minute"],
  [/^\s*-?(?:hours?|hrs?|h)\b|^个?小时/u, "hour"],
  [/^\s*-?(?:days?|d)\b|^[天日]/u, "day"],
  [/^\s*-?(?:weeks?|wks?|w)\b|^个?(?:周|星期|礼拜)/u, "week"],
  [/^\s*-?(?:months?|mos?|m)\b|^个?月/u, "month"],
  [/^\s*-?(?:quarters?|q)\b|^个?季/u, "quarter"],
  [/^\s*-?(?:years?|yrs?|y)\b|^年/u, "year"],
];

/** Figures with a unit of time behind them, as they are written, and units without a figure: "in a week". */
function writtenLengths(text: string): readonly Duration[] {
  const found: Duration[] = [];
  let at = 0;
  for (const { words, value, others } of saidNumbers(text)) {
    at = text.indexOf(words, at) + words.length;
    const behind = text.slice(at);
    for (const [pattern, unit] of WRITTEN) {
      // "30 to 60 days": the unit of the second figure is the first one's too.
      const shared = behind.replace(/^\s*(?:to|-|–|and|or|到|至|~)\s*\d+/u, "");
      if (!pattern.test(behind) && !pattern.test(shared)) continue;
      found.push(...[value, ...others].map((n): Duration => ({ n, unit })));
    }
  }
  for (const [pattern, unit] of UNITS_ALONE) if (pattern.test(text)) found.push({ n: 1, unit });
  return found;
}

const UNITS_ALONE: readonly (readonly [RegExp, Duration["unit"]])[] = [
  [/\bhour|小时/u, "hour"],
  [/\bday\b|\bdaily\b|\bovernight\b|今天|昨天|当天|一天|每天/u, "day"],
  [/\bweek|周|星期|礼拜/u, "week"],
  [/\bmonth|月/u, "month"],
  [/\bquarter|季/u, "quarter"],
  [/\byear|\bannual|年/u, "year"],
];

const DAYS: Readonly<Record<Duration["unit"], readonly [number, number]>> = {
  minute: [1 / 1440, 1 / 1440],
  hour: [1 / 24, 1 / 24],
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [89, 93],
  year: [360, 366],
};

/** Whether two lengths can be the same time said in other units. */
function isSameLength(a: Duration, b: Duration): boolean {
  const [a1, a2] = DAYS[a.unit].map((days) => days * a.n) as [number, number];
  const [b1, b2] = DAYS[b.unit].map((days) => days * b.n) as [number, number];
  const slack = Math.min(1, a.n, b.n) * 0.01 + 1e-9;
  return a1 - slack <= b2 && b1 - slack <= a2;
}

function hasTime(piece: Piece, figures: RuleFigures): boolean {
  const senses = piece.senses.flatMap((sense): Time[] => {
    if (sense.k === "duration") return [{ length: { n: sense.n, unit: sense.unit } }];
    if (sense.k === "window" && !sense.isAll)
      return [sense.window, ...(sense.alternatives ?? [])].map(timeOf);
    return [];
  });
  const [first] = piece.senses;
  if (senses.length === 0 || (first?.k !== "duration" && first?.k !== "window")) return true;
  return senses.some((time) => isIn(time, figures));
}

type Time = {
  readonly length?: Duration;
  readonly calendar?: { readonly unit: string; readonly offset: number };
  readonly isDates?: boolean;
};

function timeOf(window: Window): Time {
  switch (window.kind) {
    case "last":
    case "before_last":
      return { length: { n: window.n, unit: window.unit } };
    case "ago":
      return { length: window.from };
    case "calendar":
      return { calendar: window };
    case "ever":
      return {};
    default:
      return { isDates: true };
  }
}

function isIn({ length, calendar, isDates }: Time, figures: RuleFigures): boolean {
  // "3 days before Christmas" has become dates.
  if (length) return figures.hasDates || figures.lengths.some((each) => isSameLength(each, length));
  if (calendar) {
    const { unit, offset } = calendar;
    return figures.hasDates || figures.calendars.some((each) => each.unit === unit && each.offset === offset);
  }
  return !isDates || figures.hasDates || figures.calendars.length > 0;
}

/** Loose as people say them: two kinds "or more" may be more than two. */
const SAME: Readonly<Record<Op, readonly ComparisonOp[]>> = {
  gt: ["gt", "between"],
  gte: ["gte", "gt", "between"],
  lt: ["lt", "between"],
  lte: ["lte", "lt", "between"],
  eq: ["eq", "gte", "between"],
  neq: ["neq", "lt", "gt"],
};

/** Of whole numbers, more than 2 is at least 3. */
const NEIGHBOR: Readonly<Partial<Record<Op, readonly [op: ComparisonOp, step: number]>>> = {
  gt: ["gte", 1],
  gte: ["gt", -1],
  lt: ["lte", -1],
  lte: ["lt", 1],
};

function hasDirection(piece: Piece, { comparisons, hasHour }: RuleFigures): boolean {
  const [sense] = piece.senses;
  if (sense?.k === "clock" || sense?.k === "daytime") return hasHour;
  const hours = piece.senses.flatMap((each) => (each.k === "filter" ? [hoursOf(each.filters)] : []));
  if (sense?.k === "filter" && hours.some(({ length }) => length > 0)) {
    return hours.some((all) => all.every((hour) => comparisons.some(({ values }) => values.includes(hour))));
  }
  if (sense?.k === "weekday" && sense.bound.op !== "between") {
    const { op, value } = sense.bound;
    return comparisons.some((each) => each.op === op && each.values.includes(value));
  }
  if (sense?.k === "condition" && !sense.isVague && !sense.options) {
    // "Over 40" of an age: what the stretch stands for compares just so.
    return figuresOf(sense.rule).comparisons.every(({ op, values }) => {
      const compared = comparisons.filter((each) => each.values.some((value) => values.includes(value)));
      return compared.length === 0 || op === "between" || compared.some((each) => SAME[op].includes(each.op));
    });
  }
  if (sense?.k === "share" && !sense.isVague && sense.bound.op !== "between") {
    const { op, value } = sense.bound;
    const compared = comparisons.filter(({ values }) => values.includes(value));
    return compared.length === 0 || compared.some((each) => SAME[op].includes(each.op));
  }
  if (sense?.k !== "amount" || sense.isVague || sense.isBare || sense.unit === "time") return true;
  if (sense.unit === "percent" || sense.unit === "people") return true;
  const { bound } = sense;
  if (bound.op === "between") return true;
  const { op, value } = bound;
  const forms = formsOf({ value, others: [] });
  // A figure that is compared nowhere is another complaint.
  const compared = comparisons.filter(({ values }) => values.includes(value));
  if (compared.length === 0) return true;
  const neighbor = NEIGHBOR[op];
  return (
    compared.some((each) => SAME[op].includes(each.op)) ||
    (neighbor !== undefined &&
      comparisons.some((each) => each.op === neighbor[0] && each.values.includes(value + neighbor[1]))) ||
    !forms.includes(value)
  );
}

function hoursOf(filters: readonly Filter[]): readonly number[] {
  return filters.flatMap(({ property, ...compared }) => {
    if (property !== "$hour" || !("value" in compared)) return [];
    return [compared.value].flat().filter((each) => typeof each === "number");
  });
}

function groupDeviations(pieces: readonly Piece[], text: string, figures: RuleFigures): string[] {
  const or = pieces.find(
    (piece) => hasWord(piece, "or", "either") && text.slice(piece.from, piece.to).trim() !== "/",
  );
  if (or && !figures.hasAlternatives) {
    return [`"${text.slice(or.from, or.to)}" leaves a choice, and the rule has none`];
  }
  const hasChoice =
    or !== undefined || /\bor\b|\beither\b|\band\/or\b|或|要么|[/、]|任一|任意|其中/u.test(text);
  return figures.isAnyOnly && !hasChoice
    ? ["logic: OR is in the rule, and no choice in the description"]
    : [];
}
