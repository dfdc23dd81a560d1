import type { Column, EventTable, Facet, ItemTable } from "#lib/rules/compile/layout.ts";
import { anyOf } from "#lib/rules/compile/query.ts";

/** A value in SQL, in the ways that ops look at it: `undefined` where no value was ever seen so. */
export type Value = {
  readonly text?: string;
  readonly lower?: string;
  /** What number ops compare, in units. */
  readonly units?: string;
  /** Units of a value that is a number, not numeric text: its plain decimal text counts for text ops. */
  readonly numeral?: string;
  readonly boolean?: string;
  readonly date?: string;
  readonly day?: string;
  readonly list?: string;
  readonly lowerList?: string;
  readonly other?: string;
  /** Whether there is a value: a condition that is never null. */
  readonly exists: string;
};

export const NO_VALUE: Value = { exists: "false" };

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function columnValue(alias: string, column: Column | undefined): Value {
  if (!column) return NO_VALUE;
  const { prefix, facets } = column;
  const name = (facet: Facet) => `${alias}.${prefix}${facet}`;
  const get = (facet: Facet) => (facets.has(facet) ? name(facet) : undefined);
  const text = get("t");
  const number = get("n");
  const large = get("x");
  const units = number && large ? `coalesce(${number}, ${large})` : (number ?? large);
  const ascii = text && `translate(${text}, '${UPPER}', '${UPPER.toLowerCase()}')`;
  const numeral = units && text ? `CASE WHEN ${text} IS NULL THEN ${units} END` : units;
  const seen = (["t", "n", "x", "b", "v", "o"] as const).filter((facet) => facets.has(facet));
  return {
    text,
    lower: ascii && facets.has("l") ? `coalesce(${name("l")}, ${ascii})` : ascii,
    units,
    numeral,
    boolean: get("b"),
    date: get("d"),
    day: get("y"),
    list: get("v"),
    lowerList: get("w"),
    other: get("o"),
    exists: anyOf(seen.map((facet) => `${name(facet)} IS NOT NULL`)),
  };
}

/** A property of the event itself; of an event that is its own single item, also the item's. */
export function eventValue(alias: string, table: EventTable, property: string): Value {
  if (property === "$weekday" || property === "$hour") {
    const units = `${alias}.${property.slice(1)}::BIGINT * 10000`;
    return { units, numeral: units, exists: "true" };
  }
  const value = columnValue(alias, table.properties.get(property));
  if (property === "quantity") return withDefault(value, "10000");
  // Products that are objects are kept as items only.
  if (property === "products") return { ...value, exists: anyOf([value.exists, `${alias}.k > 0`]) };
  if (property !== "total" || !table.total) return value;
  return withDefault(value, columnValue(alias, table.total).units ?? "NULL");
}

export function itemValue(alias: string, table: ItemTable, property: string): Value {
  const value = columnValue(alias, table.properties.get(property));
  return property === "quantity" ? withDefault(value, "10000") : value;
}

/** A value that has a number where it has none of its own: for number ops in place of what is no number, too. */
function withDefault(value: Value, units: string): Value {
  const none = value.exists === "false" ? "true" : `NOT (${value.exists})`;
  return {
    ...value,
    units: value.units ? `coalesce(${value.units}, ${units})` : units,
    numeral:
      value.exists === "false"
        ? units
        : `CASE WHEN ${none} THEN ${units} ELSE ${value.numeral ?? "NULL"} END`,
    exists: anyOf([value.exists, units === "10000" ? "true" : `${units} IS NOT NULL`]),
  };
}

/** Units as plain decimal text: 125000 is "12.5". */
export function decimalText(units: string): string {
  return `CASE WHEN ${units} % 10000 = 0 THEN (${units} // 10000)::VARCHAR
    ELSE concat(CASE WHEN ${units} < 0 THEN '-' ELSE '' END, abs(${units}) // 10000, '.',
      rtrim(lpad((abs(${units}) % 10000)::VARCHAR, 4, '0'), '0')) END`;
}

/** Whether all there ever was of a value is lone texts, or nothing. */
export function isText({ list, boolean, other, numeral }: Value): boolean {
  return !(list || boolean || other || numeral);
}

/** Tells values apart for `distinct`: a list of keys of a value's atoms, by type. NULL where there is no value. */
export function atomKeys(value: Value): string {
  const cases: string[] = [];
  if (value.list) cases.push(`WHEN ${value.list} IS NOT NULL THEN ${value.list}`);
  if (value.text) cases.push(`WHEN ${value.text} IS NOT NULL THEN ['t' || ${value.text}]`);
  if (value.boolean)
    cases.push(`WHEN ${value.boolean} IS NOT NULL THEN ['b' || ${value.boolean}::INT::VARCHAR]`);
  if (value.other) cases.push(`WHEN ${value.other} IS NOT NULL THEN ['o' || ${value.other}]`);
  if (value.numeral)
    cases.push(`WHEN ${value.numeral} IS NOT NULL THEN ['n' || (${decimalText(`(${value.numeral})`)})]`);
  return cases.length === 0 ? "NULL::VARCHAR[]" : `CASE ${cases.join(" ")} END`;
}
