import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { contentOf, testFolder } from "#lib/replica/testing.ts";
import { shopOf } from "#lib/rules/testing/parity.ts";

const db = await testDatabase();
const folder = await testFolder();
let made = 0;

beforeEach(() => emptyTables(db));

/** What a replica holds that was filled from nothing, set by set in SQL or message by message. */
async function contentBy(way: "bulk" | "feed"): Promise<readonly string[]> {
  made += 1;
  const behind = way === "bulk" ? 0 : Number.POSITIVE_INFINITY;
  const path = join(folder, `${way}-${made}.duckdb`);
  const replica = createReplica({ path, pool: db.pool, bulk: { behind, chunk: 100, fewest: 1 } });
  await replica.catchUp();
  const content = await contentOf(replica);
  await replica.close();
  return content;
}

const anEvent = (of: Readonly<Record<string, unknown>>) => aMessage({ type: "track", ...of });

const VALUES: readonly unknown[] = [
  "plain",
  "Ünïcode",
  "中文",
  "e\u0301",
  "İstanbul",
  "ẞ",
  'a"b',
  "a\\b",
  "tab\there",
  "line\nbreak",
  "\u0001",
  "\u001f\u007f",
  "'",
  "",
  " ",
  " 7",
  "7 ",
  "7",
  "007",
  "+7",
  "-7",
  "-0",
  "7.",
  ".5",
  "0.5",
  "1e3",
  "1_000",
  "0x10",
  "12345678901234",
  "123456789012345",
  "99999999999999.99995",
  "-12.34565",
  "１２",
  "true",
  "false",
  "null",
  "[]",
  "{}",
  "\u00a05",
  "\ufeff5",
  "5\u2003",
  "2026-02-28",
  "2026-02-30",
  "2026-05-01T10:00:00Z",
  "2026-05-01 10:00",
  "2026-03-29T02:30:00",
  "2026-05-01T10:00:00.1234+05:30",
  "t",
  "#hash",
  "/path",
  ".dot",
  ",comma",
  "!",
  "*",
  "-",
  "+",
  ":",
  "~",
  "\u007f",
  0,
  -0,
  1,
  -1,
  7,
  0.1,
  0.5,
  2.5,
  1.00005,
  1.00004999,
  -1.00005,
  0.00005,
  0.000049999,
  12345.67895,
  1e-7,
  5e-5,
  1e21,
  1e14,
  9999999999.99995,
  1e10,
  -1e14,
  99999999999999,
  99999999999999.98,
  100000000000000.5,
  2 ** 53 + 2,
  123456789.12345679,
  0.12344999999999999,
  1.7976931348623157e308,
  5e-324,
  true,
  false,
  null,
  [],
  [null],
  ["", null],
  ["a"],
  ["a", 1, true, null, { b: 1 }],
  [[]],
  [[1]],
  [1.5, "1.5"],
  {},
  { a: { b: [1] } },
  { b: 1, a: 2 },
];

const PRODUCTS: readonly unknown[] = [
  undefined,
  null,
  [],
  "shoes",
  5,
  {},
  { price: 1 },
  [{}],
  [null],
  ["a"],
  [{ price: 1 }, "a"],
  [{ price: 1 }, null],
  [
    { price: 12.5, quantity: 2, category: "shoes", variant: "red" },
    { price: "3.33335", quantity: "3", size: "" },
  ],
  [{ price: 99999999999999, quantity: 99999999999999 }],
  [{ price: -2.00005, quantity: 0.5, tags: ["x", "y"] }],
  [{ quantity: 3 }],
  [{ price: "dear" }],
  [{ price: 1, 'odd "key"': 1 }],
  [{ variant: [null] }, { variant: [] }],
  [{ category: "Tücher", brand: "中" }],
  [{ total: 5, name: "n", product_id: 7 }],
  [[{ price: 1 }]],
];

it("holds what the feed makes of every value there can be, in every place", {
  timeout: 300_000,
}, async () => {
  await db.shop.create({ data: { name: "Shop", timeZone: "Europe/Berlin", currency: "EUR" } });
  const at = (index: number) => new Date(Date.UTC(2026, 2, 28) + index * 1_234_567).toISOString();
  const messages = [
    ...VALUES.flatMap((value, index) => [
      anEvent({
        userId: "u1",
        timestamp: at(index),
        event: "thing",
        properties: { value, other: VALUES.at(-index), [`key ${index % 7}`]: value },
      }),
      anEvent({
        userId: "u2",
        timestamp: at(index),
        event: "order_completed",
        properties: { total: value, price: VALUES.at(-index), quantity: value },
      }),
      anEvent({
        userId: "u3",
        timestamp: at(index),
        event: "order_completed",
        properties: {
          products: [
            { price: value, quantity: 2, variant: value },
            { price: 1, color: value },
          ],
        },
      }),
      aMessage({
        type: "identify",
        userId: "u4",
        timestamp: at(index),
        traits: { value, other: VALUES.at(-index) },
      }),
    ]),
    ...PRODUCTS.flatMap((products, index) => [
      anEvent({
        userId: "u5",
        timestamp: at(index),
        event: "order_completed",
        properties: { products, total: index % 2 ? undefined : 5 },
      }),
      anEvent({
        userId: "u5",
        timestamp: at(index),
        event: "cart_viewed",
        properties: { products, price: 2 },
      }),
    ]),
    anEvent({ userId: "u6", timestamp: "1899-06-01T00:00:00Z", event: "thing", properties: { value: 1 } }),
    anEvent({ userId: "u6", timestamp: "1965-06-01T23:59:59.999Z", event: "thing" }),
    anEvent({ userId: "u6", event: "bare", properties: {} }),
    anEvent({
      userId: "u6",
      event: "keys",
      properties: { 'a"b': 1, "c\\d": 2, "5": 3, 中文: 4, "x.y": 5, "*": 6 },
    }),
  ];
  for (let from = 0; from < messages.length; from += 50)
    await acceptMessages(messages.slice(from, from + 50), aContext());
  const { rows } = await db.sql.query<{ n: bigint }>("select count(*) as n from event");
  expect(Number(rows[0]?.n)).toBeGreaterThan(300);
  expect(await contentBy("bulk")).toEqual(await contentBy("feed"));
});

it("holds what the feed makes of shops with merges, late times and odd properties", {
  timeout: 300_000,
}, async () => {
  for (const seed of [21]) {
    await emptyTables(db);
    const { shop } = shopOf(seed);
    await db.shop.create({ data: { name: "Shop", timeZone: shop.zone.id, currency: "EUR" } });
    await acceptMessages(shop.raws, aContext());
    expect(await contentBy("bulk"), `seed ${seed}`).toEqual(await contentBy("feed"));
  }
});

it("finds every property, whenever it first comes, however it is written and whatever is beside it", {
  timeout: 300_000,
}, async () => {
  await db.shop.create({ data: { name: "Shop", timeZone: "UTC", currency: "EUR" } });
  const values = [...VALUES, 2 ** 64, 12.5, 1e300];
  const messages = values.flatMap((value, index) => [
    anEvent({
      userId: "u1",
      event: "thing",
      properties: { color: value, Color: index, COLOR: values.at(-index) },
    }),
    anEvent({
      userId: "u2",
      event: "thing",
      properties: { Größe: value, [`late_${index}`]: value, b: value },
    }),
    anEvent({
      userId: "u3",
      event: "order_completed",
      properties: { products: [{ price: value, Price: index, [`late_${index}`]: 2 ** 64 }], quantity: value },
    }),
    anEvent({ userId: "u4", event: index % 2 ? "bare" : "thing", properties: {} }),
  ]);
  for (let from = 0; from < messages.length; from += 50)
    await acceptMessages(messages.slice(from, from + 50), aContext());
  // As clients write them that keep zeros; Postgres keeps them, too.
  await db.sql.query(`UPDATE event SET properties = jsonb_set(jsonb_set(properties, '{zeros}', '1.500'), '{z}', '{"a": [1.0, 2]}')
    WHERE name = 'thing' AND no % 3 = 0`);
  expect(await contentBy("bulk")).toEqual(await contentBy("feed"));
});

it("reads ids of customers whatever they hold, and whose part they are", { timeout: 300_000 }, async () => {
  await db.shop.create({ data: { name: "Shop", timeZone: "UTC", currency: "EUR" } });
  const ids = [
    "tab\there",
    "line\nbreak",
    "\r\n",
    "\u0001quoted\u0001",
    '"',
    "'",
    "\\N",
    "\\.",
    "中文",
    " ",
    "NULL",
    "1",
  ];
  await acceptMessages(
    ids.flatMap((id, index) => [
      anEvent({ anonymousId: `a${id}`, event: "seen", properties: {} }),
      aMessage({ type: "identify", userId: id, anonymousId: `a${id}`, traits: { index } }),
    ]),
    aContext(),
  );
  expect(await contentBy("bulk")).toEqual(await contentBy("feed"));
  const { rows } = await db.sql.query<{ n: number }>("select count(*)::int as n from customer");
  expect((await contentBy("bulk")).filter((row) => row.startsWith("customer ")).length).toBe(rows[0]?.n);
});
