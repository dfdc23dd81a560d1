import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { eachNumber } from "#lib/replica/bitmap.ts";
import { readTallied } from "#lib/replica/tally.ts";
import type { Tally, TallyTest } from "#lib/rules/compile/tally.ts";
import { mapTally } from "#lib/rules/compile/tally.ts";
import { fraction } from "#lib/std/fraction.ts";

const duckdb = await (await DuckDBInstance.create(":memory:")).connect();

async function passing(tally: Tally<string>, test: TallyTest, highest = 100, limit?: number) {
  const rows = mapTally(tally, (sql) => ({ sql, parameters: [] }));
  const bitmap = await readTallied(duckdb, { tally: rows, test }, highest, limit);
  if (!bitmap) return undefined;
  const found: number[] = [];
  eachNumber(bitmap, (c) => found.push(c));
  return found;
}

/** Rows of customers and values, `[c, v]`. */
const rowsOf = (...rows: readonly (readonly [number, number | string])[]) =>
  `SELECT c, v FROM (VALUES ${rows.map(([c, v]) => `(${c}, ${v}::HUGEINT)`).join(", ")}) t (c, v)`;
const times = (...cs: readonly number[]) => `SELECT unnest([${cs.join(", ")}]) AS c`;
const from = (least: bigint, isOutside = false): TallyTest => ({
  kind: "whole",
  band: { from: least },
  isOutside,
});
const compares = (sign: ">" | ">=" | "=" | "<", n: bigint, d: bigint): TallyTest => ({
  kind: "fraction",
  bounds: [[sign, fraction(n, d)]],
});

it("counts rows, and adds up whole numbers of either sign", async () => {
  expect(await passing({ of: "count", rows: times(1, 40, 40, 99, 99, 99) }, from(2n))).toEqual([40, 99]);
  const sums = { of: "sum", rows: rowsOf([3, 5], [3, -7], [4, 5], [5, 2], [5, 2]) } as const;
  expect(await passing(sums, from(4n))).toEqual([4, 5]);
  expect(await passing(sums, { kind: "whole", band: { until: 0n }, isOutside: false })).toEqual([3]);
});

it("tells who is outside of a band that customers without rows are in", async () => {
  const few: TallyTest = { kind: "whole", band: { until: 2n }, isOutside: true };
  expect(await passing({ of: "count", rows: times(1, 40, 40, 99, 99, 99) }, few)).toEqual([40, 99]);
});

it("forgets what was added up before", async () => {
  const orders = { of: "count", rows: times(7, 7, 7) } as const;
  expect(await passing(orders, from(3n))).toEqual([7]);
  expect(await passing(orders, from(4n))).toEqual([]);
});

it("compares means and shares exactly, of those who have one", async () => {
  const mean = { of: "mean", rows: rowsOf([1, 10], [1, 11], [2, 10], [2, 10], [3, -5]), scale: 1n } as const;
  expect(await passing(mean, compares(">", 10n, 1n))).toEqual([1]);
  expect(await passing(mean, compares("=", 21n, 2n))).toEqual([1]);
  expect(await passing(mean, compares("<", 10n, 1n))).toEqual([3]);
  // A third less than the millionth part of a millionth: beyond what doubles tell apart.
  const near = { of: "mean", rows: rowsOf([1, 10 ** 15], [1, 10 ** 15], [1, 1]), scale: 1n } as const;
  const bound = { numerator: 2n * 10n ** 15n + 1n, denominator: 3n };
  expect(await passing(near, compares(">=", bound.numerator, bound.denominator))).toEqual([1]);
  expect(await passing(near, compares(">", bound.numerator, bound.denominator))).toEqual([]);
  expect(await passing(near, compares(">", bound.numerator * 10n - 1n, bound.denominator * 10n))).toEqual([
    1,
  ]);
  const share = {
    of: "share",
    part: { of: "count", rows: times(1, 2, 2, 9) },
    whole: { of: "count", rows: times(1, 1, 2, 2, 3) },
  } as const;
  expect(await passing(share, compares(">=", 1n, 2n))).toEqual([1, 2]);
  expect(await passing(share, compares("<", 1n, 2n))).toEqual([3]);
  const refunds = {
    of: "share",
    part: { of: "sum", rows: rowsOf([1, 3], [2, -3]) },
    whole: { of: "sum", rows: rowsOf([1, -4], [2, -4], [3, 0]) },
  } as const;
  expect(await passing(refunds, compares(">=", 1n, 2n))).toEqual([2]);
});

it("counts the periods that are full", async () => {
  const rows = rowsOf([1, 0], [1, 0], [1, 2], [2, 0], [2, 0], [2, 2], [2, 2], [2, 2]);
  const tally = { of: "periods", rows, last: 3, times: 2 } as const;
  expect(await passing(tally, from(1n))).toEqual([1, 2]);
  expect(await passing(tally, from(2n))).toEqual([2]);
  const any = { ...tally, times: 1 } as const;
  expect(await passing(any, from(2n))).toEqual([1, 2]);
  expect(await passing(any, from(3n))).toEqual([]);
  expect(await passing({ ...any, last: 33 }, from(2n))).toEqual([1, 2]);
});

it("counts different texts, up to as many as a word has bits", async () => {
  const texts =
    "SELECT c, v FROM (VALUES (1, 'a'), (1, 'b'), (1, 'a'), (2, 'c'), (2, 'c'), (3, '')) t (c, v)";
  expect(await passing({ of: "distinct", rows: texts }, from(2n))).toEqual([1]);
  expect(await passing({ of: "distinct", rows: texts }, from(1n))).toEqual([1, 2, 3]);
  expect(await passing({ of: "distinct", rows: `${texts} WHERE false` }, from(1n))).toEqual([]);
  const many = (size: number) => `SELECT 7 AS c, 'text ' || i AS v FROM range(${size}) r (i)`;
  expect(await passing({ of: "distinct", rows: many(32) }, from(32n))).toEqual([7]);
  expect(await passing({ of: "distinct", rows: many(33) }, from(33n))).toBeUndefined();
});

it("leaves too many rows, too many places and too large numbers to the query", async () => {
  const three = { of: "count", rows: times(1, 2, 3) } as const;
  expect(await passing(three, from(1n), 100, 3)).toEqual([1, 2, 3]);
  expect(await passing(three, from(1n), 100, 2)).toBeUndefined();
  const whole = { of: "count", rows: times(1) } as const;
  expect(
    await passing({ of: "share", part: whole, whole: three }, compares(">", 0n, 1n), 100, 2),
  ).toBeUndefined();
  const large = { of: "sum", rows: rowsOf([1, "9007199254740993"], [2, "-9007199254740993"]) } as const;
  expect(await passing(large, from(1n))).toBeUndefined();
  const periods = { of: "periods", rows: rowsOf([1, 0]), last: 200, times: 1 } as const;
  expect(await passing(periods, from(1n), 100_000)).toBeUndefined();
});
