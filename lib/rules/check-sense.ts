import { type PathStep, type RuleProblem, toPointer } from "#lib/rules/problems.ts";
import type {
  Duration,
  Events,
  Filter,
  Measure,
  PeriodsMeasure,
  Rule,
  Step,
  Window,
} from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type Path = readonly PathStep[];

/**
 * What a rule's shape cannot say: windows and bands that end before they begin, steps in the wrong place, windows of
 * events that lie in the future. Problems are in the order of the rule's text.
 */
export function checkSense(rule: Rule, path: Path = []): readonly RuleProblem[] {
  switch (rule.kind) {
    case "everyone":
    case "segment":
    case "list":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => checkSense(child, [...path, "rules", index]));
    case "not":
      return checkSense(rule.rule, [...path, "rule"]);
    case "trait":
      return checkComparison(rule, path);
    case "measure":
      return [...checkMeasure(rule.measure, [...path, "measure"]), ...checkComparison(rule, path)];
    case "relative":
      return checkMeasure(rule.measure, [...path, "measure"]);
    case "rank":
      return [...checkMeasure(rule.measure, [...path, "measure"]), ...checkBand(rule, path)];
    case "sequence":
      return [
        ...rule.steps.flatMap((step, index) =>
          checkStep(step, index, rule.steps.length, [...path, "steps", index]),
        ),
        ...checkEventWindow(rule.window, [...path, "window"]),
      ];
    default:
      return assertNever(rule);
  }
}

type Compared = { readonly op: string; readonly value?: unknown };

function checkComparison(comparison: Compared, path: Path): readonly RuleProblem[] {
  if (comparison.op === "within") {
    // The schema has parsed the value of `within` as a window.
    return checkWindow(comparison.value as Window, [...path, "value"]);
  }
  if (comparison.op !== "between" || !Array.isArray(comparison.value)) return [];
  const [low, high] = comparison.value;
  return low > high ? [invalid([...path, "value"], "The first value must not be above the second")] : [];
}

function checkBand(
  band: { readonly from: number; readonly to: number; readonly unit: "percent" | "customer" },
  path: Path,
): readonly RuleProblem[] {
  if (band.from >= band.to) return [invalid([...path, "from"], "A band's from must be below its to")];
  if (band.unit === "percent" && band.to > 100) return [invalid([...path, "to"], "A percentage ends at 100")];
  if (band.unit === "percent") return [];
  if (!Number.isInteger(band.from))
    return [invalid([...path, "from"], "Customers are counted in whole numbers")];
  return Number.isInteger(band.to)
    ? []
    : [invalid([...path, "to"], "Customers are counted in whole numbers")];
}

function checkMeasure(measure: Measure, path: Path): readonly RuleProblem[] {
  switch (measure.of) {
    case "feature":
      return [];
    case "share":
      return [
        ...checkMeasure(measure.part, [...path, "part"]),
        ...checkMeasure(measure.whole, [...path, "whole"]),
      ];
    case "periods":
      return [...checkFilters(measure.where, path), ...checkPeriods(measure, path)];
    case "count":
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
    case "days_since_last":
    case "days_since_first":
      return checkEvents(measure, path);
    default:
      return assertNever(measure);
  }
}

function checkEvents(events: Events, path: Path): readonly RuleProblem[] {
  return [...checkFilters(events.where, path), ...checkEventWindow(events.window, [...path, "window"])];
}

function checkFilters(where: readonly Filter[] | undefined, path: Path): readonly RuleProblem[] {
  return (where ?? []).flatMap((filter, index) => checkComparison(filter, [...path, "where", index]));
}

function checkPeriods(measure: PeriodsMeasure, path: Path): readonly RuleProblem[] {
  if (measure.align === "rolling") return [];
  if (measure.per.unit === "minute" || measure.per.unit === "hour") {
    return [invalid([...path, "per", "unit"], "A calendar period is a day, week, month, quarter or year")];
  }
  return measure.per.n === 1 ? [] : [invalid([...path, "per", "n"], "A calendar period is one unit long")];
}

function checkStep(step: Step, index: number, count: number, path: Path): readonly RuleProblem[] {
  const problems = [...checkFilters(step.where, path)];
  if (index === 0 && step.within) {
    problems.push(invalid([...path, "within"], "The first step has no step before it to be within"));
  }
  if (step.absent && index < count - 1) {
    problems.push(invalid([...path, "absent"], "Only the last step can be absent"));
  }
  return problems;
}

function checkEventWindow(window: Window | undefined, path: Path): readonly RuleProblem[] {
  if (window === undefined) return [];
  if (window.kind === "calendar" && window.offset > 0) {
    return [invalid([...path, "offset"], "A window of events cannot lie in the future")];
  }
  return checkWindow(window, path);
}

function checkWindow(window: Window, path: Path): readonly RuleProblem[] {
  const isBackwards =
    (window.kind === "between" && window.from > window.to) ||
    (window.kind === "ago" && isSurelyShorter(window.from, window.to));
  return isBackwards ? [invalid([...path, "from"], "A window's from must not be after its to")] : [];
}

/** How long a unit can be at most and at least, in hours: months and years differ, days change their clocks. */
const HOURS_OF_UNIT: Readonly<Record<Duration["unit"], readonly [least: number, most: number]>> = {
  minute: [1 / 60, 1 / 60],
  hour: [1, 1],
  day: [24, 24],
  week: [168, 168],
  month: [28 * 24 - 1, 31 * 24 + 1],
  quarter: [90 * 24 - 1, 92 * 24 + 1],
  year: [365 * 24 - 1, 366 * 24 + 1],
};

const MONTHS_OF_UNIT: Partial<Record<Duration["unit"], number>> = { month: 1, quarter: 3, year: 12 };

/** Whether one duration is shorter than another at any moment: months compare exactly only among themselves. */
function isSurelyShorter(a: Duration, b: Duration): boolean {
  const [monthsOfA, monthsOfB] = [MONTHS_OF_UNIT[a.unit], MONTHS_OF_UNIT[b.unit]];
  if (monthsOfA !== undefined && monthsOfB !== undefined) return a.n * monthsOfA < b.n * monthsOfB;
  return a.n * HOURS_OF_UNIT[a.unit][1] < b.n * HOURS_OF_UNIT[b.unit][0];
}

function invalid(path: Path, message: string): RuleProblem {
  return { code: "invalid", path: toPointer(path), message };
}
