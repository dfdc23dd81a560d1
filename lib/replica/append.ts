import {
  BIGINT,
  BOOLEAN,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  HUGEINT,
  INTEGER,
  LIST,
  TINYINT,
  VARCHAR,
} from "@duckdb/node-api";

/** Cells by row; rows that the column has nothing for are holes. */
export type Cells = DuckDBValue[];

const TYPES: Record<string, DuckDBType> = {
  BIGINT,
  BOOLEAN,
  HUGEINT,
  INTEGER,
  TINYINT,
  VARCHAR,
  "VARCHAR[]": LIST(VARCHAR),
};

const CHUNK_ROWS = 2048;

/** Appends rows that are given by columns, in the order of the table; types as SQL names them. Closes the appender. */
export function appendColumns(
  appender: DuckDBAppender,
  columns: readonly { readonly type: string; readonly cells: Cells }[],
  rows: number,
): void {
  const types = columns.map(({ type }) => TYPES[type] ?? VARCHAR);
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    columns.forEach(({ cells }, index) => {
      chunk.setColumnValues(index, slice(cells, start, count));
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Part of a column, its holes filled with nulls. */
function slice(cells: Cells, start: number, count: number): Cells {
  const part: Cells = new Array(count);
  for (let row = 0; row < count; row += 1) part[row] = cells[start + row] ?? null;
  return part;
}
