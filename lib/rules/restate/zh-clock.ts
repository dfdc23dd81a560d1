import { endOf, numbersOf, startOf } from "#lib/rules/restate/en-clock.ts";
import type { Filter } from "#lib/rules/schema.ts";

const DAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** A comparison of the weekday by name, `undefined` where its numbers are not those of days. */
export function weekdayWords(filter: Filter): string | undefined {
  const [low, high] = numbersOf(filter).map((number) => DAYS[number - 1]);
  switch (filter.op) {
    case "eq":
      return low && `是${low}`;
    case "neq":
      return low && `不是${low}`;
    case "gt":
      return low && `在本周内晚于${low}`;
    case "gte":
      return low && `是${low}或本周内更晚`;
    case "lt":
      return low && `在本周内早于${low}`;
    case "lte":
      return low && `是${low}或本周内更早`;
    case "between":
      return low && high && `是${low}至${high}`;
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
      return `在${startOf(low)}–${endOf(low)}`;
    case "neq":
      return `不在${startOf(low)}–${endOf(low)}`;
    case "gt":
      return `晚于${endOf(low)}`;
    case "gte":
      return `不早于${startOf(low)}`;
    case "lt":
      return `早于${startOf(low)}`;
    case "lte":
      return `不晚于${endOf(low)}`;
    case "between":
      return high === undefined ? undefined : `在${startOf(low)}至${endOf(high)}`;
    default:
      return undefined;
  }
}
