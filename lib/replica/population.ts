import type { DuckDBConnection } from "@duckdb/node-api";
import { type Bitmap, emptyBitmap } from "#lib/replica/bitmap.ts";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";

/** By the number of a customer: when it was created, and whose part it is since when (0 and Infinity if nobody's). */
export type Identities = {
  readonly createdAt: Float64Array;
  readonly parent: Int32Array;
  readonly mergedAt: Float64Array;
};

/** Numbers that are no customer's are created never. */
export async function readIdentities(duckdb: DuckDBConnection, highest: number): Promise<Identities> {
  const createdAt = new Float64Array(highest + 1).fill(Infinity);
  const parent = new Int32Array(highest + 1);
  const mergedAt = new Float64Array(highest + 1).fill(Infinity);
  const chunks = await readChunks(duckdb, {
    sql: `SELECT no, created_at::DOUBLE, coalesce(parent, 0), coalesce(merged_at::DOUBLE, 'infinity'::DOUBLE) FROM customer`,
    parameters: [],
  });
  for (const chunk of chunks) {
    const [numbers, births, parents, merges] = [0, 1, 2, 3].map((column) => numbersOf(chunk, column));
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const no = numbers?.[row] ?? 0;
      createdAt[no] = births?.[row] ?? Infinity;
      parent[no] = parents?.[row] ?? 0;
      mergedAt[no] = merges?.[row] ?? Infinity;
    }
  }
  return { createdAt, parent, mergedAt };
}

/** The customers of a past moment: whoever any id that was created by then stood for then. */
export function populationAt({ createdAt, parent, mergedAt }: Identities, asOf: number): Bitmap {
  const bitmap = emptyBitmap(createdAt.length - 1);
  for (let no = 1; no < createdAt.length; no += 1) {
    if ((createdAt[no] ?? Infinity) > asOf) continue;
    let root = no;
    // Merges form no circle: each takes a customer into another one.
    while ((mergedAt[root] ?? Infinity) <= asOf) root = parent[root] ?? 0;
    bitmap[root >> 5] = (bitmap[root >> 5] ?? 0) | (1 << (root & 31));
  }
  return bitmap;
}
