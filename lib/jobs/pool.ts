import pg from "pg";

/** A pool for graphile-worker, which does not know our reading of bigint columns. Connections that break are replaced. */
export function openPool(url: string, max = 4): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: "tideline jobs" });
  const ignore = () => undefined;
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

export async function withPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openPool(url, 2);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
