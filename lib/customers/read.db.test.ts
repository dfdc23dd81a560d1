import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import {
  readAllComing,
  readComing,
  readHistories,
  readIdsOfNames,
  readPopulationIds,
} from "#lib/customers/read.ts";
import { messagesOf } from "#lib/customers/testing.ts";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import type { History } from "#lib/rules/history.ts";

const db = await testDatabase();

const anId = fc.constantFrom("x", "y", "z", "w");
const aSender = fc.oneof(
  fc.record({ userId: anId }),
  fc.record({ anonymousId: anId }),
  fc.record({ userId: anId, anonymousId: anId }),
);
const aBody = fc.oneof(
  fc.record({
    type: fc.constant("track"),
    event: fc.constantFrom("Seen", "Order Completed"),
    properties: fc.constantFrom(
      {},
      { total: 12.34567, products: [{ price: 1 }, null, "odd"] },
      { tag: ["a", ""] },
    ),
  }),
  fc.record({
    type: fc.constant("identify"),
    traits: fc.record({ tier: fc.constantFrom("a", "b", null, 3, { b: 1, a: [2] }) }),
  }),
);
const anAlias = fc.record({ type: fc.constant("alias"), userId: anId, previousId: anId });
const aRaw = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(aSender, aBody).map(([sender, body]) => ({ ...sender, ...body })) },
      { weight: 1, arbitrary: anAlias },
    ),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([message, hour]) => ({ ...message, timestamp: `2026-05-01T0${hour}:00:00.000Z` }));

/** Arrival numbers differ (they are rows' here, positions there), but not their order. */
function comparable(histories: readonly History[], asOf: number) {
  return histories.map(({ id, ids, createdAt, events, traits }) => ({
    id,
    ids: [...ids].sort(),
    createdAt,
    events: events.filter(({ at }) => at <= asOf).map(({ no: _, ...event }) => event),
    traits: [...traits]
      .map(([name, values]) => [
        name,
        values.filter(({ at }) => at <= asOf).map(({ at, value }) => ({ at, value })),
      ])
      .filter(([, values]) => values?.length)
      .sort(),
  }));
}

// Another seed would pass where this one has found something.
it("loads the customers that the messages mean, at any moment, from any of their ids", {
  retry: 0,
  timeout: 120_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.array(aRaw, { minLength: 1, maxLength: 20 }),
    fc.integer({ min: 0, max: 10 }),
    async (raws, hour) => {
      await emptyTables(db);
      await acceptMessages(raws, aContext());
      const asOf = Date.parse("2026-05-01T00:00:00Z") + hour * 3_600_000;
      const expected = populationOf(messagesOf(raws)).at(asOf);
      const [stored, named] = await transaction(
        async (tx) => {
          const ids = await readPopulationIds(tx.sql, asOf);
          const names = expected.map((history) => history.id);
          return [await readHistories(tx.sql, ids, asOf), await readIdsOfNames(tx.sql, names, asOf)];
        },
        { isolation: "RepeatableRead" },
      );
      const sorted = [...stored.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(comparable(sorted, asOf)).toEqual(comparable(expected, asOf));
      for (const [id, history] of stored) expect(named.get(history.id)).toBe(id);
      const all = (await db.sql.query<{ id: bigint }>("select id from customer")).rows.map((row) => row.id);
      const fromAny = await readHistories(db.sql, all, asOf);
      expect([...fromAny.keys()].sort()).toEqual([...stored.keys()].sort());
    },
  );
  await fc.assert(property, {
    numRuns: 60,
    seed: Number(process.env.TIDELINE_SEED ?? Date.now() % 1_000_000),
  });
});

it("reads more events of customers at once than a call takes arguments", async () => {
  await emptyTables(db);
  await acceptMessages(
    [{ type: "track", userId: "busy", event: "Seen", timestamp: "2026-05-01T00:00:00.000Z" }],
    aContext(),
  );
  await db.sql.query(`
    insert into event (no, at, customer_id, name, properties)
    select 1000 + i, e.at + i * interval '1 ms', e.customer_id, e.name, '{}' from event e, generate_series(1, 200000) as i`);
  const asOf = Date.parse("2026-05-02T00:00:00Z");
  const ids = await readPopulationIds(db.sql, asOf);
  const [history] = (
    await readHistories(db.sql, ids, asOf, {
      events: new Map([["seen", { from: asOf - 86_400_000, properties: false }]]),
      firstEvent: false,
      traits: new Set(),
      properties: new Set(),
    })
  ).values();
  expect(history?.events).toHaveLength(200_001);
});

describe("what is yet to come", () => {
  const asOf = Date.parse("2026-05-02T00:00:00Z");
  const alias = { type: "alias", userId: "ann", previousId: "old", timestamp: "2026-05-01T00:00:00.000Z" };
  const old = { type: "track", userId: "old", event: "Seen" };

  /** By the names of their rows: what is found of each, and whose rows are found at all. */
  async function coming() {
    const { rows } = await db.sql.query<{ id: bigint; name: string }>(
      "select id, external_id as name from customer where kind = 'user' order by external_id",
    );
    const ids = rows.map((row) => row.id);
    const [found, all] = [await readComing(db.sql, ids, asOf), new Set(await readAllComing(db.sql, asOf))];
    return {
      found: rows.flatMap(({ id, name }) => (found.has(id) ? [`${name} ${found.get(id)}`] : [])),
      all: rows.flatMap(({ id, name }) => (all.has(id) ? [name] : [])),
    };
  }

  it("is nothing of an id that only an alias named", async () => {
    await emptyTables(db);
    await acceptMessages([alias], aContext());
    expect(await coming()).toEqual({ found: [], all: [] });
  });

  it("is what that id sent, if its time is yet to come", async () => {
    await emptyTables(db);
    await acceptMessages([alias, { ...old, timestamp: "2026-05-03T00:00:00.000Z" }], aContext());
    const at = Date.parse("2026-05-03T00:00:00Z");
    expect(await coming()).toEqual({ found: [`ann ${at}`], all: ["old"] });
  });
});
