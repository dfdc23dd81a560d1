import pg from "pg";

/** A pool, or a client inside a transaction: whatever answers queries. */
export type Sql = Pick<pg.ClientBase, "query">;

const INT8 = 20;
const INT8_LIST = 1016;

const readTexts = pg.types.getTypeParser(1009 as number) as (text: string) => (string | null)[];

/** bigint columns (numbers, counts, ids) are read as bigint, as Prisma does; timestamptz as Date, jsonb parsed. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === INT8) return BigInt;
    if (oid === INT8_LIST)
      return (text: string) => readTexts(text).map((one) => (one === null ? null : BigInt(one)));
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

/** A pool on the given database. An idle connection that breaks is replaced at its next use. */
export function createPool(url: string, options: { max?: number; name?: string } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? "tideline",
    connectionTimeoutMillis: 15_000,
    types,
  });
  pool.on("error", () => undefined);
  // A connection that is lost between two queries of a transaction has nobody else to tell; the next query fails.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
