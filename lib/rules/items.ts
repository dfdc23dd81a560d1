import { type Datum, itemValue, unitsOf } from "#lib/messages/datum.ts";
import { type Comparison, meets, meetsNumber } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import type { Data, HistoryEvent } from "#lib/rules/history.ts";
import type { Filter } from "#lib/rules/schema.ts";
import { UNITS_PER_ONE, type Units } from "#lib/std/decimal.ts";
import { MS_PER_DAY, weekdayOfDay } from "#lib/std/time-zone.ts";

/** The properties that belong to items wherever an event has any; see docs/rules.md, clause 9. */
export const ITEM_PROPERTIES: ReadonlySet<string> = new Set([
  "category",
  "brand",
  "product_id",
  "name",
  "price",
  "quantity",
]);

/** Never an item's, whatever its items hold. */
const EVENT_PROPERTIES: ReadonlySet<string> = new Set(["total", "$weekday", "$hour"]);

const ONE: Datum = { isList: false, atoms: [{ type: "number", units: UNITS_PER_ONE }] };

/** The items that meet all item filters of a condition, or `undefined` if the event itself does not match. */
export function matchingItems(
  event: HistoryEvent,
  where: readonly Filter[] | undefined,
  context: Context,
): readonly Data[] | undefined {
  const filters = where ?? [];
  const ofItems = filters.filter((filter) => isItemProperty(filter.property, event));
  const ofEvent = filters.filter((filter) => !isItemProperty(filter.property, event));
  if (!ofEvent.every((filter) => meetsOnEvent(event, filter, context))) return undefined;
  const items = itemsOf(event).filter((item) =>
    ofItems.every((filter) => meetsOnItem(item, filter, context)),
  );
  return items.length > 0 ? items : undefined;
}

/** Whether a property is read from the event's items. */
export function isItemProperty(property: string, event: HistoryEvent): boolean {
  if (EVENT_PROPERTIES.has(property)) return false;
  if (ITEM_PROPERTIES.has(property)) return true;
  return event.items.some((item) => item.has(property));
}

/** What an event adds to a sum of `total`: its own, or its matching items' value where an item filter is given. */
export function totalOf(
  event: HistoryEvent,
  items: readonly Data[],
  where: readonly Filter[] | undefined,
): Units | undefined {
  const isFilteredByItem = (where ?? []).some((filter) => isItemProperty(filter.property, event));
  const own = unitsOf(event.properties.get("total"));
  if (!isFilteredByItem) return own ?? derivedTotal(event);
  if (event.items.length === 0) return own ?? worthOf(event.properties);
  return sumOf(items.map(worthOf));
}

/** A value of the event itself: a property, its derived total, or a part of its time. */
export function eventValue(event: HistoryEvent, property: string, context: Context): Datum | undefined {
  switch (property) {
    case "$weekday":
      return wholeNumber(weekdayOfDay(context.zone.dayOf(event.at)));
    case "$hour": {
      const local = context.zone.toLocal(event.at);
      return wholeNumber(Math.floor((((local % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / 3_600_000));
    }
    case "total":
      return event.properties.get("total") ?? toNumber(derivedTotal(event));
    default:
      return event.properties.get(property);
  }
}

/** A value of an item; a missing quantity is 1. */
export function itemDatum(item: Data, property: string): Datum | undefined {
  return item.get(property) ?? (property === "quantity" ? ONE : undefined);
}

/** The number of a value of the event: a `total` that is no number is derived where it can be. */
export function eventUnits(event: HistoryEvent, property: string, context: Context): Units | undefined {
  const units = unitsOf(eventValue(event, property, context));
  return units === undefined && property === "total" ? derivedTotal(event) : units;
}

export function itemUnits(item: Data, property: string): Units | undefined {
  return unitsOf(itemDatum(item, property)) ?? (property === "quantity" ? UNITS_PER_ONE : undefined);
}

function itemsOf(event: HistoryEvent): readonly Data[] {
  return event.items.length > 0 ? event.items : [event.properties];
}

function meetsOnEvent(event: HistoryEvent, filter: Filter, context: Context): boolean {
  if (isNumeric(filter)) return meetsNumber(eventUnits(event, filter.property, context), filter);
  return meets(eventValue(event, filter.property, context), filter, context);
}

function meetsOnItem(item: Data, filter: Filter, context: Context): boolean {
  if (isNumeric(filter)) return meetsNumber(itemUnits(item, filter.property), filter);
  return meets(itemDatum(item, filter.property), filter, context);
}

type NumericFilter = Extract<Filter, { op: "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" }>;

const NUMERIC_OPS: ReadonlySet<Comparison["op"]> = new Set([
  "eq",
  "neq",
  "gt",
  "gte",
  "lt",
  "lte",
  "between",
]);

function isNumeric(filter: Filter): filter is NumericFilter {
  return NUMERIC_OPS.has(filter.op);
}

/** The total that an order without one has: the sum of its items' value, none if no item has a price. */
function derivedTotal(event: HistoryEvent): Units | undefined {
  return event.name === "order_completed" ? sumOf(itemsOf(event).map(worthOf)) : undefined;
}

function worthOf(item: Data): Units | undefined {
  return itemValue(item.get("price"), item.get("quantity"));
}

function sumOf(values: readonly (Units | undefined)[]): Units | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0n) : undefined;
}

function wholeNumber(value: number): Datum {
  return { isList: false, atoms: [{ type: "number", units: BigInt(value) * UNITS_PER_ONE }] };
}

function toNumber(units: Units | undefined): Datum | undefined {
  return units === undefined ? undefined : { isList: false, atoms: [{ type: "number", units }] };
}
