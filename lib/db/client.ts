import type pg from "pg";
import { createPool, type Sql } from "#lib/db/pool.ts";
import { createPrisma, type Prisma, type PrismaClient, withTakenClient } from "#lib/db/prisma.ts";
import { env } from "#lib/env.ts";

/**
 * What every function of a store takes first: Prisma's client with `sql` beside its models, inside a transaction both on
 * the same connection.
 * - The models (`db.shop.findUnique(…)`) for entities: a few rows by key, inserted, changed or listed.
 * - `db.sql.query(…)` (pg) for anything in bulk, locks, `unnest` and COPY, aggregates, and what Prisma cannot say.
 * In a transaction use one after the other, never both at the same time: a connection does one thing at a time.
 */
export type Db = Prisma.TransactionClient & { readonly sql: Sql };

/** A database with its pool. Outside a transaction each query takes whatever connection is free. */
export type Database = PrismaClient & {
  readonly sql: Sql;
  readonly url: string;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

export type TransactionOptions = {
  /** This process's own unless said otherwise. */
  database?: Database;
  isolation?: "ReadCommitted" | "RepeatableRead" | "Serializable";
};

// At a time-out Prisma would give the connection back while `work` still writes to it, outside any transaction.
const NO_TIMEOUT = 2 ** 31 - 1;

/**
 * Runs one story in one transaction: committed when `work` returns, rolled back when it throws.
 * No HTTP or model call inside. Nothing is retried: `work` runs once.
 */
export function transaction<T>(work: (tx: Db) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return withTakenClient((client) =>
    (options.database ?? database()).$transaction((tx) => work(beside(tx, { sql: client() })), {
      maxWait: 15_000,
      timeout: NO_TIMEOUT,
      ...(options.isolation ? { isolationLevel: options.isolation } : {}),
    }),
  );
}

export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = createPool(url, options);
  const prisma = createPrisma(pool);
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return beside(prisma, { sql: pool as Sql, url, pool, close });
}

// Next bundles server code more than once into a process; the pool must be one all the same.
const key = Symbol.for("tideline.database");
const shared = globalThis as { [key]?: Database };

/** This process's database, by DATABASE_URL. */
export function database(): Database {
  if (!shared[key]) {
    if (!env.DATABASE_URL)
      throw new Error("DATABASE_URL is not set: start Tideline with npm start or npm run demo.");
    shared[key] = openDatabase(env.DATABASE_URL);
  }
  return shared[key];
}

/** The same, opened only when it is first used. */
export const db: Database = new Proxy({} as Database, {
  get: (_, name) => Reflect.get(database(), name),
  has: (_, name) => Reflect.has(database(), name),
});

/** Makes another database this process's own: for tests, and for programs that open theirs. */
export function replaceDatabase(database: Database): void {
  shared[key] = database;
}

/** Puts properties beside a Prisma client's own (it is a proxy itself, and cannot be spread). */
function beside<C extends object, E extends object>(client: C, extra: E): C & E {
  return new Proxy(client, {
    get(target, name) {
      if (Object.hasOwn(extra, name)) return Reflect.get(extra, name);
      const value = Reflect.get(target, name, target);
      return typeof value === "function" && String(name).startsWith("$") ? value.bind(target) : value;
    },
    has: (target, name) => Object.hasOwn(extra, name) || Reflect.has(target, name),
  }) as C & E;
}
