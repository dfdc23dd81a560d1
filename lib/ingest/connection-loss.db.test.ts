import { expect, it } from "vitest";
import { openDatabase } from "#lib/db/client.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { ingestOutageOf } from "#lib/ingest/outage.ts";
import type { Outcome } from "#lib/ingest/schema.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();

/** Sends a batch again as a client does, until the server says that it is stored. */
async function sendUntilStored(
  messages: readonly unknown[],
  database: typeof db,
): Promise<readonly Outcome[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      return await acceptMessages(messages, aContext(), { database });
    } catch (error) {
      expect([ingestOutageOf(error), error]).toEqual(["down", error]);
    }
  }
  throw new Error("never stored");
}

it("loses and doubles nothing when connections break at any moment", async () => {
  const writing = openDatabase(db.url, { name: "tideline writer" });
  const batches = Array.from({ length: 60 }, (_, batch) =>
    Array.from({ length: 20 }, (__, index) =>
      aMessage({
        type: index % 2 ? "track" : "identify",
        event: "Seen",
        userId: `u${(batch * 7 + index) % 40}`,
        anonymousId: `a${index % 8}`,
        traits: { batch, index },
        properties: { batch, index },
      }),
    ),
  );
  let isDone = false;
  const breaking = (async () => {
    while (!isDone) {
      await db.sql.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'tideline writer' and datname = current_database() and random() < 0.3`,
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const lanes = [0, 1, 2].map(async (lane) => {
    for (let batch = lane; batch < batches.length; batch += 3)
      await sendUntilStored(batches[batch] ?? [], writing);
  });
  await Promise.all(lanes);
  isDone = true;
  await breaking;
  await writing.close();

  const { rows } = await db.sql.query(
    `select (select count(*)::int from event) as events,
       (select count(distinct (properties ->> 'batch', properties ->> 'index'))::int from event) as different,
       (select count(*)::int from trait_change) as traits, (select count(*)::int from accepted_message) as ids,
       (select sum(count)::int from catalog_entry where kind = 'event') as counted,
       (select last_no >= (select max(no) from event) from message_counter) as is_numbered`,
  );
  expect(rows).toEqual([
    { events: 600, different: 600, traits: 1200, ids: 1200, counted: 600, is_numbered: true },
  ]);
}, 90_000);
