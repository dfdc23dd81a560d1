import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeRawRows } from "#lib/bench/data/raw.ts";
import { AS_OF, EVENT_NAMES, MERGED_EVERY } from "#lib/bench/data/shape.ts";

const size = { customers: 500, events: 6_000 };

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shop: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  shop = await made(1);
});
afterAll(() => shop.close());

async function made(seed: number) {
  const instance = await DuckDBInstance.create(":memory:");
  const duckdb = await instance.connect();
  await makeRawRows(duckdb, size, seed, () => undefined);
  const row = async (sql: string) => ((await duckdb.runAndReadAll(sql)).getRows()[0] ?? []).map(String);
  const [print = ""] = await row("SELECT md5(string_agg(e::VARCHAR, ',' ORDER BY no)) FROM raw_event e");
  return { row, print, close: () => instance.closeSync() };
}

it("makes the size that was asked for, of a shop's events, in the order of time and before the moment", async () => {
  const { row } = shop;
  expect(
    await row(`SELECT count(*), count(DISTINCT no), count(DISTINCT name), max(ts) < ${AS_OF} FROM raw_event`),
  ).toEqual([String(size.events), String(size.events), String(EVENT_NAMES.length), "true"]);
  expect(
    await row(
      "SELECT count(*) FROM (SELECT ts < lag(ts) OVER (ORDER BY no) AS back FROM raw_event) WHERE back",
    ),
  ).toEqual(["0"]);
  expect(await row("SELECT count(*) FILTER (parent IS NULL), count(parent) FROM raw_customer")).toEqual([
    String(size.customers),
    String(size.customers / MERGED_EVERY),
  ]);
});

it("keeps orders, items and identities together", async () => {
  const { row } = shop;
  // An order's total is what its items cost, less a discount, plus shipping below 60.
  expect(
    await row(`SELECT count(*) > 0, count(*) FILTER (total <> subtotal - coalesce(discount, 0) + CASE WHEN subtotal < 60 THEN 4.9 ELSE 0 END)
      FROM raw_event JOIN (SELECT event_no, sum(price * quantity) AS subtotal FROM raw_item GROUP BY event_no) ON event_no = no
      WHERE name = 'order_completed'`),
  ).toEqual(["true", "0"]);
  expect(
    await row(
      "SELECT count(*) FROM raw_event JOIN raw_customer c ON c.id = sender_id WHERE c.created_at > ts",
    ),
  ).toEqual(["0"]);
  expect(
    await row(
      "SELECT count(*) FROM raw_event JOIN raw_customer c ON c.id = sender_id WHERE coalesce(c.parent, c.id) <> customer_id",
    ),
  ).toEqual(["0"]);
});

it("is skewed as customers are: the best tenth does more than a third", async () => {
  const { row } = shop;
  const [share] = await row(`SELECT sum(n) FILTER (place <= ${size.customers / 10}) / sum(n) FROM (
    SELECT count(*) AS n, row_number() OVER (ORDER BY count(*) DESC) AS place FROM raw_event GROUP BY customer_id)`);
  expect(Number(share)).toBeGreaterThan(1 / 3);
});

it("makes the same of the same seed, and something else of another", async () => {
  const [again, other] = [await made(1), await made(2)];
  expect(again.print).toBe(shop.print);
  expect(other.print).not.toBe(shop.print);
  again.close();
  other.close();
});
