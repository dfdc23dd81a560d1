import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#lib/db/generated/client.ts";

export type { Prisma } from "#lib/db/generated/client.ts";
export { PrismaClient };

type Taken = { client?: pg.PoolClient };

// One in a process, as the pool is: Next bundles server code more than once, and loads it anew while one works on it.
const key = Symbol.for("tideline.taken-client");
const shared = globalThis as { [key]?: AsyncLocalStorage<Taken> };
shared[key] ??= new AsyncLocalStorage<Taken>();
const taken = shared[key];

/** A Prisma client over the pool; it shares the pool's connections. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(noting(pool)) });
}

/**
 * Runs `start` (which begins a Prisma transaction) and tells which of the pool's clients it runs on, so that plain SQL can
 * join it. Prisma itself does not say.
 */
export function withTakenClient<T>(start: (client: () => pg.PoolClient) => Promise<T>): Promise<T> {
  const note: Taken = {};
  return taken.run(note, () =>
    start(() => {
      if (!note.client) throw new Error("Prisma began its transaction on no client of the pool");
      return note.client;
    }),
  );
}

/** The same pool, but one that notes which client it hands to a transaction that is being begun. */
function noting(pool: pg.Pool): pg.Pool {
  const connect = async () => {
    const client = await pool.connect();
    const note = taken.getStore();
    if (note && !note.client) note.client = client;
    return client;
  };
  return new Proxy(pool, {
    get(target, key) {
      if (key === "connect") return connect;
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
