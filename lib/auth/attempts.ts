import type { Db } from "#lib/db/client.ts";

/** Adds one to a key's count, which begins anew when the window has passed; one statement, so it holds under load. */
export async function countAttempt(db: Db, key: string, windowSeconds: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    insert into rate_limit as r (id, key, count, last_request)
    values (${key}, ${key}, 1, (extract(epoch from now()) * 1000)::bigint)
    on conflict (key) do update set
      count = case when r.last_request < excluded.last_request - ${windowSeconds * 1000}::bigint
                   then 1 else r.count + 1 end,
      last_request = case when r.last_request < excluded.last_request - ${windowSeconds * 1000}::bigint
                          then excluded.last_request else r.last_request end
    returning count`;
  return rows[0]?.count ?? 1;
}

const staleMs = 86_400_000;

/** Forgets a key's count, and those of all keys that nobody came with for a day. */
export async function clearAttempts(db: Db, key: string): Promise<void> {
  await db.rateLimit.deleteMany({
    where: { OR: [{ key }, { lastRequest: { lt: BigInt(Date.now() - staleMs) } }] },
  });
}
