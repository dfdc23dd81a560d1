import type { Filter } from "#lib/rules/schema.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A comparison of the weekday by name, `undefined` where its numbers are not those of days. */
export function weekdayWords(filter: Filter): string | undefined {
  const [low, high] = numbersOf(filter).map((number) => DAYS[number - 1]);
  switch (filter.op) {
    case "eq":
      return low && `is ${low}`;
    case "neq":
      return low && `is not ${low}`;
    case "gt":
      return low && `is later in the week than ${low}`;
    case "gte":
      return low && `is ${low} or later in the week`;
    case "lt":
      return low && `is earlier in the week than ${low}`;
    case "lte":
      return low && `is ${low} or earlier in the week`;
    case "between":
      return low && high && `is from ${low} to ${high}`;
    default:
      return undefined;
  }
}

/** A comparison of the hour as times of day: hour 9 is 09:00–09:59. */
export function timeOfDay(filter: Filter): string | undefined {
  const hours = numbersOf(filter);
  if (filter.property !== "$hour" || !hours.every((hour) => hour >= 0 && hour <= 23)) return undefined;
  const [low, high] = hours;
  if (low === undefined) return undefined;
  switch (filter.op) {
    case "eq":
      return `is within ${startOf(low)}–${endOf(low)}`;
    case "neq":
      return `is not within ${startOf(low)}–${endOf(low)}`;
    case "gt":
      return `is after ${endOf(low)}`;
    case "gte":
      return `is ${startOf(low)} or later`;
    case "lt":
      return `is before ${startOf(low)}`;
    case "lte":
      return `is ${endOf(low)} or earlier`;
    case "between":
      return high === undefined ? undefined : `is from ${startOf(low)} to ${endOf(high)}`;
    default:
      return undefined;
  }
}

/** The whole numbers that a number op compares with; none if one is not whole or the op is another. */
export function numbersOf(filter: Filter): readonly number[] {
  if (!("value" in filter)) return [];
  const values = typeof filter.value === "number" ? [filter.value] : filter.value;
  if (!Array.isArray(values)) return [];
  const whole = values.filter((value) => typeof value === "number" && Number.isInteger(value));
  return whole.length === values.length ? whole.map(Number) : [];
}

export function startOf(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

export function endOf(hour: number): string {
  return `${String(hour).padStart(2, "0")}:59`;
}
