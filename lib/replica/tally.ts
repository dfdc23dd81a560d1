import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { type Bitmap, countBitsOf, emptyBitmap, intersect } from "#lib/replica/bitmap.ts";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";
import type { Values } from "#lib/replica/values.ts";
import type { Sign } from "#lib/rules/compile/fractions.ts";
import type { CustomersSql } from "#lib/rules/compile/logic.ts";
import type { Addition, Tallied, Tally, TallyTest } from "#lib/rules/compile/tally.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import type { Fraction } from "#lib/std/fraction.ts";

/** More rows than these are not taken over: some 50 MB, and beyond some ten million grouping them is as quick. */
const mostRows = 4_000_000;
/** A place for each customer and period: 64 MB. */
const mostPlaces = 16_000_000;
/** As many different texts or periods have a bit each in one place. */
const mostBits = 32;

/**
 * The customers whose value passes, added up by their dense numbers in arrays: exact, as all that is added is whole and
 * together below 2^53.
 *
 * @param limit rows that are taken over at most
 * @returns `undefined` where there are more rows or too large numbers for it
 */
export function readTallied(
  duckdb: DuckDBConnection,
  { tally, test }: Tallied,
  highest: number,
  limit = mostRows,
): Promise<Bitmap | undefined> {
  return withAdded(duckdb, tally, { highest, limit }, (added) => passing(added, test, highest));
}

/** The values above 0 of a measure that is not divided, likewise. */
export function readTallyValues(
  duckdb: DuckDBConnection,
  tally: Tally<CustomersSql>,
  highest: number,
  limit = mostRows,
): Promise<Values | undefined> {
  return withAdded(duckdb, tally, { highest, limit }, ({ n, d }) => (d ? undefined : aboveZero(n)));
}

/** Uses what was added up before anybody else has their turn: the arrays are the next one's then. */
async function withAdded<T>(
  duckdb: DuckDBConnection,
  tally: Tally<CustomersSql>,
  { highest, limit }: { readonly highest: number; readonly limit: number },
  use: (added: Added) => T,
): Promise<T | undefined> {
  if (tally.of === "periods" && (highest + 1) * tally.last > mostPlaces) return undefined;
  const isShare = tally.of === "share";
  const chunks = await readAddition(duckdb, isShare ? tally.part : tally, limit);
  const whole = chunks && isShare ? await readAddition(duckdb, tally.whole, limit) : undefined;
  if (!chunks || (isShare && !whole)) return undefined;
  const added = addUp(tally, chunks, whole ?? [], highest);
  return added && use(added);
}

function aboveZero(all: Places): Values {
  let size = 0;
  for (let at = 0; at < all.length; at += 1) if ((all[at] ?? 0) > 0) size += 1;
  const c = new Int32Array(size);
  const n = new Float64Array(size);
  let next = 0;
  for (let at = 0; at < all.length; at += 1) {
    const value = all[at] ?? 0;
    if (value <= 0) continue;
    c[next] = at;
    n[next] = value;
    next += 1;
  }
  return { c, n };
}

async function readAddition(
  duckdb: DuckDBConnection,
  { of, rows }: { readonly of: Exclude<Tally<CustomersSql>["of"], "share">; readonly rows: CustomersSql },
  limit: number,
): Promise<Chunks | undefined> {
  if (of === "count") return readRows(duckdb, "c::INTEGER", rows, limit);
  if (of !== "distinct") return readRows(duckdb, "c::INTEGER, v::DOUBLE", rows, limit);
  const texts = await readTexts(duckdb, rows);
  if (texts.length === 0) return [];
  const parameters = [...rows.parameters, texts];
  const numbered = `c::INTEGER, list_position($${parameters.length}::VARCHAR[], v)::INTEGER - 1`;
  return texts.length > mostBits ? undefined : readRows(duckdb, numbered, { ...rows, parameters }, limit);
}

async function readRows(
  duckdb: DuckDBConnection,
  columns: string,
  { sql, parameters }: CustomersSql,
  limit: number,
): Promise<Chunks | undefined> {
  const limited = `SELECT ${columns} FROM (${sql}) LIMIT ${limit + 1}`;
  const chunks = await readChunks(duckdb, { sql: limited, parameters });
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  return rows > limit ? undefined : chunks;
}

/** The different texts of the rows, or more than are counted here. */
async function readTexts(duckdb: DuckDBConnection, rows: CustomersSql): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT v FROM (${rows.sql}) LIMIT ${mostBits + 1}`;
  const chunks = await readChunks(duckdb, { sql, parameters: rows.parameters });
  return chunks.flatMap((chunk) => chunk.getColumnValues(0).map(String));
}

/** By the number of a customer, n; or n ÷ d, of those who have a d, which is so many times what it says. */
type Added = { readonly n: Places; readonly d?: Places; readonly perD?: bigint };
type Places = Float64Array | Uint32Array;
type Chunks = readonly DuckDBDataChunk[];

function addUp(
  tally: Tally<CustomersSql>,
  chunks: Chunks,
  whole: Chunks,
  highest: number,
): Added | undefined {
  switch (tally.of) {
    case "count":
    case "sum": {
      const n = add(tally, chunks, highest, "n");
      return n && { n };
    }
    case "mean": {
      const n = sums(chunks, highest, "n");
      return n && { n, d: counts(chunks, highest, "d"), perD: tally.scale };
    }
    case "share": {
      const n = add(tally.part, chunks, highest, "n");
      const d = n && add(tally.whole, whole, highest, "d");
      return d && { n, d };
    }
    case "periods":
      return {
        n:
          tally.times === 1 && tally.last <= mostBits
            ? distinct(chunks, highest)
            : fullPeriods(chunks, tally, highest),
      };
    case "distinct":
      return { n: distinct(chunks, highest) };
    default:
      return assertNever(tally);
  }
}

/** How many of the numbers below 32 there are: each is a bit of a customer's place. */
function distinct(chunks: Chunks, highest: number): Uint32Array {
  const seen = wholePlaces(highest + 1, "n");
  for (const chunk of chunks) {
    const c = numbersOf(chunk, 0);
    const number = numbersOf(chunk, 1);
    for (let row = 0; row < c.length; row += 1) {
      const at = c[row] ?? 0;
      seen[at] = (seen[at] ?? 0) | (1 << (number[row] ?? 0));
    }
  }
  for (let c = 0; c < seen.length; c += 1) seen[c] = countBitsOf(seen[c] ?? 0);
  return seen;
}

type Use = "n" | "d" | "periods";

function add({ of }: Addition<CustomersSql>, chunks: Chunks, highest: number, use: Use): Places | undefined {
  return of === "sum" ? sums(chunks, highest, use) : counts(chunks, highest, use);
}

function counts(chunks: Chunks, highest: number, use: Use): Uint32Array {
  const counted = wholePlaces(highest + 1, use);
  for (const chunk of chunks) {
    const c = numbersOf(chunk, 0);
    for (let row = 0; row < c.length; row += 1) {
      const at = c[row] ?? 0;
      counted[at] = (counted[at] ?? 0) + 1;
    }
  }
  return counted;
}

/** `undefined` where a sum may not be exact. */
function sums(chunks: Chunks, highest: number, use: Use): Float64Array | undefined {
  const summed = places(highest + 1, use);
  let magnitude = 0;
  for (const chunk of chunks) {
    const c = numbersOf(chunk, 0);
    const v = numbersOf(chunk, 1);
    for (let row = 0; row < c.length; row += 1) {
      const at = c[row] ?? 0;
      const value = v[row] ?? 0;
      summed[at] = (summed[at] ?? 0) + value;
      magnitude += Math.abs(value);
    }
  }
  return magnitude < Number.MAX_SAFE_INTEGER / 2 ? summed : undefined;
}

function fullPeriods(
  chunks: Chunks,
  { last, times }: { readonly last: number; readonly times: number },
  highest: number,
): Uint32Array {
  const inPeriod = wholePlaces((highest + 1) * last, "periods");
  const full = wholePlaces(highest + 1, "n");
  for (const chunk of chunks) {
    const c = numbersOf(chunk, 0);
    const period = numbersOf(chunk, 1);
    for (let row = 0; row < c.length; row += 1) {
      const at = c[row] ?? 0;
      const place = at * last + (period[row] ?? 0);
      const rows = (inPeriod[place] ?? 0) + 1;
      inPeriod[place] = rows;
      if (rows === times) full[at] = (full[at] ?? 0) + 1;
    }
  }
  return full;
}

/**
 * Memory for so many numbers, all 0, that was used before: the system gives out new memory page by page, which takes longer than
 * adding up.
 */
const kept = new Map<string, ArrayBuffer>();

function memory(bytes: number, use: string): ArrayBuffer {
  const known = kept.get(use);
  if (known && known.byteLength >= bytes) {
    new Uint8Array(known, 0, bytes).fill(0);
    return known;
  }
  const made = new ArrayBuffer(bytes);
  kept.set(use, made);
  return made;
}

function places(size: number, use: Use): Float64Array {
  return new Float64Array(memory(size * 8, use), 0, size);
}

function wholePlaces(size: number, use: Use): Uint32Array {
  return new Uint32Array(memory(size * 4, `whole ${use}`), 0, size);
}

function passing({ n, d, perD = 1n }: Added, test: TallyTest, highest: number): Bitmap {
  if (test.kind === "whole") return withinBand(n, test, highest);
  const sets = test.bounds.map(([sign, bound]) => comparing(n, d ?? n, Number(perD), sign, bound));
  return sets.reduce(intersect);
}

function withinBand(
  n: Places,
  { band, isOutside }: Extract<TallyTest, { kind: "whole" }>,
  highest: number,
): Bitmap {
  const bitmap = emptyBitmap(highest);
  const low = Number(band.from ?? -Infinity);
  const high = Number(band.until ?? Infinity);
  for (let c = 0; c < n.length; c += 1) {
    const value = n[c] ?? 0;
    if ((value >= low && value < high) !== isOutside)
      bitmap[c >> 5] = (bitmap[c >> 5] ?? 0) | (1 << (c & 31));
  }
  return bitmap;
}

/** So far from each other, two products of doubles compare as the exact ones do. */
const certain = 1e-12;

/** Whose n ÷ (d × scale) compares so with a fraction, exactly, of those who have a d. */
function comparing(n: Places, d: Places, scale: number, sign: Sign, bound: Fraction): Bitmap {
  const bitmap = emptyBitmap(n.length - 1);
  const p = Number(bound.numerator);
  const q = Number(bound.denominator);
  const isLessIn = sign === "<" || sign === "<=";
  const isSameIn = sign === "=" || sign === "<=" || sign === ">=";
  const isMoreIn = sign === ">" || sign === ">=";
  for (let c = 0; c < n.length; c += 1) {
    const below = (d[c] ?? 0) * scale;
    if (below === 0) continue;
    const above = below < 0 ? -(n[c] ?? 0) : (n[c] ?? 0);
    const left = above * q;
    const right = p * Math.abs(below);
    const isCertain = Math.abs(left - right) > certain * Math.max(Math.abs(left), Math.abs(right));
    const difference = isCertain ? left - right : exactDifference(above, Math.abs(below), bound);
    const isIn =
      (difference < 0 && isLessIn) || (difference > 0 && isMoreIn) || (difference === 0 && isSameIn);
    if (isIn) bitmap[c >> 5] = (bitmap[c >> 5] ?? 0) | (1 << (c & 31));
  }
  return bitmap;
}

/** Of the sign of n ÷ d − the bound, or 0. */
function exactDifference(n: number, d: number, { numerator, denominator }: Fraction): number {
  const difference = BigInt(n) * denominator - numerator * BigInt(d);
  return Number(difference > 0n) - Number(difference < 0n);
}
