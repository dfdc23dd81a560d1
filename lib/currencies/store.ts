import {
  type ExchangeRate,
  type ExchangeRatePage,
  exchangeRateSchema,
  type ListExchangeRatesInput,
} from "#lib/currencies/schema.ts";
import type { Db } from "#lib/db/client.ts";

type Row = { currency: string; day: string; rate: string };

// Decimals and dates as text, so that neither passes through a double or a time zone.
const columns = `currency, to_char(day, 'YYYY-MM-DD') AS day, trim_scale(rate)::text AS rate`;

export async function listAllRates(db: Db): Promise<ExchangeRate[]> {
  const { rows } = await db.sql.query<Row>(`SELECT ${columns} FROM exchange_rate`);
  return rows.map((row) => exchangeRateSchema.parse(row));
}

/** One page, the newest day first, and which currencies there are. */
export async function listRates(db: Db, input: ListExchangeRatesInput): Promise<ExchangeRatePage> {
  const wanted = [input.currency ?? null, input.search];
  const where =
    "($1::text IS NULL OR currency = $1) AND ($2 = '' OR position($2 IN concat(currency, ' ', day)) > 0)";
  const page = await db.sql.query<Row>(
    `SELECT ${columns} FROM exchange_rate WHERE ${where} ORDER BY exchange_rate.day DESC, currency LIMIT $3 OFFSET $4`,
    [...wanted, input.pageSize, (input.page - 1) * input.pageSize],
  );
  const count = await db.sql.query<{ total: bigint }>(
    `SELECT count(*) AS total FROM exchange_rate WHERE ${where}`,
    wanted,
  );
  const names = await db.sql.query<{ currency: string }>(
    `SELECT DISTINCT currency FROM exchange_rate ORDER BY currency`,
  );
  return {
    rows: page.rows.map((row) => exchangeRateSchema.parse(row)),
    total: Number(count.rows[0]?.total ?? 0),
    currencies: names.rows.map((row) => row.currency),
  };
}

/** Writes rates, replacing those of the same currency and day; of two for one day in the list the later counts. */
export async function saveRates(db: Db, rates: readonly ExchangeRate[]): Promise<void> {
  const last = [...new Map(rates.map((rate) => [`${rate.currency} ${rate.day}`, rate])).values()];
  await db.sql.query(
    `INSERT INTO exchange_rate (currency, day, rate)
     SELECT * FROM unnest($1::text[], $2::date[], $3::numeric[])
     ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate`,
    [last.map((rate) => rate.currency), last.map((rate) => rate.day), last.map((rate) => rate.rate)],
  );
}
