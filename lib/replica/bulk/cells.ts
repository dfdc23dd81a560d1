import type { Facet } from "#lib/rules/compile/layout.ts";

// How DuckDB itself reads the values that need no more than a look: JSON texts as its own functions write them, where
// `j` is the text. What is not plain is read in TypeScript, once for each text (readings.ts).

/** What a text of JSON is to the SQL here: a bit each, so that the kinds of many are their bits together. */
export const KIND = { missing: 0, text: 1, digits: 2, number: 4, boolean: 8, odd: 16 } as const;

/**
 * ASCII without escapes that can be neither a number nor a date, since it begins with none of a blank, a sign and a digit:
 * its only facet is `t`. Its second byte is none of those then; the first one is the quotation mark.
 */
const isPlainText = (j: string) =>
  `((${j} >= '":' OR (${j} >= '"#' AND ${j} < '"+') OR (${j} >= '"!' AND ${j} < '""')
    OR (${j} >= '",' AND ${j} < '"-') OR (${j} >= '".' AND ${j} < '"0'))
    AND strlen(${j}) = length(${j}) AND NOT contains(${j}, '\\'))`;

/**
 * Beyond four decimals it is rounded half away from zero; null where its magnitude is 10¹⁰ or more, so that its units fit. Of texts
 * with an exponent it makes other numbers than they are.
 */
const decimalOf = (j: string) => `try_cast(${j} AS DECIMAL(14, 4))`;

export function kindSql(j: string): string {
  const { missing, text, digits, number, boolean, odd } = KIND;
  return `(CASE WHEN ${j} >= '"' AND ${j} < '#' THEN CASE WHEN ${isPlainText(j)} THEN ${text} WHEN ${j} = '""' THEN ${missing}
      WHEN regexp_full_match(${j}, '"[0-9]{1,14}"') THEN ${digits} ELSE ${odd} END
    WHEN ${j} >= '-' AND ${j} < ':' THEN CASE WHEN contains(${j}, 'e') OR ${decimalOf(j)} IS NULL THEN ${odd} ELSE ${number} END
    WHEN ${j} IS NULL OR ${j} IN ('null', '[]') THEN ${missing}
    WHEN ${j} IN ('true', 'false') THEN ${boolean}
    ELSE ${odd} END)::TINYINT`;
}

const inside = (j: string) => `substring(${j}, 2, strlen(${j}) - 2)`;

/** The cell of a facet: `k` is the kind of `j`, and `reading` a row of what was read in TypeScript, if there may be any. */
export function facetSql(facet: Facet, j: string, k: string, reading: string | undefined): string {
  const { text, digits, number } = KIND;
  const read = reading ? `${reading}.${facet}` : "NULL";
  if (facet === "t") return `CASE WHEN ${k} IN (${text}, ${digits}) THEN ${inside(j)} ELSE ${read} END`;
  if (facet === "n") {
    return `CASE ${k} WHEN ${number} THEN CAST(${decimalOf(j)} * 10000 AS BIGINT)
      WHEN ${digits} THEN CAST(${inside(j)} AS BIGINT) * 10000 ELSE ${read} END`;
  }
  if (facet === "b") return `CASE ${j} WHEN 'true' THEN true WHEN 'false' THEN false END`;
  return read;
}

/**
 * price × quantity in units, as multiplyUnits: a missing quantity is 1. Null without a price. `largest` is the largest magnitude
 * of all products of two numbers of units.
 */
export function amountSql(price: string, quantity: string | undefined, largest: bigint): string {
  if (!quantity) return price;
  const type = largest < 2n ** 61n ? "BIGINT" : "HUGEINT";
  const product = `(${price}::${type} * coalesce(${quantity}, 10000)::${type})`;
  return `CASE WHEN ${product} < 0 THEN -((${product} * -2 + 10000) // 20000) ELSE (${product} * 2 + 10000) // 20000 END`;
}

/** Units that we computed, as facetsOfUnits: `n` where inputs can be as large, else `x`. */
export function unitsFacetsSql(units: string): Readonly<Record<"n" | "x", string>> {
  const fits = `${units} BETWEEN -1000000000000000000 AND 1000000000000000000`;
  return { n: `CASE WHEN ${fits} THEN ${units}::BIGINT END`, x: `CASE WHEN NOT (${fits}) THEN ${units} END` };
}
