import { db } from "#lib/db/client.ts";
import type { Problem } from "#lib/imports/schema.ts";
import { listProblems } from "#lib/imports/store.ts";

const PER_STEP = 2_000;

/** The lines that an import set aside: their number and reason, then their cells under the file's own headers. */
export async function* problemsAsCsv(id: string): AsyncGenerator<string> {
  let header: readonly string[] | undefined;
  let after = 0;
  yield "\uFEFF";
  for (;;) {
    const { rows } = await listProblems(db, id, { after, take: PER_STEP });
    const [first] = rows;
    if (!first) return;
    if (!header) {
      header = first.cells.map(({ column }) => column);
      yield toLine(["line", "reason", "explanation", ...header]);
    }
    const columns = header;
    yield rows.map((problem) => toLine(cellsOf(problem, columns))).join("");
    after = rows.at(-1)?.line ?? after;
  }
}

function cellsOf({ line, code, reason, cells }: Problem, columns: readonly string[]): readonly string[] {
  return [
    String(line),
    code,
    reason,
    ...columns.map((column) => cells.find((cell) => cell.column === column)?.text ?? ""),
  ];
}

function toLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]/.test(cell) || (/^-/.test(cell) && !/^-[\d.,]+$/.test(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
