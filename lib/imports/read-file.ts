import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { Cells } from "#lib/imports/read-cell.ts";

/** The file cannot be read as CSV at all; the words are for whoever sent it. */
export class FileError extends Error {}

export type FileFormat = { readonly delimiter: string; readonly encoding: string };

export type Row = { readonly line: number; readonly cells: readonly string[] };

const MOST_BYTES_PER_LINE = 4 * 1024 * 1024;

/**
 * The rows of a CSV file, plain or gzipped, the header first; empty lines are left out. A row is numbered by the line
 * that it begins on, from 1. Read as a stream: the file may be of any size.
 *
 * @throws FileError if it is not text of that encoding, or a quoted field never ends
 */
export async function* readRows(path: string, format: FileFormat): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: format.delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_BYTES_PER_LINE,
  });
  // Errors of any stage arrive at the parser, and are thrown by the loop below.
  pipeline(Readable.from(decoded(path, format.encoding)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines - newlinesIn(record), cells: record };
    }
  } catch (error) {
    throw toFileError(error);
  }
}

/** A row's cells by the header's names. @returns undefined if it has not as many cells as the header */
export function cellsOf(header: readonly string[], row: Row): Cells | undefined {
  if (row.cells.length !== header.length) return undefined;
  return Object.fromEntries(header.map((name, index) => [name, row.cells[index] ?? ""]));
}

/** The header's names without blanks around; an empty one is named by its place. */
export function headerOf(row: Row): readonly string[] {
  return row.cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
}

/** About how many bytes of text the file holds: a gzipped one keeps that (modulo 4 GB) in its last four bytes. */
export async function textBytesOf(path: string): Promise<number> {
  const { size } = await stat(path);
  if (!(await isGzipped(path)) || size < 8) return size;
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, size - 4);
    return Math.max(buffer.readUInt32LE(0), size);
  } finally {
    await file.close();
  }
}

/** The beginning of the text, for guesses. Bytes that are no such text become U+FFFD. */
export async function readBeginning(path: string, encoding: string, characters: number): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = "";
  for await (const chunk of await byteStream(path)) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    if (text.length >= characters) break;
  }
  return text.slice(0, characters);
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of await byteStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

async function byteStream(path: string): Promise<Readable> {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!(await isGzipped(path))) return bytes;
  const gunzip = createGunzip();
  pipeline(bytes, gunzip, () => undefined);
  return gunzip;
}

async function isGzipped(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count += 1;
  }
  return count;
}

function toFileError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return new FileError(
      "The file is not text in the encoding of its mapping. Save it as UTF-8, or name its encoding.",
    );
  }
  if (code.startsWith("CSV_")) return new FileError(`The file is not CSV: ${error.message}.`);
  if (code.startsWith("Z_")) return new FileError(`The file is gzipped, but damaged: ${error.message}.`);
  return error;
}
