import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { readComing, readHistories, readRoots } from "#lib/customers/read.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { type Db, transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { undoImport } from "#lib/imports/undo.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { readLastNo } from "#lib/memberships/cursor-store.ts";
import { type HistoryCache, historyCache } from "#lib/memberships/history-store.ts";
import type { History, HistoryEvent } from "#lib/rules/history.ts";
import type { HistoryNeeds } from "#lib/rules/history-needs.ts";

const db = await testDatabase();
const actor = systemActor("test");

const needs: HistoryNeeds = {
  events: new Map([
    ["order_completed", { from: -Infinity, properties: true }],
    ["product_viewed", { from: Date.parse("2026-05-01T03:00:00Z"), properties: false }],
  ]),
  firstEvent: false,
  traits: new Set(["loyalty_tier"]),
  properties: new Set(["total", "category"]),
};

const anId = fc.constantFrom("x", "y", "z", "w");
const aSender = fc.oneof(
  fc.record({ userId: anId }),
  fc.record({ anonymousId: anId }),
  fc.record({ userId: anId, anonymousId: anId }),
);
const aBody = fc.oneof(
  fc.record({
    type: fc.constant("track"),
    event: fc.constantFrom("Order Completed", "Product Viewed", "Page Left"),
    properties: fc.record({ total: fc.integer({ min: 0, max: 9 }), color: fc.constant("red") }),
  }),
  fc.record({
    type: fc.constant("identify"),
    traits: fc.record({ loyalty_tier: fc.constantFrom("a", "b", null), country: fc.constant("DE") }),
  }),
);
/** Late, in time, or of a time that is yet to come. */
const anHour = fc
  .integer({ min: 0, max: 14 })
  .map((hour) => new Date(Date.UTC(2026, 4, 1, hour)).toISOString());
const aRaw = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(aSender, aBody).map(([sender, body]) => ({ ...sender, ...body })) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("alias"), userId: anId, previousId: anId }) },
    ),
    anHour,
  )
  .map(([message, timestamp]) => ({ ...message, timestamp }));
const messages = fc.array(aRaw, { minLength: 1, maxLength: 5 });
const aStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("messages" as const), raws: messages }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("deleted" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("import" as const), raws: messages }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("undone" as const), which: fc.nat(3) }) },
);

const imports: string[] = [];

async function take(step: typeof aStep extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  switch (step.kind) {
    case "messages":
      await acceptMessages(step.raws, aContext());
      return;
    case "import": {
      const importId = randomUUID();
      await db.sql.query(
        `insert into import (id, file_name, file_hash, file_bytes, mapping, status) values ($1, '', '', 0, '{}', 'done')`,
        [importId],
      );
      imports.push(importId);
      await acceptMessages(step.raws, aContext({ source: "import", importId }));
      return;
    }
    case "undone": {
      const importId = imports[step.which % Math.max(1, imports.length)];
      if (importId === undefined) return;
      await db.sql.query("update import set status = 'undoing' where id = $1", [importId]);
      await undoImport(importId, db);
      imports.splice(imports.indexOf(importId), 1);
      return;
    }
    case "deleted": {
      const { rows } = await db.sql.query<{ id: bigint }>("select id from customer order by id");
      const found = rows[step.which % Math.max(1, rows.length)];
      if (found) await deleteCustomer(actor, String(found.id));
    }
  }
}

async function inSnapshot<T>(work: (tx: Db, ids: readonly bigint[]) => Promise<T>): Promise<T> {
  return transaction(
    async (tx) => {
      const { rows } = await tx.sql.query<{ id: bigint }>("select id from customer order by id");
      return work(
        tx,
        rows.map((row) => row.id),
      );
    },
    { database: db, isolation: "RepeatableRead" },
  );
}

function ordersOf(history: History | undefined): readonly HistoryEvent[] | undefined {
  return history?.events.filter(({ name }) => name === "order_completed");
}

/** When the first comes of what the needs name of some customers, where nobody is yet to be merged. */
async function comingOf(tx: Db, ids: readonly bigint[], asOf: number, name?: string) {
  const merging = await tx.sql.query("select 1 from customer where merged_at > $1", [new Date(asOf)]);
  if (merging.rows.length > 0) return [];
  const all = await readHistories(tx.sql, ids, Date.UTC(2026, 5, 1), needs);
  return [...all].flatMap(([root, { createdAt, events, traits }]): [bigint, number][] => {
    const own = events.filter((event) => name === undefined || event.name === name);
    const all = [{ at: createdAt }, ...own, ...[...traits.values()].flat()];
    const later = all.flatMap(({ at }) => (at > asOf ? [at] : []));
    return later.length > 0 ? [[root, Math.min(...later)]] : [];
  });
}

/** All histories, and who is whom, as the cache gives them, asked for some of the customers after each other, and as they are read anew. */
async function compare(cache: HistoryCache, asOf: number, some: number): Promise<void> {
  await inSnapshot(async (tx, ids) => {
    const { read, atHand, knownRoots } = await cache.at(tx, await readLastNo(tx), asOf, needs);
    const roots = await readRoots(tx.sql, ids, asOf);
    for (const [id, root] of knownRoots(ids)) expect([id, root]).toEqual([id, roots.get(id)]);
    const asked = ids.filter((id) => Number(id) % 3 !== some);
    const { histories, coming } = await read(tx, asked, asOf);
    const anew = await readHistories(tx.sql, asked, asOf, needs);
    expect(histories).toEqual(anew);
    const comingAnew = await readComing(tx.sql, asked, asOf);
    // What rules do not look at comes unnoticed where nothing is read.
    for (const [root, at] of coming) expect(comingAnew.get(root)).toBeLessThanOrEqual(at);
    for (const [root, at] of await comingOf(tx, asked, asOf))
      expect([root, coming.get(root)]).toEqual([root, expect.toSatisfy((found) => found <= at)]);
    const orders = await read(tx, asked, asOf, () => new Set(["order_completed"]));
    for (const [root, at] of await comingOf(tx, asked, asOf, "order_completed"))
      expect([root, orders.coming.get(root)]).toEqual([root, expect.toSatisfy((found) => found <= at)]);
    for (const [root, history] of anew)
      expect(ordersOf(orders.histories.get(root))).toEqual(ordersOf(history));
    // Of all who are asked for, or of nobody.
    const again = atHand([...asked].reverse());
    if (again) expect(again).toEqual({ histories: anew, coming });
  });
}

it("gives what reading anew gives, whatever arrives late, merges, is deleted or undone", {
  retry: 0,
  timeout: 240_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(aStep, fc.nat(2)), { minLength: 4, maxLength: 14 }),
    fc.constantFrom(
      { atHand: 0, shelf: 100_000, idle: 0 },
      { atHand: 10, shelf: 2_000, idle: 100 },
      { atHand: 30, shelf: 100_000, idle: 100 },
      { atHand: 1_000, shelf: 100_000, idle: 5 },
    ),
    async (steps, size) => {
      await emptyTables(db);
      imports.length = 0;
      const cache = historyCache(size.atHand, size.shelf, size.idle);
      for (const [index, [step, some]] of steps.entries()) {
        await take(step);
        await compare(cache, Date.UTC(2026, 4, 1, 8, index * 30), some);
      }
    },
  );
  await fc.assert(property, {
    numRuns: Number(process.env.TIDELINE_CACHE_RUNS ?? 25),
    seed: Number(process.env.TIDELINE_SEED ?? Date.now() % 1_000_000),
  });
});

const ordered = (userId: string, hour: number) => ({
  type: "track",
  event: "Order Completed",
  userId,
  timestamp: new Date(Date.UTC(2026, 4, 1, hour)).toISOString(),
});

it("reads a customer once, also for less, and again for more or after it was cleared", async () => {
  await emptyTables(db);
  await acceptMessages([ordered("x", 1)], aContext());
  const cache = historyCache();
  const asOf = Date.parse("2026-05-01T02:00:00Z");
  const historyFor = (wanted: HistoryNeeds) =>
    inSnapshot(async (tx, ids) => {
      const { read } = await cache.at(tx, await readLastNo(tx), asOf, wanted);
      return [...(await read(tx, ids, asOf)).histories.values()][0];
    });
  const less = { ...needs, traits: new Set<string>() };
  const first = await historyFor(needs);
  expect(await historyFor(needs)).toBe(first);
  expect(await historyFor(less)).toBe(first);
  const again = await historyFor(needs);
  expect(again).not.toBe(first);
  cache.clear();
  expect(await historyFor(needs)).not.toBe(again);
});

it("keeps a customer to whom an alias gave an id that nobody was heard of by, until it is", async () => {
  await emptyTables(db);
  const alias = { type: "alias", userId: "x", previousId: "y", timestamp: "2026-05-01T01:00:00Z" };
  await acceptMessages([ordered("x", 1), alias], aContext());
  const cache = historyCache();
  const asOf = Date.parse("2026-05-01T02:00:00Z");
  const historyOfX = () =>
    inSnapshot(async (tx) => {
      const { read } = await cache.at(tx, await readLastNo(tx), asOf, needs);
      const { rows } = await tx.sql.query<{ id: bigint }>(
        "select id from customer where kind = 'user' and external_id = 'x'",
      );
      const asked = rows.map((row) => row.id);
      return [...(await read(tx, asked, asOf)).histories.values()][0];
    });
  const first = await historyOfX();
  expect(first?.events).toHaveLength(1);
  expect(await historyOfX()).toBe(first);
  await acceptMessages([ordered("y", 1)], aContext());
  expect((await historyOfX())?.events).toHaveLength(2);
});

it("gives those at hand all or none, also when making room for some lets go of others", async () => {
  await emptyTables(db);
  const sent = Array.from({ length: 60 }, (_, index) => ordered(`u${index}`, 1));
  await acceptMessages(sent, aContext());
  const cache = historyCache(100, 2_000);
  const asOf = Date.parse("2026-05-01T02:00:00Z");
  let found = 0;
  await inSnapshot(async (tx, ids) => {
    const { read, atHand } = await cache.at(tx, await readLastNo(tx), asOf, needs);
    for (let round = 0; round < 50; round += 1) {
      const from = (round * 7) % 50;
      await read(tx, ids.slice(from, from + 10), asOf);
      const next = ids.filter((id) => cache.without([id]).length === 0);
      const known = atHand(next);
      if (!known) continue;
      found += 1;
      expect(known.histories.size).toBe(next.length);
    }
  });
  expect(found).toBeLessThan(50);
});

it("knows all of whom much has come since they were put away", async () => {
  await emptyTables(db);
  const cache = historyCache(0, 100_000);
  for (let hour = 0; hour < 20; hour += 1) {
    await acceptMessages([ordered("x", hour)], aContext());
    // Now and then they are asked for.
    await compare(cache, Date.UTC(2026, 4, 2), hour % 7 === 0 || hour >= 17 ? 3 : 1);
  }
});

it("need not read who is created, unless there may be more to know", async () => {
  await emptyTables(db);
  await acceptMessages([ordered("old", 1)], aContext());
  const [cache, asOf] = [historyCache(), Date.UTC(2026, 4, 1, 12)];
  const unknown = () =>
    inSnapshot(async (tx, ids) => {
      await cache.at(tx, await readLastNo(tx), asOf, needs);
      const { rows } = await tx.sql.query<{ name: string }>(
        "select kind || ' ' || external_id as name from customer where id = any($1::bigint[]) order by id",
        [cache.without(ids)],
      );
      return rows.map((row) => row.name);
    });
  expect(await unknown()).toEqual(["user old"]);
  await acceptMessages([ordered("new", 2), ordered("late", 13)], aContext());
  expect(await unknown()).toEqual(["user old"]);
  await compare(cache, asOf, 3);
  const merged = { ...ordered("both", 3), anonymousId: "a" };
  const alias = { type: "alias", userId: "new", previousId: "unheard", timestamp: merged.timestamp };
  await acceptMessages([merged, alias, ordered("newer", 4)], aContext());
  expect(await unknown()).toEqual(expect.arrayContaining(["user both", "anonymous a", "user new"]));
  expect(await unknown()).not.toContain("user newer");
  await compare(cache, asOf, 3);
});
