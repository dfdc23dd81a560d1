import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { type Bitmap, emptyBitmap, intersect } from "#lib/replica/bitmap.ts";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";
import type { Sign } from "#lib/rules/compile/fractions.ts";
import type { CustomersSql } from "#lib/rules/compile/logic.ts";
import type { Addition, Tallied, Tally, TallyTest } from "#lib/rules/compile/tally.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import type { Fraction } from "#lib/std/fraction.ts";

/** More rows than these are not taken over: some 50 MB, and beyond some ten million grouping them is as quick. */
const mostRows = 4_000_000;
/** A place for each customer and period: 64 MB. */
const mostPlaces = 16_000_000;

/**
 * The customers whose value passes, added up by their dense numbers in arrays: exact, as all that is added is whole and
 * together below 2^53.
 *
 * @param limit rows that are taken over at most
 * @returns `undefined` where there are more rows or too large numbers for it
 */
export async function readTallied(
  duckdb: DuckDBConnection,
  { tally, test }: Tallied,
  highest: number,
  limit = mostRows,
): Promise<Bitmap | undefined> {
  if (tally.of === "periods" && (highest + 1) * tally.last > mostPlaces) return undefined;
  const isShare = tally.of === "share";
  const chunks = await readRows(duckdb, isShare ? tally.part : tally, limit);
  const whole = chunks && isShare ? await readRows(duckdb, tally.whole, limit) : undefined;
  if (!chunks || (isShare && !whole)) return undefined;
  // From here on nobody else has their turn: the arrays are the next one's then.
  const added = addUp(tally, chunks, whole ?? [], highest);
  return added && passing(added, test, highest);
}

async function readRows(
  duckdb: DuckDBConnection,
  { of, rows: { sql, parameters } }: { readonly of: string; readonly rows: CustomersSql },
  limit: number,
): Promise<Chunks | undefined> {
  const columns = of === "count" ? "c::INTEGER" : "c::INTEGER, v::DOUBLE";
  const limited = `SELECT ${columns} FROM (${sql}) LIMIT ${limit + 1}`;
  const chunks = await readChunks(duckdb, { sql: limited, parameters });
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  return rows > limit ? undefined : chunks;
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
      return { n: fullPeriods(chunks, tally, highest) };
    default:
      return assertNever(tally);
  }
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
