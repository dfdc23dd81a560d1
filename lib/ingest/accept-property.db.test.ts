import fc from "fast-check";
import { expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import { type Identity, type Merge, rootOf } from "#lib/customers/identity.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, storedCustomers } from "#lib/ingest/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";

const db = await testDatabase();

const anId = fc.constantFrom("x", "y", "z", "w");
const aTime = fc.integer({ min: 0, max: 9 }).map((hour) => `2026-05-01T0${hour}:00:00.000Z`);
const aSender = fc.oneof(
  fc.record({ userId: anId }),
  fc.record({ anonymousId: anId }),
  fc.record({ userId: anId, anonymousId: anId }),
);
const aBody = fc.oneof(
  fc.record({
    type: fc.constant("track"),
    event: fc.constantFrom("Seen", "Bought"),
    properties: fc.constant({}),
  }),
  fc.record({ type: fc.constant("identify"), traits: fc.record({ tier: fc.constantFrom("a", "b", null) }) }),
  fc.record({ type: fc.constant("group") }),
);
const anAlias = fc.record({
  type: fc.constant("alias"),
  userId: anId,
  previousId: anId,
  anonymousId: fc.option(anId, { nil: undefined }),
});
const aRawMessage = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(aSender, aBody).map(([sender, body]) => ({ ...sender, ...body })) },
      { weight: 1, arbitrary: anAlias },
    ),
    aTime,
    fc.option(
      fc.integer({ min: 0, max: 15 }).map((n) => `m${n}`),
      { nil: undefined, freq: 2 },
    ),
  )
  .map(([message, timestamp, messageId]) => ({ ...message, timestamp, messageId }));

type Population = readonly {
  id: string;
  ids: readonly string[];
  createdAt: number;
  events: string[];
  traits: string[];
}[];

/** The customers at a moment by what is stored: rows, merges, events and trait changes. */
async function storedPopulation(asOf: number): Promise<Population> {
  const customers = await storedCustomers(db);
  const merges = new Map<Identity, Merge>();
  for (const { id, into, at } of customers) {
    if (into !== null && at !== null) merges.set(id, { from: id, into, at: Date.parse(`${at}Z`) });
  }
  const { rows } = await db.sql.query<{ of: string; no: bigint; text: string; is_event: boolean }>(
    `select left(c.kind::text, 1) || ':' || c.external_id as of, x.no, x.text, x.is_event
     from (select customer_id, no, at, name as text, true as is_event from event
           union all select customer_id, no, at, trait || '=' || value::text, false from trait_change) x
     join customer c on c.id = x.customer_id order by x.at, x.no`,
  );
  const groups = new Map<
    Identity,
    { ids: Set<string>; createdAt: number; events: string[]; traits: string[] }
  >();
  for (const { id, created } of customers) {
    const createdAt = Date.parse(`${created}Z`);
    if (createdAt > asOf) continue;
    const root = rootOf(id, merges, asOf);
    const group = groups.get(root) ?? { ids: new Set([root.slice(2)]), createdAt, events: [], traits: [] };
    groups.set(root, group);
    group.ids.add(id.slice(2));
    group.createdAt = Math.min(group.createdAt, createdAt);
  }
  for (const row of rows)
    groups.get(rootOf(row.of, merges, asOf))?.[row.is_event ? "events" : "traits"].push(row.text);
  return [...groups]
    .map(([root, { ids, ...group }]) => ({ id: root.slice(2), ids: [...ids].sort(), ...group }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same by the reading that `tideline evaluate` does, in memory. */
function expectedPopulation(raws: readonly unknown[], asOf: number): Population {
  const messages = raws.flatMap((raw) => {
    const parsed = parseMessage(raw, undefined);
    return parsed.ok ? [parsed.value] : [];
  });
  return populationOf(messages)
    .at(asOf)
    .map((history) => ({
      id: history.id,
      ids: [...history.ids].sort(),
      createdAt: history.createdAt,
      events: history.events.map((event) => event.name),
      traits: [...(history.traits.get("tier") ?? [])].map(({ value }) => {
        const [atom] = value?.atoms ?? [];
        return `tier=${atom?.type === "text" ? JSON.stringify(atom.text) : "null"}`;
      }),
    }));
}

// Another seed would pass where this one has found something.
it("stores the customers that the messages mean, however they are split and whatever their order", {
  retry: 0,
  timeout: 120_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.array(aRawMessage, { minLength: 1, maxLength: 25 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 25, maxLength: 25 }),
    fc.integer({ min: 0, max: 9 }),
    async (messages, sizes, hour) => {
      await emptyTables(db);
      let from = 0;
      for (const size of sizes) {
        if (from >= messages.length) break;
        await acceptMessages(messages.slice(from, from + size), aContext());
        from += size;
      }
      for (const asOf of [Date.parse(`2026-05-01T0${hour}:00:00Z`), Date.parse("2026-06-01T00:00:00Z")]) {
        const events = (population: Population, cut: boolean) =>
          cut ? population.map(({ events: _, traits: __, ...rest }) => rest) : population;
        const isPast = asOf < Date.parse("2026-05-02T00:00:00Z");
        expect(events(await storedPopulation(asOf), isPast)).toEqual(
          events(expectedPopulation(messages, asOf), isPast),
        );
      }
    },
  );
  await fc.assert(property, {
    numRuns: 150,
    seed: Number(process.env.TIDELINE_SEED ?? Date.now() % 1_000_000),
  });
});
