import type { DuckDBConnection } from "@duckdb/node-api";
import {
  AS_OF,
  BRANDS,
  bornShare,
  CATEGORIES,
  EVENT_PROPERTIES,
  EVENTS_PER_VISIT,
  ITEM_PROPERTIES,
  MERGED_EVERY,
  MONTHS,
  monthStart,
  monthWeight,
  PRODUCTS,
  USER_PERCENT,
  VISIT,
} from "#lib/bench/data/shape.ts";
import type { BenchSize } from "#lib/bench/schema.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

/**
 * Makes the raw rows of a shop inside DuckDB, in the order of time: what somebody who writes SQL by hand would have.
 *
 * - `raw_customer`: `id` (1 … customers survive; those above were merged), `kind`, `name`, `created_at`, `parent`, `merged_at`
 * - `raw_event`: `no`, `ts` (ms), `customer_id` (the survivor), `sender_id`, `name`, a typed column a property
 * - `raw_item`: the items of orders, in the order of their events
 * - `raw_trait`: `no`, `ts`, `customer_id`, `trait`, `value` as text
 *
 * All chance is a hash of the seed, what is drawn and a salt: nothing depends on threads or order.
 */
export async function makeRawRows(
  duckdb: DuckDBConnection,
  size: BenchSize,
  seed: number,
  say: (sentence: string) => void,
): Promise<void> {
  const messages = await makeTraits(duckdb, size, seed);
  await makeEvents(duckdb, size, seed, messages, say);
  await makeCustomers(duckdb, size, seed);
}

/** A number in [0, 1) that belongs to an expression and a salt. */
function chance(expression: string, salt: string, seed: number): string {
  return `((hash(${expression}, '${salt}', ${seed}) >> 11)::DOUBLE / 9007199254740992)`;
}

/** Customers come in the order of their numbers. */
function bornAt(customer: string, { customers }: BenchSize, seed: number): string {
  const cases = Array.from(
    { length: MONTHS },
    (_, month) => `WHEN ${customer} <= ${bornUpTo(month, customers)} THEN ${month}`,
  );
  const starts = Array.from({ length: MONTHS + 1 }, (_, month) => monthStart(month));
  const month = `(CASE ${cases.join(" ")} ELSE ${MONTHS - 1} END)`;
  const start = `[${starts.join(", ")}]`;
  return `(${start}[${month} + 1] + floor(${chance(customer, "born", seed)} * (${start}[${month} + 2] - ${start}[${month} + 1])))::BIGINT`;
}

function bornUpTo(month: number, customers: number): number {
  return month === MONTHS - 1 ? customers : Math.max(1, Math.floor(customers * bornShare(month)));
}

/** @returns how many messages told traits; the numbers of events go on from there */
async function makeTraits(duckdb: DuckDBConnection, size: BenchSize, seed: number): Promise<number> {
  const { customers } = size;
  const draw = (salt: string) => chance("c", salt, seed);
  const choose = (salt: string, weighted: readonly (readonly [string, number])[]) => {
    const cases = weighted.map(([value, upTo]) => `WHEN ${draw(salt)} < ${upTo} THEN '${value}'`);
    return `CASE ${cases.join(" ")} END`;
  };
  const values: Record<string, string> = {
    country: choose("country", [
      ["DE", 0.45],
      ["FR", 0.6],
      ["AT", 0.7],
      ["CN", 0.82],
      ["US", 0.92],
      ["CH", 1],
    ]),
    language: choose("country", [
      ["de", 0.45],
      ["fr", 0.6],
      ["de", 0.7],
      ["zh", 0.82],
      ["en", 1],
    ]),
    loyalty_tier: choose("tier", [
      ["bronze", 0.6],
      ["silver", 0.85],
      ["gold", 0.97],
      ["platinum", 1],
    ]),
    email_consent: `(${draw("consent")} < 0.62)::VARCHAR`,
    birth_date: `strftime(DATE '1945-01-01' + floor(${draw("birth")} * 22000)::INTEGER, '%Y-%m-%d')`,
  };
  const told = Object.entries(values).map(
    ([trait, value]) =>
      `SELECT no, ts, c AS customer_id, '${trait}' AS trait, ${value} AS value FROM told WHERE ${draw(`has ${trait}`)} < 0.9 OR '${trait}' = 'country'`,
  );
  const promoted = `SELECT no, ts, c AS customer_id, 'loyalty_tier' AS trait,
      CASE WHEN ${draw("promoted")} < 0.1 THEN 'gold' ELSE 'silver' END AS value FROM promoted`;
  await duckdb.run(`CREATE TEMP TABLE born AS SELECT *, CASE WHEN c % ${MERGED_EVERY} = 0
      THEN least(ts + floor(${draw("merged")} * 20 * 86400000)::BIGINT, ${AS_OF} - 3600000) END AS merged_at
    FROM (SELECT c, ${bornAt("c", size, seed)} AS ts FROM range(1, ${customers + 1}) t(c))`);
  await duckdb.run(
    `CREATE TEMP TABLE told AS SELECT row_number() OVER (ORDER BY ts, c) AS no, ts, c FROM born`,
  );
  await duckdb.run(`CREATE TEMP TABLE promoted AS
    SELECT ${customers} + row_number() OVER (ORDER BY ts, c) AS no, ts, c FROM (
      SELECT c, (ts + floor(${draw("when")} * (${AS_OF} - ts)))::BIGINT AS ts FROM born WHERE ${draw("promoted")} < 0.3)`);
  await duckdb.run(`CREATE TABLE raw_trait AS
    SELECT no, ts, customer_id::INTEGER AS customer_id, trait, value FROM (${[...told, promoted].join(" UNION ALL ")})
    ORDER BY no, trait`);
  const last = await duckdb.runAndReadAll("SELECT max(no) FROM raw_trait");
  await duckdb.run("DROP TABLE told");
  await duckdb.run("DROP TABLE promoted");
  return Number(last.getRows()[0]?.[0] ?? 0);
}

async function makeEvents(
  duckdb: DuckDBConnection,
  size: BenchSize,
  seed: number,
  messages: number,
  say: (sentence: string) => void,
): Promise<void> {
  const columns = (properties: readonly { name: string; type: string }[]) =>
    properties.map(({ name, type }) => `${name} ${type}`).join(", ");
  await duckdb.run(`CREATE TABLE raw_event (no BIGINT, ts BIGINT, customer_id INTEGER, sender_id INTEGER, name VARCHAR,
    ${columns(EVENT_PROPERTIES)})`);
  await duckdb.run(
    `CREATE TABLE raw_item (event_no BIGINT, ts BIGINT, customer_id INTEGER, ${columns(ITEM_PROPERTIES)})`,
  );
  const weights = Array.from({ length: MONTHS }, (_, month) => monthWeight(month));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let done = 0;
  let passed = 0;
  for (const [month, weight] of weights.entries()) {
    passed += weight;
    const upTo = month === MONTHS - 1 ? size.events : Math.round((size.events * passed) / whole);
    await makeMonth(duckdb, size, seed, { month, count: upTo - done, after: messages + done });
    done = upTo;
    if (size.events >= 1_000_000) say(`${done.toLocaleString("en")} events are made`);
  }
}

type Month = { readonly month: number; readonly count: number; readonly after: number };

/**
 * The events of one month: whole visits, and single page views to make up the number. Who visits is drawn with a long
 * tail: one customer in a hundred makes one visit in six.
 */
async function makeMonth(
  duckdb: DuckDBConnection,
  size: BenchSize,
  seed: number,
  { month, count, after }: Month,
): Promise<void> {
  const { customers } = size;
  const id = `(${month * 100_000_000} + i)`;
  const drawn = (name: string) => chance(id, name, seed);
  const rank = `floor(${customers} * pow(${drawn("who")}, 2.5))::BIGINT`;
  const who = `((${rank} * 1000000007 % ${customers}) % ${bornUpTo(month, customers)} + 1)::INTEGER`;
  // Most visits are in the afternoon. The last day of a month is left for what follows from the others.
  const days = Math.round((monthStart(month + 1) - monthStart(month)) / MS_PER_DAY) - 1;
  const hour = `((${drawn("h1")} + ${drawn("h2")} + ${drawn("h3")}) * 28800000 + 18000000)::BIGINT % 86000000`;
  const at = `${monthStart(month)} + floor(${drawn("day")} * ${days})::BIGINT * ${MS_PER_DAY} + ${hour}`;
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE visit AS
    SELECT ${id} AS v, ${who} AS c, ${at} AS ts, ${["a", "b", "d", "q"].map((name) => `${drawn(name)} AS ${name}`).join(", ")}
    FROM range(${Math.floor((count / EVENTS_PER_VISIT) * 0.97)}) t(i)`);
  const slots = VISIT.map(
    ({ event, when, after: delay }, slot) =>
      `SELECT v, c, ${slot} AS slot, '${event}' AS name, d, q,
        ts + ${slot * 15_000} + (hash(v, ${slot}, ${seed}) % ${delay ?? 15_000})::BIGINT AS ts FROM visit WHERE ${when}`,
  );
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE happened AS ${slots.join(" UNION ALL ")}`);
  const missing = `greatest(${count} - (SELECT count(*) FROM happened), 0)`;
  await duckdb.run(`INSERT INTO happened SELECT ${id} AS v, ${who}, 1, 'page_viewed', 1, 0, ${at}
    FROM (SELECT i + 50000000 AS i FROM range(${missing}) t(i))`);
  const [product, inBasket] = [
    productOf("v", chance("v, slot", "p", seed)),
    productOf("v + j", chance("v, j", "i", seed)),
  ];
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE numbered AS
    SELECT ${after} + row_number() OVER () AS no, h.*, ${product} AS product FROM (
      SELECT * FROM happened ORDER BY ts, v, slot LIMIT ${count}) h`);
  await duckdb.run(`CREATE OR REPLACE TEMP TABLE basket AS
    SELECT *, ${PRICE} AS price FROM (
      SELECT no, v, ts, c, j, ${inBasket} AS product, (1 + (hash(v, j, ${seed}) % 8 = 0)::INTEGER) AS quantity
      FROM numbered, range(3) t(j) WHERE name = 'order_completed' AND j <= q * 3)`);
  await duckdb.run(`INSERT INTO raw_item
    SELECT no, ts, c, ${ITEM_PROPERTIES.map(({ name }) => `${VALUES[name] ?? name} AS ${name}`).join(", ")}
    FROM basket ORDER BY no, j`);
  const values = EVENT_PROPERTIES.map(({ name, events }) => {
    const all = events.map((event) => `'${event}'`).join(", ");
    return `CASE WHEN n.name IN (${all}) THEN ${VALUES[name] ?? name} END`;
  });
  await duckdb.run(`INSERT INTO raw_event
    WITH ordered AS (SELECT v, sum(price * quantity) AS subtotal FROM basket GROUP BY v),
      priced AS (SELECT v, subtotal, round(subtotal * 0.1, 2) AS off FROM ordered)
    SELECT n.no, n.ts, n.c, CASE WHEN n.ts < b.merged_at THEN ${customers} + n.c // ${MERGED_EVERY} ELSE n.c END, n.name,
      ${values.join(",\n      ")}
    FROM (SELECT *, ${PRICE} AS price, d < 0.03 AS has_coupon FROM numbered) n JOIN born b ON b.c = n.c LEFT JOIN priced USING (v)
    ORDER BY n.no`);
}

const PRICE = "(4.9 + product * 7919 % 19500 / 100)::DECIMAL(12,2)";

/** What a property is, of an event or an item with its `product`, `price`, and of an order its `subtotal` and `off`. */
const VALUES: Readonly<Record<string, string>> = {
  device: "CASE WHEN q < 0.6 THEN 'mobile' WHEN q < 0.93 THEN 'desktop' ELSE 'tablet' END",
  utm_source: "['direct', 'organic', 'ads', 'newsletter', 'social'][(v % 5 + 1)::INTEGER]",
  path: "['/', '/sale', '/new', '/help', '/stores', '/about'][(v % 6 + 1)::INTEGER]",
  query: `[${CATEGORIES.map((category) => `'${category}'`).join(", ")}][(v % ${CATEGORIES.length} + 1)::INTEGER]`,
  product_id: "'p' || product",
  category: `[${CATEGORIES.map((category) => `'${category}'`).join(", ")}][(product % ${CATEGORIES.length} + 1)::INTEGER]`,
  brand: `'brand ' || (product * 7 % ${BRANDS})`,
  order_id: "'T' || v",
  total: "subtotal - CASE WHEN has_coupon THEN off ELSE 0 END + CASE WHEN subtotal < 60 THEN 4.9 ELSE 0 END",
  discount: "CASE WHEN has_coupon THEN off END",
  coupon: "CASE WHEN has_coupon THEN ['WELCOME10', 'SPRING', 'SUMMER', 'XMAS'][(v % 4 + 1)::INTEGER] END",
  payment_method: "CASE WHEN q < 0.4 THEN 'card' WHEN q < 0.8 THEN 'paypal' ELSE 'invoice' END",
  items: "(1 + floor(q * 3))::INTEGER",
  campaign: "'campaign ' || (v % 60)",
};

/** Popular products more often; every second one of a visit's favorite category. */
function productOf(visit: string, draw: string): string {
  const any = `floor(${PRODUCTS} * pow(${draw}, 1.8))::BIGINT`;
  const n = CATEGORIES.length;
  return `(CASE WHEN (${visit}) % 2 = 0 THEN ${any} // ${n} * ${n} + c % ${n} ELSE ${any} END % ${PRODUCTS})`;
}

/** An identity is created with the first message that it sends. */
async function makeCustomers(
  duckdb: DuckDBConnection,
  { customers }: BenchSize,
  seed: number,
): Promise<void> {
  await duckdb.run(`CREATE TABLE raw_customer AS
    WITH seen AS (SELECT sender_id AS id, min(ts) AS first_ts, max(ts) AS last_ts FROM raw_event GROUP BY sender_id),
      identity AS (
        SELECT c AS id, c % ${MERGED_EVERY} = 0 OR hash(c, 'user', ${seed}) % 100 < ${USER_PERCENT} AS is_user,
          ts, NULL AS parent, NULL AS merged_at FROM born
        UNION ALL
        SELECT ${customers} + c // ${MERGED_EVERY}, false, merged_at, c, merged_at FROM born WHERE merged_at IS NOT NULL
      )
    SELECT i.id::INTEGER AS id, CASE WHEN is_user THEN 'user' ELSE 'anonymous' END AS kind,
      CASE WHEN is_user THEN 'u' ELSE 'anon-' END || i.id AS name,
      least(i.ts, coalesce(s.first_ts, i.ts)) AS created_at, greatest(i.ts, coalesce(s.last_ts, i.ts)) AS last_seen_at,
      i.parent::INTEGER AS parent, i.merged_at
    FROM identity i LEFT JOIN seen s USING (id) ORDER BY i.id`);
  await duckdb.run("DROP TABLE born");
  for (const table of ["visit", "happened", "numbered", "basket"]) await duckdb.run(`DROP TABLE ${table}`);
}
