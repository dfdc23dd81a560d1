import type { Events, Measure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export const MEASURE_KINDS = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "distinct",
  "days_since_last",
  "days_since_first",
  "periods",
  "share",
  "feature",
] as const satisfies readonly Measure["of"][];

/** The measure as one of another kind, of the same events as far as it can be. */
export function withMeasureKind(before: Measure, of: Measure["of"]): Measure {
  if (before.of === of) return before;
  const { event, where, window, only } = eventsOf(before);
  const events = { event, ...(only && { only }), ...(where && { where }), ...(window && { window }) };
  switch (of) {
    case "count":
    case "days_since_last":
    case "days_since_first":
      return { of, ...events };
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      return { of, property: propertyOf(before) ?? (of === "distinct" ? "category" : "total"), ...events };
    case "periods":
      return {
        of,
        event,
        ...(where && { where }),
        per: { n: 1, unit: "month" },
        last: 3,
        times: 1,
        align: "calendar",
      };
    case "share": {
      const part: Measure = before.of === "feature" ? { of: "count", event } : before;
      const whole: Measure = { ...part };
      // A part that is narrowed by filters is compared with all: the same without them.
      if ("where" in whole) delete whole.where;
      return { of, part, whole };
    }
    case "feature":
      return { of, feature: "frequency" };
    default:
      return assertNever(of);
  }
}

/** Which events a measure looks at; orders, where it looks at none. */
function eventsOf(measure: Measure): Events {
  switch (measure.of) {
    case "share":
      return eventsOf(measure.part);
    case "feature":
      return { event: "order_completed" };
    case "periods":
      return { event: measure.event, ...(measure.where && { where: measure.where }) };
    default:
      return measure;
  }
}

function propertyOf(measure: Measure): string | undefined {
  if (measure.of === "share") return propertyOf(measure.part);
  return "property" in measure ? measure.property : undefined;
}
