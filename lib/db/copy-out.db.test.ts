import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { copyRows, type RowSink } from "#lib/db/copy-out.ts";
import { testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();

/** Some rows take several packets. */
const lengthOf = (n: number) => (n % 40) + 1 + (n % 5000 === 4999 ? 100_000 : 0);

/** Keeps the rows, and has room for as many at a time as are taken in a moment. */
function collecting(most = Number.POSITIVE_INFINITY): RowSink<readonly string[]> & { waits: () => number } {
  const rows: string[] = [];
  let [since, waits] = [0, 0];
  return {
    row: (bytes, from, to) => {
      rows.push(bytes.toString("utf8", from, to));
      since += 1;
    },
    room: () => {
      if (since < most) return undefined;
      waits += 1;
      since = 0;
      return setTimeout(1);
    },
    end: async () => rows,
    waits: () => waits,
  };
}

it("hands on each row that Postgres sends, waits for room, and leaves the connection as it was", async () => {
  const client = await db.pool.connect();
  const sink = collecting(20_000);
  const rows = await copyRows(
    client,
    "copy (select n, repeat('ä', n % 40 + 1 + n % 5000 / 4999 * 100000) from generate_series(1, 200000) n) to stdout (format csv)",
    sink,
  );
  expect(sink.waits()).toBeGreaterThan(1);
  expect(rows.length).toBe(200_000);
  expect(rows.every((row, index) => row === `${index + 1},${"ä".repeat(lengthOf(index + 1))}\n`)).toBe(true);
  const { rows: ones } = await client.query("select 1 as one");
  expect(ones).toEqual([{ one: 1 }]);
  client.release();
});

it("fails with what Postgres says, and leaves the connection as it was", async () => {
  const client = await db.pool.connect();
  await expect(copyRows(client, "copy nothing to stdout", collecting())).rejects.toThrow('"nothing"');
  const dividing = "copy (select 1 / (5 - n) from generate_series(1, 9) n) to stdout";
  await expect(copyRows(client, dividing, collecting())).rejects.toThrow("division by zero");
  const { rows } = await client.query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  client.release();
});

it("fails with what the sink says of its end", async () => {
  const client = await db.pool.connect();
  const sink = { ...collecting(), end: () => Promise.reject(new Error("no room")) };
  await expect(copyRows(client, "copy (select 1) to stdout", sink)).rejects.toThrow("no room");
  client.release();
});
