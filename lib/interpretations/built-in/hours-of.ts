import type { Filter } from "#lib/rules/schema.ts";

/** The time of day that a comparison of the hour takes in. */
export function hoursOf(filter: Filter): string {
  if (!("value" in filter)) return "";
  const { op, value } = filter;
  if (op === "between" && Array.isArray(value)) return `${value[0]}:00–${value[1]}:59`;
  if (op === "lt") return `0:00–${Number(value) - 1}:59`;
  return op === "eq" ? `${Number(value)}:00–${Number(value)}:59` : `${Number(value)}:00–23:59`;
}
