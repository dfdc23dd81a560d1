import { columnsOf, type Mapping } from "#lib/imports/mapping.ts";
import { cellsOf, FileError, headerOf, type Row, readRows } from "#lib/imports/read-file.ts";
import { type Line, lineReader } from "#lib/imports/read-line.ts";
import { namedCells, type Problem } from "#lib/imports/schema.ts";

export type ReadLine =
  | { readonly kind: "line"; readonly line: Line; readonly cells: readonly string[] }
  | { readonly kind: "problem"; readonly problem: Problem };

/**
 * Every line of the file after its header, read by the mapping or with what is wrong with it.
 *
 * @throws FileError if the file does not fit the mapping
 */
export async function readLines(
  file: string,
  mapping: Mapping,
): Promise<{ readonly header: readonly string[]; readonly lines: AsyncGenerator<ReadLine> }> {
  const rows = readRows(file, mapping);
  const first = await rows.next();
  if (first.done) throw new FileError("The file is empty.");
  const header = headerOf(first.value);
  checkHeader(header, mapping);
  return { header, lines: readData(rows, header, mapping) };
}

async function* readData(
  rows: AsyncGenerator<Row>,
  header: readonly string[],
  mapping: Mapping,
): AsyncGenerator<ReadLine> {
  const read = lineReader(mapping);
  for await (const row of rows) {
    const cells = cellsOf(header, row);
    if (!cells) {
      yield { kind: "problem", problem: wrongWidth(header, row.cells, row.line) };
      continue;
    }
    const result = read(cells, row.line);
    if (result.ok) yield { kind: "line", line: result.value, cells: row.cells };
    else {
      const { code, column, message } = result.error;
      yield {
        kind: "problem",
        problem: { line: row.line, code, column, reason: message, cells: namedCells(header, row.cells) },
      };
    }
  }
}

function checkHeader(header: readonly string[], mapping: Mapping): void {
  const missing = columnsOf(mapping).filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new FileError(
      `The file has no column ${missing.map((name) => `“${name}”`).join(", ")}; it has: ${header.join(", ")}.`,
    );
  }
  const twice = columnsOf(mapping).filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice.length > 0) throw new FileError(`The file has the column “${twice[0]}” more than once.`);
}

function wrongWidth(header: readonly string[], cells: readonly string[], line: number): Problem {
  return {
    line,
    code: "wrong_number_of_cells",
    column: "",
    reason: `The line has ${cells.length} cells, the header ${header.length}.`,
    cells: namedCells(header, cells),
  };
}
