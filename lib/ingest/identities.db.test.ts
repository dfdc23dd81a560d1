import { beforeEach, describe, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage, storedCustomers } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

function accept(messages: readonly unknown[], context = aContext()) {
  return acceptMessages(messages, context);
}

describe("identities", () => {
  const claim = (userId: string, anonymousId: string, timestamp: string) =>
    aMessage({ userId, anonymousId, timestamp });

  it("makes one customer of an anonymous id and the user who claims it", async () => {
    await accept([aMessage({ userId: null, anonymousId: "a", timestamp: "2026-05-01T00:00:00Z" })]);
    await accept([claim("u", "a", "2026-05-02T00:00:00Z")]);
    expect(await storedCustomers(db)).toEqual([
      { id: "a:a", created: "2026-05-01T00:00:00", into: "u:u", at: "2026-05-02T00:00:00" },
      { id: "u:u", created: "2026-05-02T00:00:00", into: null, at: null },
    ]);
  });

  it("leaves an anonymous id with the first who claims it, by time and not by arrival", async () => {
    await accept([claim("late", "a", "2026-05-03T00:00:00Z")]);
    await accept([claim("later", "a", "2026-05-04T00:00:00Z")]);
    expect(await storedCustomers(db)).toMatchObject([{ into: "u:late" }, {}, {}]);
    await accept([claim("early", "a", "2026-05-02T00:00:00Z")]);
    expect(await storedCustomers(db)).toMatchObject([
      { into: "u:early", at: "2026-05-02T00:00:00" },
      {},
      {},
      {},
    ]);
    const { rows } = await db.sql.query("select changed_no from customer where kind = 'anonymous'");
    expect(rows).toEqual([{ changed_no: 3n }]);
  });

  it("keeps a user's own claim once, an earlier one that comes late, and an import's beside it", async () => {
    const claims = async () => {
      const { rows } = await db.sql.query<{ told: string }>(
        `select to_char(l.at, 'HH24') || case when import_id is null then '' else ' imported' end as told
         from identity_link l join customer c on c.id = l.to_id and l.from_id = l.to_id order by l.no`,
      );
      return rows.map((row) => row.told);
    };
    const noted = async () => {
      const { rows } = await db.sql.query<{ hour: string | null }>(
        "select to_char(own_claim_at, 'HH24') as hour from customer",
      );
      return rows.map((row) => row.hour);
    };
    const at = (hour: string) => aMessage({ userId: "u", timestamp: `2026-05-01T${hour}:00:00Z` });
    await accept([at("10")], { ...aContext(), importId: "01990000-0000-7000-8000-000000000001" });
    expect(await claims()).toEqual(["10 imported"]);
    expect(await noted()).toEqual([null]);
    await accept([at("12"), at("11"), at("13")]);
    expect(await claims()).toEqual(["10 imported", "11"]);
    expect(await noted()).toEqual(["11"]);
    await accept([at("11"), at("14")]);
    await accept([at("09")]);
    expect(await claims()).toEqual(["10 imported", "11", "09"]);
    expect(await noted()).toEqual(["09"]);
  });

  it("merges two users by alias, and follows an earlier alias that comes late", async () => {
    await accept([
      aMessage({ type: "alias", previousId: "x", userId: "y", timestamp: "2026-05-05T00:00:00Z" }),
    ]);
    await accept([
      aMessage({ type: "alias", previousId: "y", userId: "z", timestamp: "2026-05-06T00:00:00Z" }),
    ]);
    const merged = async () =>
      Object.fromEntries((await storedCustomers(db)).map(({ id, into }) => [id, into]));
    expect(await merged()).toMatchObject({ "u:x": "u:y", "u:y": "u:z", "u:z": null });
    await accept([
      aMessage({ type: "alias", previousId: "y", userId: "x", timestamp: "2026-05-01T00:00:00Z" }),
    ]);
    expect(await merged()).toMatchObject({ "u:y": "u:x", "u:x": "u:z", "u:z": null });
  });

  it.each([
    ["the user first", [{ userId: "same" }, { anonymousId: "same" }]],
    ["the anonymous id first", [{ anonymousId: "same" }, { userId: "same" }]],
  ])("makes one customer of a user id and the same anonymous id, %s", async (_, senders) => {
    for (const sender of senders) await accept([aMessage({ userId: null, ...sender })]);
    expect(await storedCustomers(db)).toMatchObject([
      { id: "a:same", into: "u:same" },
      { id: "u:same", into: null },
    ]);
  });
});
