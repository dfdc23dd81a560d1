import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import type { MemberRows, PopulationReader } from "#lib/customers/population-reader.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { ask, sweep } from "#lib/memberships/sweep-segment-service.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { at, buyers, intervals, never, open, orderedWithin, send, update } from "#lib/memberships/testing.ts";
import { followMessages, mostCustomers } from "#lib/memberships/update-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

// What comes while a sweep asks for the members: it is neither undone nor taken for an error.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const always = { moving: 0, still: 0 };
const whole = postgresPopulation(db);

/** Sweeps everything at a time, while something happens before or after the members are found. */
function sweepWhile(
  time: string,
  happens: { readonly before?: () => Promise<unknown>; readonly after?: () => Promise<unknown> },
  seen: Partial<MemberRows> = {},
  mostInPart = 100,
) {
  const population: PopulationReader = {
    ...whole,
    memberRows: async (query) => {
      await happens.before?.();
      const rows = await whole.memberRows(query);
      await happens.after?.();
      return { ...rows, ...seen };
    },
  };
  return updateMemberships({
    database: db,
    population,
    now: () => Date.parse(time),
    sweepEveryMs: always,
    mostInPart,
  });
}

it("tells messages that were not followed yet from errors", async () => {
  await send(identify("ann", at(1)), order("bob", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  const swept = await sweepWhile(at(4), { before: () => send(order("ann", at(3))) });
  expect(swept).toMatchObject({ entered: 1, left: 0, repaired: 0 });
  await update(db, at(5), never);
  expect(await intervals(db, "buyers")).toEqual(["bob 02:00 published –", "ann 04:00 message –"]);
});

it("does so of those whom it evaluates once more for what the reader has not seen", async () => {
  await send(identify("ann", at(1)), order("bob", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  const swept = await sweepWhile(at(4), { after: () => send(order("ann", at(3))) }, { uptoNo: 0n });
  expect(swept.repaired).toBe(0);
  await update(db, at(5), never);
  expect(await intervals(db, "buyers")).toEqual(["bob 02:00 published –", "ann 04:00 message –"]);
});

it("lets the old id of a merge that was not followed yet leave by it", async () => {
  const claim = { type: "identify", userId: "ann", anonymousId: "a1", timestamp: at(3) };
  await send({ type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(1) });
  await send(identify("ann", at(1)));
  await publish("buyers", buyers);
  await update(db, at(2));
  expect(await sweepWhile(at(4), { before: () => send(claim) })).toMatchObject({ repaired: 0 });
  expect(await intervals(db, "buyers")).toEqual(["a1 02:00 published – 04:00 merge", "ann 04:00 message –"]);
});

it("knows whom an id stands for whose message was not followed yet", async () => {
  await send({ type: "identify", userId: "ann", anonymousId: "a1", timestamp: at(1) });
  await publish("buyers", buyers);
  await update(db, at(2));
  const bought = { type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(3) };
  expect(await sweepWhile(at(4), { before: () => send(bought) })).toMatchObject({ repaired: 0 });
  expect(await intervals(db, "buyers")).toEqual(["ann 04:00 message –"]);
});

it("undoes nothing that time did meanwhile in another process, and still finds what is wrong", async () => {
  await send(order("ann", at(1)), order("bob", at(3, 30)));
  await publish("recent", orderedWithin(2));
  await publish("quiet", { kind: "not", rule: { kind: "segment", segment: "recent" } });
  await update(db, at(2));
  const meanwhile = { after: () => update(db, at(4), never) };
  expect(await sweepWhile(at(2, 30), meanwhile)).toMatchObject({
    entered: 0,
    left: 0,
    repaired: 0,
    swept: ["quiet", "recent"],
  });
  const moved = ["ann 02:00 published – 03:00 time", "bob 03:30 time –"];
  expect(await intervals(db, "recent")).toEqual(moved);
  expect(await intervals(db, "quiet")).toEqual(["ann 03:00 time –"]);

  await send(order("cid", at(4)));
  await update(db, at(4, 10), never);
  await db.sql.query(
    `update membership set left_at = entered_at, left_cause = 'time', left_version_no = 1
     where left_at is null and customer_id = (select id from customer where external_id = 'cid')`,
  );
  const later = { after: () => update(db, at(5, 45), never) };
  expect(await sweepWhile(at(4, 20), later)).toMatchObject({ repaired: 1 });
  expect([await open(db, "recent"), await open(db, "quiet")]).toEqual(["cid", "ann bob"]);
});

it("leaves it to another process that swept while the members were asked for", async () => {
  await send(order("ann", at(1)), order("ann", at(1, 30)), order("bob", at(1)));
  const measure = { of: "count", event: "order_completed" } as const;
  await publish("top", { kind: "rank", measure, from: 0, to: 1, unit: "customer" });
  await update(db, at(2));
  const after = async () => {
    await send(order("bob", at(2)), order("bob", at(2, 10)));
    await update(db, at(4));
  };
  expect(await sweepWhile(at(3), { after })).toMatchObject({ swept: [], isWaiting: true });
  expect(await intervals(db, "top")).toEqual([
    "ann 02:00 published – 04:00 threshold",
    "bob 04:00 message –",
  ]);
});

it("follows by new thresholds as soon as they are written by", async () => {
  const measure = { of: "count", event: "order_completed" } as const;
  await send(...[1, 2, 3].map((minute) => order("top", at(1, minute))), order("ann", at(1)));
  await publish("half", { kind: "rank", measure, from: 0, to: 50, unit: "percent" });
  await update(db, at(2));
  await send(...["bob", "cid", "dan", "eve"].map((name) => order(name, at(1))));
  await update(db, at(3), never);
  await sweepWhile(at(4), { after: () => send(order("ann", at(3))) }, {}, 1);
  expect(await open(db, "half")).toBe("ann bob cid dan eve top");
  expect(await intervals(db, "half")).toContain("ann 04:00 message –");
});

it("writes nothing, what time did included, where so much has come that the answer does not count", {
  timeout: 120_000,
}, async () => {
  await send(order("ann", at(1)));
  await publish("recent", orderedWithin(2));
  await update(db, at(2));
  // Only an alias has named them so far: they are nobody yet.
  await db.sql.query(
    `with arrived as (update message_counter set last_no = last_no + 1 returning last_no)
     insert into customer (kind, external_id, created_at, last_seen_at, changed_no)
     select 'user', 'c' || n, '9999-12-31', '9999-12-31', last_no from arrived, generate_series(1, $1) n`,
    [mostCustomers + 1],
  );
  const asked = await ask("recent", { database: db, population: whole, now: () => Date.parse(at(4)) });
  if (!asked) throw new Error("There is no such segment");
  expect(await sweep(asked, { database: db })).toBe(false);
  expect(await intervals(db, "recent")).toEqual(["ann 02:00 published –"]);
});

it.each([1, 100])("takes in what was to come and comes meanwhile (%i in a part)", async (mostInPart) => {
  const claim = { type: "identify", userId: "dan", anonymousId: "a1", timestamp: at(2, 7) };
  await send({ type: "track", event: "Order Completed", anonymousId: "a1", timestamp: at(1) });
  await send(order("ann", at(1)), identify("bob", at(1)), identify("dan", at(1)), claim);
  await send(order("bob", at(2, 5)), order("cid", at(2, 6)));
  await update(db, at(1));
  await publish("buyers", buyers);
  const asked = await ask("buyers", { database: db, population: whole, now: () => Date.parse(at(2)) });
  if (!asked) throw new Error("There is no such segment");
  const goOn = async () => {
    await send(identify("ann", at(1)));
    return followMessages(db, () => Date.parse(at(2, 10)));
  };
  if (mostInPart > 1) await goOn();
  await sweep(asked, { database: db, mostInPart, between: goOn });
  const inParts = ["a1 02:00 published – 02:07 merge", "ann 02:00 published –"];
  expect(await intervals(db, "buyers")).toEqual([
    ...(mostInPart > 1 ? ["ann 02:10 published –"] : inParts),
    ...["bob", "cid", "dan"].map((name) => `${name} 02:10 published –`),
  ]);
});
