import type { DuckDBConnection } from "@duckdb/node-api";
import { readChunks } from "#lib/replica/chunks.ts";

/** The numbers of all ids of customers, by place: the customer that an id is now (`c`), and its own (`s`). */
export type Numbers = {
  readonly c: Int32Array;
  readonly s: Int32Array;
  /** The place of an id of Postgres, if it is known. */
  placeOf(sourceId: number): number | undefined;
};

/** An array of places is made where at least one in so many of the ids up to the highest is there. */
const SPARSEST = 8;

export async function readNumbers(duckdb: DuckDBConnection): Promise<Numbers> {
  const chunks = await readChunks(duckdb, {
    sql: "SELECT source_id::DOUBLE AS id, root, no FROM customer WHERE source_id IS NOT NULL",
    parameters: [],
  });
  const size = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const [ids, c, s] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
  let [next, highest] = [0, 0];
  for (const chunk of chunks) {
    const [sourceIds, roots, numbers] = [0, 1, 2].map((column) => chunk.getColumnVector(column));
    for (let row = 0; row < chunk.rowCount; row += 1, next += 1) {
      const id = Number(sourceIds?.getItem(row));
      ids[next] = id;
      c[next] = Number(roots?.getItem(row));
      s[next] = Number(numbers?.getItem(row));
      if (id > highest) highest = id;
    }
  }
  return { c, s, placeOf: highest <= size * SPARSEST ? placesByArray(ids, highest) : placesByMap(ids) };
}

function placesByArray(ids: Float64Array, highest: number): Numbers["placeOf"] {
  const places = new Int32Array(highest + 1).fill(-1);
  for (let place = 0; place < ids.length; place += 1) places[ids[place] ?? 0] = place;
  return (id) => {
    const place = places[id] ?? -1;
    return place < 0 ? undefined : place;
  };
}

function placesByMap(ids: Float64Array): Numbers["placeOf"] {
  const places = new Map<number, number>();
  for (let place = 0; place < ids.length; place += 1) places.set(ids[place] ?? 0, place);
  return (id) => places.get(id);
}
