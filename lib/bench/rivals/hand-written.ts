import { AS_OF } from "#lib/bench/data/shape.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

/**
 * The rules of the preview as one would write them by hand over raw rows of typed columns. The same text runs in DuckDB,
 * Postgres and ClickHouse but where `clickhouse` gives its own way to say it. Each counts the very members of its rule.
 */
export type HandWritten = { readonly sql: string; readonly clickhouse?: string };

const T = AS_OF;
const DAY = MS_PER_DAY;

/** From so many days ago to the moment. */
function last(days: number, alias = ""): string {
  return `${alias}ts >= ${T - days * DAY} AND ${alias}ts <= ${T}`;
}

const ORDERED = `SELECT customer_id FROM raw_event WHERE name = 'order_completed'`;

/** Customers whose newest value of a trait meets a condition. */
function newest(trait: string, condition: string): string {
  return `SELECT customer_id FROM (
    SELECT customer_id, value, row_number() OVER (PARTITION BY customer_id ORDER BY ts DESC, no DESC) AS place
    FROM raw_trait WHERE trait = '${trait}' AND ts <= ${T}
  ) t WHERE place = 1 AND ${condition}`;
}

function count(rows: string): string {
  return `SELECT count(*) FROM (${rows}) c`;
}

/** The best of everybody by a sum, ties together. */
function top(percent: number, condition: string): string {
  return `SELECT customer_id FROM (
    SELECT customer_id, rank() OVER (ORDER BY v DESC) AS place, count(*) OVER () AS n FROM (
      SELECT customer_id, sum(total) AS v FROM raw_event WHERE name = 'order_completed' AND ${condition}
      GROUP BY customer_id HAVING sum(total) > 0
    ) s
  ) r WHERE place <= ceil(n * ${percent} / 100.0)`;
}

function customersWhere(condition: string): string {
  return `SELECT count(*) FROM raw_customer WHERE parent IS NULL AND created_at <= ${T} AND ${condition}`;
}

function often(event: string, times: number, days: number): string {
  return `SELECT customer_id FROM raw_event WHERE name = '${event}' AND ${last(days)} GROUP BY customer_id HAVING count(*) >= ${times}`;
}

/** Who did one thing in the last days without another one within a time after it that has passed. */
function without(event: string, days: number, after: string, withinDays: number): HandWritten {
  const within = withinDays * DAY;
  const began = (alias: string) =>
    `${alias}.name = '${event}' AND ${last(days, `${alias}.`)} AND ${alias}.ts + ${within} <= ${T}`;
  return {
    sql: `SELECT DISTINCT a.customer_id FROM raw_event a WHERE ${began("a")} AND NOT EXISTS (
      SELECT 1 FROM raw_event o WHERE o.name = '${after}' AND o.customer_id = a.customer_id
        AND o.ts > a.ts AND o.ts <= a.ts + ${within})`,
    clickhouse: `SELECT DISTINCT a.customer_id FROM (SELECT customer_id, ts FROM raw_event r WHERE ${began("r")}) a
      ASOF LEFT JOIN (SELECT customer_id, ts FROM raw_event WHERE name = '${after}') o
        ON a.customer_id = o.customer_id AND a.ts < o.ts
      WHERE o.ts = 0 OR o.ts > a.ts + ${within}`,
  };
}

function birthdays(days: number): string {
  const texts = Array.from(
    { length: days },
    (_, day) => `'${new Date(T + day * DAY).toISOString().slice(5, 10)}'`,
  );
  return `substring(value, 6) IN (${texts.join(", ")})`;
}

/** Rolling quarters before the first of July 2026 begin on the first of a month. */
const QUARTERS = [Date.UTC(2026, 3, 1), Date.UTC(2026, 0, 1), Date.UTC(2025, 9, 1), Date.UTC(2025, 6, 1)];

const cart = without("product_added", 30, "order_completed", 1);
const checkout = without("checkout_started", 60, "order_completed", 2);

function winBack(abandoned: string): string {
  const refunded = `SELECT o.customer_id FROM raw_event o JOIN raw_event r ON r.customer_id = o.customer_id
    WHERE o.name = 'order_completed' AND ${last(365, "o.")} AND r.name = 'order_refunded' AND ${last(365, "r.")}
      AND r.ts > o.ts AND r.ts <= o.ts + ${30 * DAY}`;
  return customersWhere(`(
    id IN (${top(5, last(365))}) AND id IN (${newest("country", "value IN ('DE', 'AT', 'CH')")})
      AND id NOT IN (${refunded})
    OR id IN (${newest("loyalty_tier", "value IN ('gold', 'platinum')")}) AND id IN (${often("session_started", 3, 30)})
      AND id IN (${abandoned}))`);
}

export const HAND_WRITTEN: Readonly<Record<string, HandWritten>> = {
  country: { sql: count(newest("country", "value IN ('DE', 'AT')")) },
  gold_with_consent: {
    sql: `${count(newest("loyalty_tier", "value IN ('gold', 'platinum')"))} WHERE customer_id IN (${newest("email_consent", "value = 'true'")})`,
  },
  birthday_soon: { sql: count(newest("birth_date", birthdays(14))) },
  ever_ordered: {
    sql: `SELECT count(DISTINCT customer_id) FROM raw_event WHERE name = 'order_completed' AND ts <= ${T}`,
  },
  three_orders_90d: { sql: count(often("order_completed", 3, 90)) },
  lapsed: {
    sql: count(`${ORDERED} AND ts <= ${T} GROUP BY customer_id HAVING max(ts) < ${T - 90 * DAY}`),
  },
  spent_500_365d: { sql: count(`${ORDERED} AND ${last(365)} GROUP BY customer_id HAVING sum(total) >= 500`) },
  big_baskets: { sql: count(`${ORDERED} AND ts <= ${T} GROUP BY customer_id HAVING avg(total) > 250`) },
  looked_not_bought: {
    sql: `${count(`SELECT customer_id FROM raw_event WHERE name = 'product_viewed' AND category = 'shoes' AND ${last(30)} GROUP BY customer_id HAVING count(*) >= 2`)}
      WHERE customer_id NOT IN (SELECT customer_id FROM raw_item WHERE category = 'shoes' AND ${last(30)})`,
  },
  slipping: {
    sql: count(
      `${ORDERED} AND ts <= ${T} GROUP BY customer_id HAVING max(ts) <= ${T - 60 * DAY} AND max(ts) > ${T - 121 * DAY}`,
    ),
  },
  broad_taste: {
    sql: count(
      `SELECT customer_id FROM raw_item WHERE ts <= ${T} GROUP BY customer_id HAVING count(DISTINCT category) >= 4`,
    ),
  },
  steady: {
    sql: count(
      `${ORDERED} AND ts >= ${QUARTERS[3]} AND ts <= ${T} GROUP BY customer_id HAVING count(DISTINCT CASE ${QUARTERS.map((from, place) => `WHEN ts >= ${from} THEN ${place}`).join(" ")} END) >= 3`,
    ),
  },
  opens_mail: {
    sql: count(
      `SELECT customer_id FROM raw_event WHERE name IN ('email_opened', 'email_delivered') AND ${last(90)} GROUP BY customer_id
       HAVING count(*) FILTER (WHERE name = 'email_delivered') > 0
         AND count(*) FILTER (WHERE name = 'email_opened') >= 0.5 * count(*) FILTER (WHERE name = 'email_delivered')`,
    ),
  },
  first_with_coupon: {
    sql: count(
      `SELECT customer_id FROM (SELECT customer_id, coupon, row_number() OVER (PARTITION BY customer_id ORDER BY ts, no) AS place
         FROM raw_event WHERE name = 'order_completed' AND ts <= ${T}) o WHERE place = 1 AND coupon IS NOT NULL`,
    ),
  },
  top_spenders: { sql: count(top(10, `ts <= ${T}`)) },
  twice_the_views: {
    sql: `WITH viewed AS (SELECT customer_id, count(*) AS n FROM raw_event WHERE name = 'product_viewed' AND ${last(30)} GROUP BY customer_id)
      SELECT count(*) FROM viewed WHERE n > 2 * (SELECT avg(n) FROM viewed)`,
  },
  abandoned_cart: { sql: count(cart.sql), clickhouse: count(cart.clickhouse ?? "") },
  straight_through: {
    sql: `SELECT count(DISTINCT v.customer_id) FROM raw_event v JOIN raw_event a ON a.customer_id = v.customer_id
        JOIN raw_event o ON o.customer_id = a.customer_id
      WHERE v.name = 'product_viewed' AND v.category = 'shoes' AND ${last(90, "v.")}
        AND a.name = 'product_added' AND ${last(90, "a.")} AND a.ts > v.ts AND a.ts <= v.ts + ${DAY}
        AND o.name = 'order_completed' AND ${last(90, "o.")} AND o.ts > a.ts AND o.ts <= a.ts + ${7 * DAY}`,
  },
  active_without_order: {
    sql: customersWhere(
      `id IN (${often("session_started", 5, 30)}) AND id NOT IN (${ORDERED} AND ${last(180)})
        AND id NOT IN (${newest("country", "value = 'US'")})`,
    ),
  },
  win_back: { sql: winBack(checkout.sql), clickhouse: winBack(checkout.clickhouse ?? "") },
};
