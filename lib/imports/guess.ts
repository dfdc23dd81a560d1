import { parse } from "csv-parse/sync";
import { guessTimeFormat } from "#lib/imports/guess-time.ts";
import { fieldWords, kindFields, traitWords } from "#lib/imports/guess-words.ts";
import type { Cell, MappingInput } from "#lib/imports/mapping.ts";
import { readBeginning } from "#lib/imports/read-file.ts";
import { toSnakeCase } from "#lib/std/text.ts";

export type Guess = {
  readonly mapping: MappingInput;
  readonly header: readonly string[];
  /** The first lines of data, cell by cell. */
  readonly examples: readonly (readonly string[])[];
};

const SAMPLE_CHARACTERS = 64_000;
const EXAMPLES = 5;

/** What the columns of a file probably mean, by their headers and first lines, to be looked over by a person. */
export async function guessMapping(file: string, fileName: string, timeZone: string): Promise<Guess> {
  const encoding = await guessEncoding(file);
  const text = (await readBeginning(file, encoding, SAMPLE_CHARACTERS)).replace(/^\uFEFF/, "");
  const delimiter = guessDelimiter(text);
  const rows = parseSample(text, delimiter);
  const header = (rows[0] ?? []).map((cell, index) => cell.trim() || `column ${index + 1}`);
  const data = rows.slice(1);
  const mapping = { ...mappingOf(header, data, fileName, timeZone), encoding, delimiter } as MappingInput;
  return { mapping, header, examples: data.slice(0, EXAMPLES) };
}

/** Text that is no UTF-8 is most often what a Chinese or western spreadsheet writes. */
async function guessEncoding(file: string): Promise<"utf-8" | "gb18030" | "windows-1252"> {
  const text = await readBeginning(file, "utf-8", SAMPLE_CHARACTERS);
  // The sample may end within a character.
  if (!text.slice(0, -1).includes("\uFFFD")) return "utf-8";
  const chinese = await readBeginning(file, "gb18030", SAMPLE_CHARACTERS);
  return /\p{Script=Han}{2}/u.test(chinese) && !chinese.slice(0, -1).includes("\uFFFD")
    ? "gb18030"
    : "windows-1252";
}

function guessDelimiter(text: string): "," | ";" | "\t" | "|" {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? "";
  const counts = ([",", ";", "\t", "|"] as const).map((mark) => ({
    mark,
    count: firstLine.split(mark).length,
  }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ",";
}

/** The last row of the sample may be cut off, and is left out unless it is all there is. */
function parseSample(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  }) as string[][];
  return text.length >= SAMPLE_CHARACTERS && rows.length > 2 ? rows.slice(0, -1) : rows;
}

function mappingOf(
  header: readonly string[],
  data: readonly (readonly string[])[],
  fileName: string,
  timeZone: string,
): object {
  const found = new Map<string, string>();
  for (const [field, words] of Object.entries(fieldWords)) {
    const column = header.find((name) => words.includes(plain(name)) && ![...found.values()].includes(name));
    if (column !== undefined) found.set(field, column);
  }
  const valuesOf = (column: string | undefined) =>
    column === undefined
      ? []
      : data.map((row) => row[header.indexOf(column)] ?? "").filter((cell) => cell.trim());
  const kind = kindOf(found);
  const cellOf = (column: string): string | Cell => tidy(column, valuesOf(column));
  const columns = Object.fromEntries(
    [...found]
      .filter(([field]) => kindFields[kind].includes(field))
      .map(([field, column]) => [
        field,
        field === "customerId" || field === "productId" ? cellOf(column) : column,
      ]),
  );
  const used = new Set(Object.values(columns).map((cell) => (typeof cell === "string" ? cell : cell.column)));
  const rest = header.filter((column) => !used.has(column));
  const quantities = valuesOf(found.get("quantity"));
  return {
    kind,
    source: sourceOf(fileName),
    timeZone,
    timeFormat: guessTimeFormat(valuesOf(found.get("time"))),
    decimal: guessDecimal(["price", "total", "discount"].flatMap((field) => valuesOf(found.get(field)))),
    columns,
    ...(kind === "orders" && {
      traits: recordOf(
        rest.filter((column) => traitOf(column)),
        data,
        header,
      ),
      refunds: quantities.some((text) => text.trim().startsWith("-")) ? [{ when: "negative_quantity" }] : [],
    }),
    ...(kind === "customers" && { traits: recordOf(rest, data, header) }),
    ...(kind === "events" && {
      properties: recordOf(rest, data, header),
      ...(!found.has("event") && { event: "" }),
    }),
  };
}

function kindOf(found: ReadonlyMap<string, string>): "orders" | "customers" | "events" {
  if (found.has("orderId")) return "orders";
  return found.has("event") ? "events" : "customers";
}

/** Traits and properties by the names that Tideline knows, or else by their headers. */
function recordOf(
  columns: readonly string[],
  data: readonly (readonly string[])[],
  header: readonly string[],
): Record<string, string | Cell> {
  return Object.fromEntries(
    columns.map((column) => {
      const values = data.map((row) => row[header.indexOf(column)] ?? "").filter((cell) => cell.trim());
      const as = typeOf(values);
      return [traitOf(column) ?? toSnakeCase(column), as === "text" ? column : { column, as }];
    }),
  );
}

function traitOf(column: string): string | undefined {
  return Object.entries(traitWords).find(([, words]) => words.includes(plain(column)))?.[0];
}

function typeOf(values: readonly string[]): "text" | "number" | "boolean" {
  if (values.length === 0) return "text";
  if (values.every((text) => /^\s*(true|false|yes|no|是|否)\s*$/i.test(text))) return "boolean";
  // Leading zeros are of codes, not of numbers.
  return values.every((text) => /^\s*-?(0|[1-9]\d*)(\.\d+)?\s*$/.test(text) && text.length < 12)
    ? "number"
    : "text";
}

/** Ids that a spreadsheet took for numbers end in ".0". */
function tidy(column: string, values: readonly string[]): string | Cell {
  const isSpoiled = values.length > 0 && values.every((text) => /^\s*\d+\.0\s*$/.test(text));
  return isSpoiled ? { column, trimSuffix: ".0" } : column;
}

function guessDecimal(amounts: readonly string[]): "." | "," {
  return amounts.some((text) => /,\d{1,2}\s*\D*$/.test(text)) &&
    !amounts.some((text) => /\.\d{1,2}\s*\D*$/.test(text))
    ? ","
    : ".";
}

function sourceOf(fileName: string): string {
  const name = toSnakeCase(fileName.replace(/\.(csv|tsv|txt)?(\.gz)?$/i, ""))
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/(^|[_-])\d+([_-]\d+)*$/, "")
    .replace(/^[_-]+/, "");
  return name.slice(0, 60) || "shop";
}

function plain(name: string): string {
  return toSnakeCase(name).replaceAll("_", "");
}
