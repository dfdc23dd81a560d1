import type { Sign } from "#lib/rules/compile/fractions.ts";
import type { Band, CustomersSql } from "#lib/rules/compile/logic.ts";
import type { Fraction } from "#lib/std/fraction.ts";

/** What is added up of plain rows: how many there are of a customer `c`, or the sum of their whole numbers `v`. */
export type Addition<Rows> = { readonly of: "count" | "sum"; readonly rows: Rows };

/**
 * A measure from plain rows, for whoever has a place for each customer: to add up there what a query selects takes a fraction of
 * the time that grouping takes. Customers without rows have 0, or no value where it is divided by.
 *
 * `mean`: the sum over the number of rows, times `scale` · `share`: one addition over another · `periods`: in how many of the
 * periods `v`, numbered from 0, there are at least `times` rows · `distinct`: how many texts `v` there are.
 */
export type Tally<Rows> =
  | Addition<Rows>
  | { readonly of: "mean"; readonly rows: Rows; readonly scale: bigint }
  | { readonly of: "share"; readonly part: Addition<Rows>; readonly whole: Addition<Rows> }
  | { readonly of: "distinct"; readonly rows: Rows }
  | { readonly of: "periods"; readonly rows: Rows; readonly last: number; readonly times: number };

/** Which values count: whole numbers within a band, or outside of it; fractions that compare so with all bounds. */
export type TallyTest =
  | { readonly kind: "whole"; readonly band: Band; readonly isOutside: boolean }
  | { readonly kind: "fraction"; readonly bounds: readonly (readonly [Sign, Fraction])[] };

/** The customers whose value passes the test. */
export type Tallied = { readonly tally: Tally<CustomersSql>; readonly test: TallyTest };

/** The same with each selection of rows made into another thing. */
export function mapTally<A, B>(tally: Tally<A>, map: (rows: A) => B): Tally<B> {
  const mapOne = <T extends { readonly rows: A }>(one: T) => ({ ...one, rows: map(one.rows) });
  return tally.of === "share"
    ? { ...tally, part: mapOne(tally.part), whole: mapOne(tally.whole) }
    : mapOne(tally);
}
