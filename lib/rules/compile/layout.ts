/**
 * What the compiler knows of the columnar replica: its tables and the columns that exist. A value is kept in facets,
 * one typed column for each way in which some value of that property was ever seen (docs/decisions/0006).
 *
 * - `t` text of a lone text · `l` its lower case, where that is not plain ASCII lower-casing
 * - `n` units of a lone number or numeric text · `x` the same where 64 bits do not hold it
 * - `b` boolean · `d` instant of a date text · `y` its day in the shop's zone, as yyyymmdd
 * - `v` a list's atoms, tagged by type · `w` the lower-case texts of its texts and numbers
 * - `o` JSON of what rules cannot look into
 * - `i` (events only) whether the property is found in this event's products
 */
export const FACET_TYPES = {
  t: "VARCHAR",
  l: "VARCHAR",
  n: "BIGINT",
  x: "HUGEINT",
  b: "BOOLEAN",
  d: "BIGINT",
  y: "INTEGER",
  v: "VARCHAR[]",
  w: "VARCHAR[]",
  o: "VARCHAR",
  i: "BOOLEAN",
} as const;

export type Facet = keyof typeof FACET_TYPES;

/** The columns of one property: their names are the prefix and a facet. */
export type Column = { readonly prefix: string; readonly facets: ReadonlySet<Facet> };

/** Events of one name: `c` customer, `s` who sent it, `ts`, `no`, `weekday`, `hour`, `k` number of items. */
export type EventTable = {
  readonly table: string;
  readonly properties: ReadonlyMap<string, Column>;
  /** The derived total of an event whose own total is not a number. */
  readonly total: Column | undefined;
  /** Price × quantity of an event that is its own single item. */
  readonly amount: Column | undefined;
  readonly items: ItemTable | undefined;
};

/** The items of these events: `c`, `s`, `ts`, `no` as their event. */
export type ItemTable = {
  readonly table: string;
  readonly properties: ReadonlyMap<string, Column>;
  readonly amount: Column | undefined;
};

/** Values of one trait: `c`, `s`, `ts`, `no`, and `u`, when the next value took over. */
export type TraitTable = { readonly table: string; readonly column: Column };

export type Layout = {
  readonly events: ReadonlyMap<string, EventTable>;
  readonly traits: ReadonlyMap<string, TraitTable>;
  /** The latest merge of all; before it, customers are not who they are now. */
  readonly lastMergeAt: number;
  /** When the newest customer was created. */
  readonly lastBornAt: number;
  /** The highest number of a customer. */
  readonly highest: number;
  /** Whether every number up to the highest is a customer's. */
  readonly isDense: boolean;
};
