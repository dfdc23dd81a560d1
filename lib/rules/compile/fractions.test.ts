import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTables } from "#lib/replica/tables.ts";
import { compareFraction, compareInteger, neighbors, type Sign } from "#lib/rules/compile/fractions.ts";
import { compareFractions, type Fraction } from "#lib/std/fraction.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const instance = await DuckDBInstance.create(":memory:");
const duckdb = await instance.connect();
beforeAll(() => createTables(duckdb, "test", timeZone("UTC")));
afterAll(() => {
  duckdb.closeSync();
  instance.closeSync();
});

const SIGNS: readonly Sign[] = ["=", ">", ">=", "<", "<="];

/** Of every size up to the given number of digits, and close to powers of ten. */
function integer(digits: number, least: bigint): fc.Arbitrary<bigint> {
  return fc
    .tuple(
      fc.integer({ min: 1, max: digits }),
      fc.bigInt({ min: -3n, max: 3n }),
      fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) }),
      fc.boolean(),
    )
    .map(([size, off, any, isNear]) => (isNear ? 10n ** BigInt(size) + off : any % 10n ** BigInt(size)))
    .map((value) => (value < least ? least : value));
}

const signed = fc
  .tuple(integer(28, 0n), fc.boolean())
  .map(([value, isNegative]) => (isNegative ? -value : value));

function holds(value: Fraction, sign: Sign, bound: Fraction): boolean {
  const order = compareFractions(value, bound);
  return { "=": order === 0, ">": order > 0, ">=": order >= 0, "<": order < 0, "<=": order <= 0 }[sign];
}

async function answer(sql: string): Promise<unknown> {
  return (await duckdb.runAndReadAll(`SELECT ${sql}`)).getRows()[0]?.[0];
}

describe("fractions in SQL", () => {
  it("compares n ÷ d with a fraction exactly, however large the two are", async () => {
    await fc.assert(
      fc.asyncProperty(
        signed,
        integer(24, 1n),
        signed,
        integer(60, 1n),
        fc.boolean(),
        async (n, d, p, q, isEqual) => {
          const bound = isEqual
            ? { numerator: n * 7n, denominator: d * 7n }
            : { numerator: p, denominator: q };
          for (const sign of SIGNS) {
            const sql = compareFraction(`(${n})::HUGEINT`, `(${d})::HUGEINT`, sign, bound);
            expect(await answer(sql), `${n}/${d} ${sign} ${bound.numerator}/${bound.denominator}`).toBe(
              holds({ numerator: n, denominator: d }, sign, bound),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it("compares integers with a fraction by an exact cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        signed,
        fc.constantFrom(1n, 10_000n),
        signed,
        integer(40, 1n),
        async (n, scale, p, q) => {
          for (const sign of SIGNS) {
            const bound = { numerator: p, denominator: q };
            expect(await answer(compareInteger(`(${n})::HUGEINT`, scale, sign, bound))).toBe(
              holds({ numerator: n, denominator: scale }, sign, bound),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe("neighbors", () => {
  it("has π between 311/99 and 22/7 with two digits below", () => {
    const pi = { numerator: 314_159_265n, denominator: 100_000_000n };
    expect(neighbors(pi, 99n)).toEqual({
      isExact: false,
      below: { numerator: 311n, denominator: 99n },
      above: { numerator: 22n, denominator: 7n },
    });
  });

  it("leaves no fraction of such a denominator between them and the bound", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -5000n, max: 5000n }), fc.bigInt({ min: 1n, max: 5000n }), (p, q) => {
        const bound = { numerator: p, denominator: q };
        const { below, above } = neighbors(bound, 30n);
        for (let d = 1n; d <= 30n; d += 1n) {
          for (let n = (p * d) / q - 2n; n <= (p * d) / q + 2n; n += 1n) {
            const value = { numerator: n, denominator: d };
            if (compareFractions(value, bound) <= 0)
              expect(compareFractions(value, below)).toBeLessThanOrEqual(0);
            if (compareFractions(value, bound) >= 0)
              expect(compareFractions(value, above)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});
