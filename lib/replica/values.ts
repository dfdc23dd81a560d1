import type { DuckDBConnection } from "@duckdb/node-api";
import { type Bitmap, emptyBitmap } from "#lib/replica/bitmap.ts";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";
import type { Band, CustomersSql } from "#lib/rules/compile/logic.ts";

/** Whole numbers of customers, all above 0 and small enough to be exact: of customer `c[i]` it is `n[i]`. */
export type Values = { readonly c: Int32Array; readonly n: Float64Array };

/** Reads a measure whose values are whole numbers; `undefined` where one of them is too large for it. */
export async function readValues(
  duckdb: DuckDBConnection,
  { sql, parameters }: CustomersSql,
): Promise<Values | undefined> {
  const chunks = await readChunks(duckdb, {
    sql: `SELECT c, n::DOUBLE AS n FROM (${sql}) WHERE n > 0`,
    parameters,
  });
  const size = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const [c, n] = [new Int32Array(size), new Float64Array(size)];
  let next = 0;
  for (const chunk of chunks) {
    c.set(numbersOf(chunk, 0), next);
    n.set(numbersOf(chunk, 1), next);
    next += chunk.rowCount;
  }
  return n.every((value) => value < Number.MAX_SAFE_INTEGER) ? { c, n } : undefined;
}

/** The customers whose value lies in a band. */
export function inBand({ c, n }: Values, { from, until }: Band, highest: number): Bitmap {
  const bitmap = emptyBitmap(highest);
  const [low, high] = [Number(from ?? -Infinity), Number(until ?? Infinity)];
  for (let index = 0; index < c.length; index += 1) {
    const value = n[index] ?? 0;
    if (value < low || value >= high) continue;
    const customer = c[index] ?? 0;
    bitmap[customer >> 5] = (bitmap[customer >> 5] ?? 0) | (1 << (customer & 31));
  }
  return bitmap;
}
