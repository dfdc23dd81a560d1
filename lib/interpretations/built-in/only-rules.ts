import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { Amount, Frame } from "#lib/interpretations/built-in/frame.ts";
import { countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Parts = Parameters<typeof countOf>[0];

/** "bought only dresses, nothing else": some, and no item that is none. */
export function withNothingElse(
  frame: Frame,
  parts: Parts,
  percent: Amount,
  reading: Reading,
): Rule | undefined {
  const [filter, ...others] = parts.where;
  const isAll =
    percent.bound.op === "gte" && percent.bound.value === 100 && !/\d/u.test(reading.textOf(percent));
  if (!isAll || others.length > 0 || filter?.op !== "is" || frame.only) return undefined;
  if (!["category", "brand"].includes(filter.property) || parts.events.join() !== "order_completed")
    return undefined;
  const other = { property: filter.property, op: "is_not", value: filter.value } as const;
  return { kind: "all", rules: [once(parts), { kind: "not", rule: once({ ...parts, where: [other] }) }] };
}

/** "only looked at shoes": looked and did not buy, or looked at nothing else. */
export function isOnlyLooking({ events }: Parts, percent: Amount, { textOf }: Reading): boolean {
  const isOnly = percent.bound.op === "gte" && percent.bound.value === 100 && !/\d/u.test(textOf(percent));
  return isOnly && events.every((event) => BEFORE_ORDERS.has(event));
}

const BEFORE_ORDERS: ReadonlySet<string> = new Set(["product_viewed", "product_added"]);

export function ordersOf(parts: Parts): Parts {
  return { ...parts, events: ["order_completed"] };
}

export function once(parts: Parts): Rule {
  return compare(countOf(parts), { op: "gte", value: 1 });
}
