import type { EventTable, ItemTable } from "#lib/rules/compile/layout.ts";
import { predicate } from "#lib/rules/compile/predicates.ts";
import { allOf, anyOf, type Query, spanSql } from "#lib/rules/compile/query.ts";
import { eventValue, itemValue } from "#lib/rules/compile/values.ts";
import type { Events, Filter, Window } from "#lib/rules/schema.ts";
import { resolveWindow } from "#lib/rules/windows.ts";

/** Which events are looked at; `everAfter` leaves the window out for absent steps. */
export type Selection = Pick<Events, "event" | "only" | "where"> & { readonly window?: Window | undefined };

/** Always an item's, in an event with products. */
const ITEM_PROPERTIES = new Set(["category", "brand", "product_id", "name", "price", "quantity"]);

/** Whose a property is in an event with products; `either`: the item's where one of the items has it. */
export type Level = "event" | "item" | "either";

export function levelOf(property: string, table: EventTable): Level {
  if (!table.items || property === "total" || property === "$weekday" || property === "$hour") return "event";
  if (ITEM_PROPERTIES.has(property)) return "item";
  return table.items.properties.has(property) ? "either" : "event";
}

export function isItemProperty(property: string): boolean {
  return ITEM_PROPERTIES.has(property);
}

/**
 * The events of one table that match, as conditions. `own`: on the event row `e` alone; with item filters they are for
 * events that are their own single item, and `items` gives the items `i` (with their event `e` where `joins`) that
 * match in events with products.
 */
export type Match = {
  readonly table: EventTable;
  readonly own: string;
  /** On an item row `i` alone: whether its event matches, where no filter looks at the event. */
  readonly ofItem: string | undefined;
  readonly items:
    | { readonly table: ItemTable; readonly condition: string; readonly joins: boolean }
    | undefined;
};

/** For each table of the selection's events, how they match. */
export function matchesOf(selection: Selection, query: Query): readonly Match[] {
  const tables = tablesOf(selection.event, query);
  const picked = selection.only && tables.length > 0 ? pickSql(selection.only, tables, query) : undefined;
  return tables.map((table) => matchOf(table, selection, picked, query));
}

/** Rows of matching items of events with products, `i` and `e`: what follows FROM. */
export function itemsFrom(match: Match, withEvent: boolean, query: Query): string {
  const { items, table } = match;
  if (!items) throw new Error("This match looks at no items");
  const from = `${query.source(items.table.table)} i`;
  const join = items.joins || withEvent ? ` JOIN ${table.table} e ON e.no = i.no` : "";
  return `${from}${join} WHERE ${items.condition}`;
}

/** Whether a row's property is the item's: `e` is the event's alias. */
export function isInProducts(property: string, table: EventTable): string {
  const column = table.properties.get(property);
  return column?.facets.has("i") ? `coalesce(e.${column.prefix}i, false)` : "false";
}

export function tablesOf(event: Events["event"], { layout }: Query): readonly EventTable[] {
  if (event === "*") return [...layout.events.values()];
  const names = typeof event === "string" ? [event] : [...new Set(event)];
  if (names.includes("*")) return [...layout.events.values()];
  return names.flatMap((name) => layout.events.get(name) ?? []);
}

function matchOf(table: EventTable, selection: Selection, picked: string | undefined, query: Query): Match {
  const { where = [] } = selection;
  const span = resolveWindow(selection.window, query.context.asOf, query.context.zone);
  const bounds = (alias: string) => [
    `${alias}.ts <= ${query.context.asOf}`,
    spanSql(`${alias}.ts`, span),
    ...(picked ? [`${alias}.no IN (SELECT no FROM ${picked})`] : []),
  ];
  const onEvent = where.map((filter) => predicate(filter, eventValue("e", table, filter.property), query));
  const levels = where.map((filter) => levelOf(filter.property, table));
  const { items } = table;
  if (!items || levels.every((level) => level === "event")) {
    const ofItem = where.length === 0 ? allOf(bounds("i")) : undefined;
    return { table, own: allOf([...bounds("e"), ...onEvent]), ofItem, items: undefined };
  }
  const onItem = where.map((filter, index) =>
    onOneItem(filter, levels[index] ?? "event", onEvent[index] ?? "false", table, items, query),
  );
  return {
    table,
    own: allOf([...bounds("e"), "e.k = 0", ...onEvent]),
    ofItem: undefined,
    items: {
      table: items,
      condition: allOf([...bounds("i"), ...onItem]),
      joins: levels.some((level) => level !== "item"),
    },
  };
}

function onOneItem(
  filter: Filter,
  level: Level,
  onEvent: string,
  table: EventTable,
  items: ItemTable,
  query: Query,
): string {
  if (level === "event") return onEvent;
  const onItem = predicate(filter, itemValue("i", items, filter.property), query);
  if (level === "item") return onItem;
  const flag = isInProducts(filter.property, table);
  return anyOf([allOf([flag, onItem]), allOf([`NOT ${flag}`, onEvent])]);
}

/** Of all of a customer's events of these names up to `asOf`, the first or last: the one that arrived first of several. */
function pickSql(only: "first" | "last", tables: readonly EventTable[], query: Query): string {
  const rows = tables
    .map(
      ({ table }) =>
        `SELECT e.c, e.ts, e.no FROM ${query.source(table)} e WHERE e.ts <= ${query.context.asOf}`,
    )
    .join(" UNION ALL ");
  const order = only === "first" ? "ts" : "ts DESC";
  return query.define(
    `SELECT no FROM (${rows}) QUALIFY row_number() OVER (PARTITION BY c ORDER BY ${order}, no) = 1`,
  );
}
