import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { referenceEngine } from "#lib/customers/reference-engine.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { undoImport } from "#lib/imports/undo.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";
import { membersOf } from "#lib/replica/members.ts";
import { createReplica } from "#lib/replica/replica.ts";
import { contentOf, freshContent, testFolder } from "#lib/replica/testing.ts";
import { arbitraryRulesOf, shopOf } from "#lib/rules/testing/parity.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const db = await testDatabase();
const folder = await testFolder();
let made = 0;

beforeEach(() => emptyTables(db));

function aReplica() {
  made += 1;
  return createReplica({ path: join(folder, `replica-${made}.duckdb`), pool: db.pool });
}

it("holds what a fresh one holds after every batch, and gives the members that the messages give", {
  timeout: 300_000,
}, async () => {
  const { shop, messages } = shopOf(77);
  await db.shop.create({ data: { name: "Shop", timeZone: shop.zone.id, currency: "EUR" } });
  const replica = aReplica();
  for (let from = 0; from < shop.raws.length; from += 60) {
    await acceptMessages(shop.raws.slice(from, from + 60), aContext());
    await replica.catchUp();
    if (from % 240 === 0) expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));
  }
  expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));

  const surroundings = {
    zone: shop.zone,
    formulas: builtInFormulas,
    segmentRule: () => ({ kind: "everyone" }) as const,
    listIds: (key: string) => new Set(key === "list-few" ? shop.lists["list-few"] : []),
  };
  const reference = referenceEngine(messages, surroundings);
  for (const rule of arbitraryRulesOf(shop, 77, 60)) {
    for (const asOf of shop.asOfs) {
      const found = await replica.read((reading) => membersOf(reading, rule, { ...surroundings, asOf }));
      expect(found, JSON.stringify(rule)).toEqual(await reference.members(rule, asOf));
    }
  }
  await replica.close();
});

it("skips no message that commits late under an earlier number", async () => {
  const replica = aReplica();
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let batch = 0; batch < 8; batch += 1) {
      await acceptMessages(
        [aMessage({ userId: `w${writer}` }), aMessage({ userId: `x${batch}` })],
        aContext(),
      );
    }
  });
  let isWriting = true;
  const done = Promise.all(writers).then(() => {
    isWriting = false;
  });
  while (isWriting) await replica.catchUp();
  await done;
  await replica.catchUp();
  const { rows } = await db.sql.query<{ count: bigint }>("select count(*) from event");
  const content = await contentOf(replica);
  expect(content.filter((row) => row.startsWith("event "))).toHaveLength(Number(rows[0]?.count));
  expect(content).toEqual(await freshContent(folder, db.pool));
  await replica.close();
});

it("follows merges, late claims and late trait values", async () => {
  const replica = aReplica();
  const at = (day: number) => `2026-05-${String(day).padStart(2, "0")}T10:00:00Z`;
  const identify = (userId: string, day: number, traits: object) =>
    aMessage({ type: "identify", userId, timestamp: at(day), traits });
  const batches = [
    [
      aMessage({ userId: undefined, anonymousId: "n1", timestamp: at(3) }),
      identify("u1", 5, { country: "DE" }),
    ],
    [identify("u1", 4, { country: "AT" }), aMessage({ userId: "u2", anonymousId: "n1", timestamp: at(9) })],
    [aMessage({ userId: "u1", anonymousId: "n1", timestamp: at(8) })],
    [aMessage({ type: "alias", userId: "u3", previousId: "u1", timestamp: at(10) })],
    [identify("u3", 2, { country: "FR" }), aMessage({ userId: "u1", timestamp: at(1) })],
  ];
  for (const batch of batches) {
    await acceptMessages(batch, aContext());
    await replica.catchUp();
    expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));
  }
  await replica.close();
});

it("is built anew for another time zone, and when the database went back", async () => {
  const reasons: string[] = [];
  const path = join(folder, "anew.duckdb");
  const replica = createReplica({ path, pool: db.pool, onRebuild: (reason) => reasons.push(reason) });
  await acceptMessages([aMessage(), aMessage({ userId: "u2" })], aContext());
  await replica.catchUp();
  await db.shop.create({ data: { name: "Shop", timeZone: "Asia/Shanghai", currency: "CNY" } });
  await replica.catchUp();
  expect(await replica.read(async ({ zone }) => zone)).toBe(timeZone("Asia/Shanghai"));
  await db.sql.query("delete from event where no = 2");
  await db.sql.query("update message_counter set last_no = 1");
  await replica.catchUp();
  expect(reasons).toEqual(["the shop's time zone changed", "The numbering went back from 2 to 1"]);
  expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));
  await replica.close();
});

it("forgets removed customers and undone imports, and follows what that means for the others", async () => {
  const replica = aReplica();
  const made = await db.import.create({
    data: { fileName: "a.csv", fileHash: Buffer.from("a"), fileBytes: 1n, mapping: {}, status: "undoing" },
  });
  const { raws } = shopOf(8).shop;
  await acceptMessages(raws.slice(0, 150), aContext());
  await acceptMessages(raws.slice(150, 300), aContext({ source: "import", importId: made.id }));
  await acceptMessages(raws.slice(300, 400), aContext());
  await replica.catchUp();
  expect(await undoImport(made.id, db)).toBe(true);
  await acceptMessages(raws.slice(400, 420), aContext());
  await replica.catchUp();
  expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));

  const { rows } = await db.sql.query<{ id: bigint }>(
    "select id from customer where merged_into_id is not null order by id limit 1",
  );
  await deleteCustomer(systemActor("test"), String(rows[0]?.id));
  await acceptMessages(raws.slice(420, 440), aContext());
  await replica.catchUp();
  expect(await contentOf(replica)).toEqual(await freshContent(folder, db.pool));
  await replica.close();
});
