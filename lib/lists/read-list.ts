import { toComparable, toSnakeCase } from "#lib/std/text.ts";

/** Bounds on an uploaded list, in characters and ids. */
export const maxListText = 8_000_000;
export const maxListIds = 200_000;
const maxIdLength = 255;

/** Headers of a column of customer ids, in snake case, the surest first. */
const idHeaders = [
  "user_id",
  "customer_id",
  "anonymous_id",
  "external_id",
  "client_id",
  "member_id",
  "userid",
  "customerid",
  "customer",
  "user",
  "id",
  "用户编号",
  "客户编号",
  "会员编号",
  "用户id",
  "客户id",
  "会员id",
  "编号",
];

export type ReadList = {
  /** Each once, in the order in which they came. */
  readonly ids: readonly string[];
  /** The header of the column that was taken, if there is one. */
  readonly column: string | undefined;
  readonly repeated: number;
  readonly tooLong: number;
};

/**
 * The customer ids of a text: one a line, or a column of a CSV file with commas, semicolons or tabs. A first line that
 * names a column of ids is a header; without one the first column counts. Blank cells are skipped.
 */
export function readList(text: string): ReadList {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const separator = separatorOf(lines.find((line) => line.trim() !== "") ?? "");
  const rows = lines.map((line) => cellsOf(line, separator));
  const first = rows.findIndex((cells) => cells.some((cell) => cell !== ""));
  const names = (rows[first] ?? []).map(toSnakeCase);
  const header = idHeaders.find((each) => names.includes(each));
  const place = header === undefined ? 0 : names.indexOf(header);
  const cells = rows.slice(header === undefined ? 0 : first + 1).map((row) => toComparable(row[place] ?? ""));
  const filled = cells.filter((cell) => cell !== "");
  const fitting = filled.filter((cell) => cell.length <= maxIdLength);
  const ids = [...new Set(fitting)];
  return {
    ids,
    column: header === undefined ? undefined : rows[first]?.[place],
    repeated: fitting.length - ids.length,
    tooLong: filled.length - fitting.length,
  };
}

function separatorOf(line: string): string | undefined {
  const counted = ["\t", ";", ","].map((each) => ({ each, count: line.split(each).length - 1 }));
  return counted.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 0)?.each;
}

/** The trimmed cells of a line; in quotes, a separator is part of the cell and a doubled quote is one. */
function cellsOf(line: string, separator: string | undefined): readonly string[] {
  if (separator === undefined && !line.includes('"')) return [line.trim()];
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (isQuoted && character === '"' && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"' && (isQuoted || cell.trim() === "")) {
      isQuoted = !isQuoted;
    } else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = "";
    } else {
      cell += character;
    }
  }
  return [...cells, cell.trim()];
}
