import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBMaterializedResult,
  DuckDBTypeId,
} from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { toValues } from "#lib/replica/parameters.ts";
import type { CustomersSql } from "#lib/rules/compile/logic.ts";

/**
 * Everything that a query gives, chunk by chunk. The result is whole when the query is done: to fetch its chunks would
 * wait for a turn of the event loop and a thread for each, which on a busy machine takes longer than the query.
 */
export async function readChunks(
  connection: DuckDBConnection,
  { sql, parameters }: CustomersSql,
): Promise<readonly DuckDBDataChunk[]> {
  const result = await connection.run(sql, parameters.length === 0 ? undefined : toValues(parameters));
  return chunksOf(result);
}

export function chunksOf(result: DuckDBMaterializedResult): readonly DuckDBDataChunk[] {
  return Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index));
}

/** The numbers of a column without NULLs, as they lie in the chunk's memory: no value is made or looked at by itself. */
export type Numbers = Int32Array | Uint32Array | Float64Array;

/**
 * @returns good for as long as the chunk is held on to
 * @throws TypeError of a column that is not INTEGER, UINTEGER or DOUBLE
 */
export function numbersOf({ chunk, rowCount }: DuckDBDataChunk, column: number): Numbers {
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  const type: number = duckdb.get_type_id(duckdb.vector_get_column_type(vector));
  const read = <T extends Numbers>(
    Type: { readonly BYTES_PER_ELEMENT: number } & (new (
      at: ArrayBufferLike,
      from: number,
      size: number,
    ) => T),
  ): T => {
    const { buffer, byteOffset } = duckdb.vector_get_data(vector, rowCount * Type.BYTES_PER_ELEMENT);
    return new Type(buffer, byteOffset, rowCount);
  };
  switch (type) {
    case DuckDBTypeId.INTEGER:
      return read(Int32Array);
    case DuckDBTypeId.UINTEGER:
      return read(Uint32Array);
    case DuckDBTypeId.DOUBLE:
      return read(Float64Array);
    default:
      throw new TypeError(`Column ${column} of type ${DuckDBTypeId[type]} is not read as numbers`);
  }
}
