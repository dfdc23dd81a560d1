import type { EventTable } from "#lib/rules/compile/layout.ts";
import {
  isInProducts,
  isItemProperty,
  itemsFrom,
  levelOf,
  type Match,
  matchesOf,
  type Selection,
} from "#lib/rules/compile/matches.ts";
import type { Query } from "#lib/rules/compile/query.ts";
import { anyOf } from "#lib/rules/compile/query.ts";
import { columnValue, eventValue, itemValue, type Value } from "#lib/rules/compile/values.ts";

/** Every matching event once, as rows of customer `c` and time `ts`. */
export function eventRows(selection: Selection, query: Query): string {
  return rowsOf(selection, "any_value(i.c) AS c, any_value(i.ts) AS ts", "GROUP BY i.no", query);
}

/** The same, but an event may come once for each of its items that match. */
export function repeatedRows(selection: Selection, query: Query): string {
  return rowsOf(selection, "i.c, i.ts", "", query);
}

function rowsOf(selection: Selection, ofItem: string, group: string, query: Query): string {
  const parts = matchesOf(selection, query).flatMap((match) => {
    const own = `SELECT e.c, e.ts FROM ${query.source(match.table.table)} e WHERE ${match.own}`;
    if (!match.items) return [own];
    return [own, `SELECT ${ofItem} FROM ${itemsFrom(match, false, query)} ${group}`];
  });
  return union(parts, "SELECT NULL::INTEGER AS c, NULL::BIGINT AS ts WHERE false");
}

/** The customers of matching events, as often as they have some: to tell them apart takes longer than to look twice. */
export function someRows(selection: Selection, query: Query): string {
  return `SELECT c FROM (${repeatedRows(selection, query)})`;
}

/**
 * A property's values over the matching events or, for an item's property, the matching items: rows of `c` and `v`,
 * which `read` takes from a value. `v` is null where there is none.
 */
export function valueRows(
  selection: Selection,
  property: string,
  read: (value: Value) => string,
  query: Query,
): string {
  const parts = matchesOf(selection, query).flatMap((match) => valuesOf(match, property, read, query));
  return union(parts, "SELECT NULL::INTEGER AS c, NULL AS v WHERE false");
}

function valuesOf(match: Match, property: string, read: (value: Value) => string, query: Query): string[] {
  const { table } = match;
  const ofEvent = read(eventValue("e", table, property));
  const level = levelOf(property, table);
  if (level === "event" || !table.items) return eventValues(match, ofEvent, query);
  const own = `SELECT e.c, ${ofEvent} AS v FROM ${query.source(table.table)} e WHERE ${match.own}`;
  const single = match.items ? own : `${own} AND e.k = 0`;
  const ofItem = read(itemValue("i", table.items, property));
  if (level === "item") return [single, itemValues(match, ofItem, "true", query)];
  const flag = isInProducts(property, table);
  return [
    single,
    itemValues(match, ofItem, flag, query),
    ...matchedEvents(match, ofEvent, `NOT ${flag}`, query),
  ];
}

/**
 * The parts that add up to a sum of `total`. Without an item filter an event adds its total; with one the matching
 * items their price × quantity, and an event that is its own single item its own total, or else price × quantity.
 */
export function totalRows(selection: Selection, query: Query): string {
  const parts = matchesOf(selection, query).flatMap((match) => totalsOf(match, selection, query));
  return union(parts, "SELECT NULL::INTEGER AS c, NULL::BIGINT AS v WHERE false");
}

function totalsOf(match: Match, { where = [] }: Selection, query: Query): string[] {
  const { table } = match;
  const total = eventValue("e", table, "total").units ?? "NULL::BIGINT";
  const amount = columnValue("e", table.amount).units ?? "NULL::BIGINT";
  const isItemFilter = where.some((filter) => isItemProperty(filter.property));
  const single = isItemFilter ? `coalesce(${total}, ${amount})` : total;
  const own = `SELECT e.c, ${single} AS v FROM ${query.source(table.table)} e WHERE ${match.own}`;
  if (!match.items) return [own];
  const ofItem = columnValue("i", match.items.table.amount).units ?? "NULL::BIGINT";
  if (isItemFilter) return [own, itemValues(match, ofItem, "true", query)];
  const flag = anyOf(where.map((filter) => flagOf(filter.property, table)));
  return [
    own,
    itemValues(match, ofItem, flag, query),
    ...matchedEvents(match, total, `NOT (${flag})`, query),
  ];
}

function flagOf(property: string, table: EventTable): string {
  return levelOf(property, table) === "either" ? isInProducts(property, table) : "false";
}

function eventValues(match: Match, value: string, query: Query): string[] {
  const own = `SELECT e.c, ${value} AS v FROM ${query.source(match.table.table)} e WHERE ${match.own}`;
  return match.items ? [own, ...matchedEvents(match, value, "true", query)] : [own];
}

/** A value of each event with products that matches, once. */
function matchedEvents(match: Match, value: string, condition: string, query: Query): string[] {
  const { table } = match;
  const from = query.source(table.table);
  if (!match.items) {
    return [`SELECT e.c, ${value} AS v FROM ${from} e WHERE ${match.own} AND e.k > 0 AND ${condition}`];
  }
  const matched = `SELECT i.no FROM ${itemsFrom(match, false, query)}`;
  return [`SELECT e.c, ${value} AS v FROM ${from} e WHERE e.no IN (${matched}) AND ${condition}`];
}

/** A value of each matching item of events with products; all their items if no filter looks at items. */
function itemValues(match: Match, value: string, condition: string, query: Query): string {
  const { table } = match;
  if (match.items) {
    const needsEvent = condition !== "true";
    return `SELECT i.c, ${value} AS v FROM ${itemsFrom(match, needsEvent, query)} AND ${condition}`;
  }
  const items = table.items?.table ?? "";
  if (match.ofItem && condition === "true")
    return `SELECT i.c, ${value} AS v FROM ${query.source(items)} i WHERE ${match.ofItem}`;
  return `SELECT i.c, ${value} AS v FROM ${query.source(items)} i JOIN ${table.table} e ON e.no = i.no
    WHERE ${match.own} AND e.k > 0 AND ${condition}`;
}

function union(parts: readonly string[], empty: string): string {
  return parts.length === 0 ? empty : parts.join(" UNION ALL ");
}
