import type {
  EncodedDuration,
  EncodedFilter,
  EncodedMeasure,
  EncodedStep,
  EncodedWindow,
} from "#lib/interpretations/llm/encoding.ts";

/** Parts of clauses as JSON of the rule language. A field that is wanted and missing stays missing, for its checks to tell. */

type Comparison = Pick<EncodedFilter, "op" | "number" | "number_to" | "texts" | "date" | "window">;

export function rawComparison({ op, number, number_to: high, texts, date, window }: Comparison): object {
  switch (op) {
    case "is":
    case "is_not":
      return { op, value: texts };
    case "contains":
    case "starts_with":
      return { op, value: texts?.length === 1 ? texts[0] : texts };
    case "between":
      return { op, value: [number, high] };
    case "before":
    case "after":
    case "on":
      return { op, value: date };
    case "within":
    case "anniversary_within":
      return { op, value: window && rawWindow(window) };
    case "within_next":
    case "anniversary_within_next":
      return { op, value: window && { n: window.n, unit: window.unit } };
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return { op, value: number };
    default:
      return { op };
  }
}

/** @param ofClause a window that was said of the clause and not of its measure is the measure's */
export function rawMeasure(measure: EncodedMeasure | null, ofClause: EncodedWindow | null): unknown {
  if (!measure) return undefined;
  const { of, events, property, feature, only, filters, per, last, times, align } = measure;
  if (of === "feature") return { of, feature };
  const event = events.length === 1 ? events[0] : events;
  const where = filters.length > 0 ? { where: filters.map(rawFilter) } : {};
  if (of === "periods") {
    return {
      of,
      event,
      ...where,
      per: per && rawDuration(per),
      last,
      times: times ?? 1,
      align: align ?? "rolling",
    };
  }
  const window = measure.window ?? ofClause;
  const hasProperty = !["count", "days_since_last", "days_since_first"].includes(of);
  return {
    of,
    ...(hasProperty && { property }),
    event,
    ...(only && { only }),
    ...where,
    ...(window && { window: rawWindow(window) }),
  };
}

function rawFilter(filter: EncodedFilter): object {
  return { property: filter.property, ...rawComparison(filter) };
}

export function rawSteps(steps: readonly EncodedStep[]): object[] {
  return steps.map(({ events, filters, within, absent }) => ({
    event: events.length === 1 ? events[0] : events,
    ...(filters.length > 0 && { where: filters.map(rawFilter) }),
    ...(within && { within: rawDuration(within) }),
    ...(absent && { absent: true }),
  }));
}

export function rawDuration({ n, unit }: EncodedDuration): object {
  return { n, unit };
}

export function rawWindow(window: EncodedWindow): object {
  const { kind, n, unit, to_n: toN, to_unit: toUnit, offset, from, to } = window;
  switch (kind) {
    case "last":
    case "before_last":
      return { kind, n, unit };
    case "ago":
      return { kind, from: { n, unit }, to: { n: toN, unit: toUnit ?? unit } };
    case "calendar":
      return { kind, unit, offset: offset ?? 0 };
    case "between":
      return { kind, from, to };
    case "since":
      return { kind, from };
    default:
      return { kind };
  }
}
