import type { Duration, Rule } from "#lib/rules/schema.ts";

export type ComparisonOp = "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between";

/** What a rule compares numbers with and which times it looks at, wherever they stand in it. */
export type RuleFigures = {
  readonly comparisons: { readonly op: ComparisonOp; readonly values: readonly number[] }[];
  /** Lengths of time: windows, durations, days since something. */
  readonly lengths: Duration[];
  /** Calendar windows by unit and offset. */
  readonly calendars: { readonly unit: string; readonly offset: number }[];
  hasDates: boolean;
  /** Somewhere one of several is enough: a group, values of a list, events of a list. */
  hasAlternatives: boolean;
  /** One of several conditions is enough, and they are not kinds of customers each ("women who … and men who …"). */
  isAnyOnly: boolean;
  hasHour: boolean;
};

export function figuresOf(rule: Rule): RuleFigures {
  const found: RuleFigures = {
    comparisons: [],
    lengths: [],
    calendars: [],
    hasDates: false,
    hasAlternatives: false,
    isAnyOnly: rule.kind === "any" && rule.rules.some(({ kind }) => kind !== "all"),
    hasHour: false,
  };
  walk(rule, false, found);
  return found;
}

const NUMERIC: ReadonlySet<string> = new Set(["eq", "neq", "gt", "gte", "lt", "lte", "between"]);

/** Each comparison as it is written, and as its opposite where it stands under a "not": "not over 300" is either. */
const OPPOSITE: Readonly<Partial<Record<string, ComparisonOp>>> = {
  gt: "lte",
  gte: "lt",
  lt: "gte",
  lte: "gt",
  eq: "neq",
  neq: "eq",
};

function walk(value: unknown, isDenied: boolean, found: RuleFigures): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, isDenied, found);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const fields = value as Readonly<Record<string, unknown>>;
  addComparison(fields, isDenied, found);
  addTime(fields, found);
  if (fields.kind === "any" || isList(fields.event) || (fields.op === "is" && isList(fields.value))) {
    found.hasAlternatives = true;
  }
  if (fields.property === "$hour") found.hasHour = true;
  const isNot = fields.kind === "not";
  for (const each of Object.values(fields)) walk(each, isDenied !== isNot, found);
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 1;
}

function addComparison({ op, value, kind, measure }: Fields, isDenied: boolean, found: RuleFigures): void {
  if (typeof op !== "string" || !NUMERIC.has(op)) return;
  const values = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "number");
  if (values.length === 0) return;
  found.comparisons.push({ op: op as ComparisonOp, values });
  const opposite = isDenied ? OPPOSITE[op] : undefined;
  if (opposite) found.comparisons.push({ op: opposite, values });
  const of = kind === "measure" ? (measure as Fields).of : undefined;
  if (of === "days_since_last" || of === "days_since_first" || isDays(measure)) {
    found.lengths.push(...values.map((n): Duration => ({ n, unit: "day" })));
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isDays(measure: unknown): boolean {
  const { feature } = (measure ?? {}) as Fields;
  return feature === "recency" || feature === "tenure";
}

function addTime(fields: Fields, found: RuleFigures): void {
  const { n, unit, kind, offset, feature, from } = fields;
  if (typeof n === "number" && typeof unit === "string") {
    found.lengths.push({ n, unit: unit as Duration["unit"] });
  }
  if (kind === "calendar" && typeof unit === "string") {
    found.calendars.push({ unit, offset: typeof offset === "number" ? offset : 0 });
  }
  if (kind === "between" || kind === "since" || ["before", "after", "on"].includes(String(fields.op))) {
    found.hasDates = true;
  }
  if (kind === "ago" && typeof from !== "string") found.hasDates = true;
  const days = typeof feature === "string" ? /_(\d+)d$/.exec(feature)?.[1] : undefined;
  if (days !== undefined) found.lengths.push({ n: Number(days), unit: "day" });
}
