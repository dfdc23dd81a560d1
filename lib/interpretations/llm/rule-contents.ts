import type { Duration, Events, Filter, Measure, Rule, TraitCondition, Window } from "#lib/rules/schema.ts";

/** What a rule says in figures, days and texts, for comparing with what was described. */
export type RuleContents = {
  /** Figures that somebody must have said; those that only say "at all" or "not at all" are left out. */
  readonly numbers: number[];
  readonly dates: string[];
  readonly texts: string[];
  /** Texts that are looked for inside of others: no catalog holds them. */
  readonly needles: string[];
  hasCalendar: boolean;
  /** Something is denied, absent, less than or long ago. */
  hasNegative: boolean;
};

/** @param known what is left out: figures and texts that were there before */
export function contentsOf(rule: Rule, known?: Rule): RuleContents {
  const found: RuleContents = {
    numbers: [],
    dates: [],
    texts: [],
    needles: [],
    hasCalendar: false,
    hasNegative: false,
  };
  addRule(rule, found);
  return known ? without(found, contentsOf(known)) : found;
}

function without(found: RuleContents, known: RuleContents): RuleContents {
  const { numbers, dates, texts, needles } = found;
  return {
    ...found,
    numbers: numbers.filter((each) => !known.numbers.includes(each)),
    dates: dates.filter((each) => !known.dates.includes(each)),
    texts: texts.filter((each) => !known.texts.includes(each)),
    needles: needles.filter((each) => !known.needles.includes(each)),
  };
}

function addRule(rule: Rule, found: RuleContents): void {
  switch (rule.kind) {
    case "all":
    case "any":
      for (const child of rule.rules) addRule(child, found);
      return;
    case "not":
      found.hasNegative = true;
      addRule(rule.rule, found);
      return;
    case "trait":
      addComparison(rule, found);
      if ("for" in rule && rule.for) addDuration(rule.for, found);
      return;
    case "measure":
      addMeasure(rule.measure, found);
      if (!isExistence(rule)) addComparison(rule, found);
      if (rule.op === "lt" || rule.op === "lte" || rule.op === "missing" || isNone(rule))
        found.hasNegative = true;
      return;
    case "rank":
      addMeasure(rule.measure, found);
      found.numbers.push(...[rule.from, rule.to].filter((place) => place !== 0 && place !== 100));
      return;
    case "relative":
      addMeasure(rule.measure, found);
      if (rule.times !== 1) found.numbers.push(rule.times);
      return;
    case "sequence":
      for (const step of rule.steps) {
        addFilters(step.where, found);
        if (step.within) addDuration(step.within, found);
        if (step.absent) found.hasNegative = true;
      }
      addWindow(rule.window, found);
      return;
    default:
      return;
  }
}

type MeasureRule = Extract<Rule, { kind: "measure" }>;

/** "Did it" or "did not": at least one, more than none, exactly none. */
function isExistence(rule: MeasureRule): boolean {
  const atAll = (rule.op === "gte" && rule.value === 1) || (rule.op === "gt" && rule.value === 0);
  return rule.measure.of === "count" && (atAll || isNone(rule));
}

function isNone(rule: MeasureRule): boolean {
  return (rule.op === "eq" && rule.value === 0) || (rule.op === "lt" && rule.value === 1);
}

function addMeasure(measure: Measure, found: RuleContents): void {
  switch (measure.of) {
    case "feature": {
      // The window of a feature is in its name: orders_30d.
      const days = /_(\d+)d$/.exec(measure.feature)?.[1];
      if (days !== undefined) found.numbers.push(Number(days));
      return;
    }
    case "share":
      addMeasure(measure.part, found);
      addMeasure(measure.whole, found);
      return;
    case "periods":
      addFilters(measure.where, found);
      addDuration(measure.per, found);
      found.numbers.push(measure.last);
      if (measure.times !== 1) found.numbers.push(measure.times);
      return;
    default:
      // The last one 60 to 90 days ago: none since then.
      if (measure.only === "last" && measure.window?.kind === "ago") found.hasNegative = true;
      addFilters(measure.where, found);
      addWindow(measure.window, found);
  }
}

function addFilters(filters: Events["where"], found: RuleContents): void {
  for (const filter of filters ?? []) {
    // Hours and weekdays are said in words: "at night", "on weekends".
    if (!filter.property.startsWith("$")) addComparison(filter, found);
  }
}

const DENIALS: ReadonlySet<string> = new Set(["is_not", "neq", "missing", "is_false"]);

function addComparison(
  compared: (Filter | TraitCondition | MeasureRule) & { readonly value?: unknown },
  found: RuleContents,
): void {
  const { op, value } = compared;
  if (DENIALS.has(op)) found.hasNegative = true;
  // "With a discount" is a discount above 0, and nobody says the 0.
  if (op === "gt" && value === 0) return;
  if (typeof value === "number") found.numbers.push(value);
  else if (op === "between" && Array.isArray(value)) found.numbers.push(...value.map(Number));
  else if (Array.isArray(value)) found.texts.push(...value.map(String));
  else if (op === "contains" || op === "starts_with") found.needles.push(String(value));
  else if (typeof value === "string") found.dates.push(value);
  else if (op === "within_next" || op === "anniversary_within_next") {
    // The schema has parsed the value of these ops as a duration, and of the others as a window.
    addDuration(value as Duration, found);
  } else if (value !== undefined) addWindow(value as Window, found);
}

function addDuration({ n }: Duration, found: RuleContents): void {
  if (n !== 1) found.numbers.push(n);
}

function addWindow(window: Window | undefined, found: RuleContents): void {
  switch (window?.kind) {
    case "last":
      addDuration(window, found);
      return;
    case "before_last":
      found.hasNegative = true;
      addDuration(window, found);
      return;
    case "ago":
      addDuration(window.from, found);
      addDuration(window.to, found);
      return;
    case "calendar":
      found.hasCalendar = true;
      if (Math.abs(window.offset) > 1) found.numbers.push(Math.abs(window.offset));
      return;
    case "between":
      found.dates.push(window.from, window.to);
      return;
    case "since":
      found.dates.push(window.from);
      return;
    default:
      return;
  }
}
