import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { numbersOf, readChunks } from "#lib/replica/chunks.ts";

async function read(select: string) {
  const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
  return readChunks(duckdb, { sql: select, parameters: [] });
}

it("reads whole columns of numbers, chunk by chunk", async () => {
  const chunks = await read(
    `SELECT (i - 1)::INTEGER AS i, (4294967295 - i)::UINTEGER AS u, i / 4 AS d FROM range(5000) r (i)`,
  );
  expect(chunks.length).toBeGreaterThan(1);
  const column = (index: number) => chunks.flatMap((chunk) => [...numbersOf(chunk, index)]);
  const all = Array.from({ length: 5_000 }, (_, i) => i);
  expect(column(0)).toEqual(all.map((i) => i - 1));
  expect(column(1)).toEqual(all.map((i) => 4_294_967_295 - i));
  expect(column(2)).toEqual(all.map((i) => i / 4));
});

it("refuses a column that holds something else", async () => {
  const [chunk] = await read("SELECT 1::BIGINT AS a, 'x' AS b");
  if (!chunk) throw new Error("there is no row");
  expect(() => numbersOf(chunk, 0)).toThrow("Column 0 of type BIGINT is not read as numbers");
  expect(() => numbersOf(chunk, 1)).toThrow("Column 1 of type VARCHAR is not read as numbers");
});
