import type { Column } from "#components/ui/data-table-types.ts";
import { downloadText } from "#components/ui/download-text.ts";

/**
 * A CSV file (RFC 4180, with the mark by which spreadsheets know UTF-8). A text that a spreadsheet would run as a formula
 * gets an apostrophe in front.
 */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const told = columns.filter((column) => column.csv);
  const lines = [
    told.map((column) => field(column.header)),
    ...rows.map((row) => told.map((column) => field(column.csv?.(row) ?? ""))),
  ];
  return `\ufeff${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function downloadCsv(name: string, text: string): void {
  downloadText(`${name}.csv`, "text/csv", text);
}
