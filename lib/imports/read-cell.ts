import type { Cell } from "#lib/imports/mapping.ts";
import type { Json } from "#lib/messages/schema.ts";
import { type Units, unitsFromText, unitsToText } from "#lib/std/decimal.ts";

/** One line of a file, by its headers. */
export type Cells = Readonly<Record<string, string>>;

/** A line that cannot be used: why, and which column says so. */
export type LineProblem = { readonly code: string; readonly column: string; readonly message: string };

/** The text of a cell without blanks around, prefix and suffix; "" if it is blank. */
export function readText(cells: Cells, cell: Cell): string {
  let text = (cells[cell.column] ?? "").trim();
  if (cell.trimPrefix !== undefined && text.startsWith(cell.trimPrefix))
    text = text.slice(cell.trimPrefix.length);
  if (cell.trimSuffix !== undefined && text.endsWith(cell.trimSuffix))
    text = text.slice(0, -cell.trimSuffix.length);
  return text.trim();
}

/**
 * A number as files write it: with a decimal comma or point, separators of thousands, a currency sign before or after.
 * In units of 1/10,000; `undefined` if it is none.
 */
export function readUnits(text: string, decimal: "." | ","): Units | undefined {
  const bare = text.replace(/^\s*([+-]?)\s*[\p{Sc}]\s*/u, "$1").replace(/\s*[\p{Sc}]\s*$/u, "");
  const grouping = decimal === "." ? /[,\s'\u2019](?=\d{3}(\D|$))/gu : /[.\s'\u2019](?=\d{3}(\D|$))/gu;
  const plain = bare.replace(grouping, "");
  return unitsFromText(decimal === "," ? plain.replace(",", ".") : plain);
}

/** Units as the JSON number of the same decimal digits. */
export function numberOfUnits(units: Units): number {
  return Number(unitsToText(units));
}

const TRUE = new Set(["true", "yes", "y", "1", "ja", "是", "对", "✓"]);
const FALSE = new Set(["false", "no", "n", "0", "nein", "否", "错", "✗"]);

/** The value of a cell as its mapping wants it: `undefined` if it is blank, a problem if it cannot be that. */
export function readValue(
  cells: Cells,
  cell: Cell,
  decimal: "." | ",",
  readTime: (text: string) => number | undefined,
): { readonly value: Json | undefined } | { readonly problem: LineProblem } {
  const text = readText(cells, cell);
  if (text === "") return { value: undefined };
  switch (cell.as ?? "text") {
    case "text":
      return { value: text };
    case "number": {
      const units = readUnits(text, decimal);
      return units === undefined ? wrong(cell, "not_a_number", text) : { value: numberOfUnits(units) };
    }
    case "boolean": {
      const word = text.toLowerCase();
      if (TRUE.has(word)) return { value: true };
      return FALSE.has(word) ? { value: false } : wrong(cell, "not_yes_or_no", text);
    }
    case "date": {
      // A date without a time stays a date: it is a day of the shop's zone, wherever it is read.
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { value: text };
      const at = readTime(text);
      return at === undefined ? wrong(cell, "not_a_time", text) : { value: new Date(at).toISOString() };
    }
    case "list":
      return { value: text.split(cell.separator ?? ";").flatMap((part) => part.trim() || []) };
  }
}

function wrong(cell: Cell, code: string, text: string): { readonly problem: LineProblem } {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return {
    problem: { code, column: cell.column, message: `“${shown}” in ${cell.column}: ${WORDS[code] ?? code}.` },
  };
}

const WORDS: Readonly<Record<string, string>> = {
  not_a_number: "not a number",
  not_yes_or_no: "neither yes nor no",
  not_a_time: "not a time in the format of the mapping",
};
