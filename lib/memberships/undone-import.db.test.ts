import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, intervals, never, open, send, update } from "#lib/memberships/testing.ts";
import { followMessages, mostCustomers } from "#lib/memberships/update-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

// Under one number an undone import can change more customers than are evaluated in one transaction.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

it("leaves so many customers to the sweeps, which wait for a reader that has seen them", {
  timeout: 120_000,
}, async () => {
  await send(order("ann", at(1)), order("bob", at(1)));
  await publish("buyers", {
    kind: "measure",
    measure: { of: "count", event: "order_completed" },
    op: "gte",
    value: 1,
  });
  await update(db, at(2));
  // Only an alias has named them so far: they are nobody yet.
  await db.sql.query(
    `insert into customer (kind, external_id, created_at, last_seen_at, changed_no)
     select 'user', 'c' || n, '9999-12-31', '9999-12-31', 0 from generate_series(1, $1) n`,
    [mostCustomers],
  );
  await db.sql.query(
    "delete from event where customer_id = (select id from customer where external_id = 'ann')",
  );
  await db.sql.query(
    `with undone as (update message_counter set last_no = last_no + 1 returning last_no),
       changed as (update customer set changed_no = (select last_no from undone))
     insert into removal (no, kind, import_id) select last_no, 'import', uuidv7() from undone`,
  );
  expect(await followMessages(db, () => Date.parse(at(3)))).toMatchObject({ judged: 0, left: 0 });

  const whole = postgresPopulation(db);
  const behind: PopulationReader = {
    ...whole,
    memberRows: async (query) => ({ ...(await whole.memberRows(query)), uptoNo: 2n }),
  };
  const options = { database: db, now: () => Date.parse(at(4)), sweepEveryMs: never };
  expect(await updateMemberships({ ...options, population: behind })).toMatchObject({
    swept: [],
    isWaiting: true,
  });
  expect(await open(db, "buyers")).toBe("ann bob");
  expect(await updateMemberships({ ...options, population: whole })).toMatchObject({
    swept: ["buyers"],
    isWaiting: false,
  });
  expect(await intervals(db, "buyers")).toEqual([
    "ann 02:00 published – 04:00 message",
    "bob 02:00 published –",
  ]);
});
