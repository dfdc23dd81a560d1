import { beforeEach, describe, expect, it } from "vitest";
import { noRates } from "#lib/currencies/rate-table.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage, storedCustomers } from "#lib/ingest/testing.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

async function count(table: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

function accept(messages: readonly unknown[], context = aContext()) {
  return acceptMessages(messages, context);
}

describe("accepting a batch", () => {
  it("stores events with their properties, numbered in their order", async () => {
    const outcomes = await accept([
      aMessage({ type: "track", event: "Order Completed", properties: { total: 12.5, 城市: "北京" } }),
      aMessage({ type: "identify", traits: { email: "a@b.cn", plan: null } }),
    ]);
    expect(outcomes).toEqual([
      { kind: "accepted", no: 1 },
      { kind: "accepted", no: 2 },
    ]);
    const events = await db.sql.query("select no, name, properties, at from event");
    expect(events.rows).toEqual([
      {
        no: 1n,
        name: "order_completed",
        properties: { total: 12.5, 城市: "北京" },
        at: new Date("2026-05-01T10:00:00Z"),
      },
    ]);
    const traits = await db.sql.query(
      "select no, trait, value::text as value from trait_change order by trait",
    );
    expect(traits.rows).toEqual([
      { no: 2n, trait: "email", value: '"a@b.cn"' },
      { no: 2n, trait: "plan", value: "null" },
    ]);
  });

  it("keeps a trait change that repeats the present value", async () => {
    await accept([aMessage({ type: "identify", traits: { tier: "gold" } })]);
    await accept([
      aMessage({ type: "identify", traits: { tier: "gold" }, timestamp: "2026-05-02T10:00:00Z" }),
    ]);
    expect(await count("trait_change")).toBe(2);
  });

  it("takes the time of arrival for a message without one", async () => {
    await accept([aMessage({ timestamp: undefined })]);
    const { rows } = await db.sql.query("select at from event");
    expect(rows).toEqual([{ at: new Date("2026-06-01T12:00:00Z") }]);
  });

  it.each([
    "0001-01-01T00:00:00Z",
    "1969-07-20T20:17:40.123Z",
    "2099-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.999Z",
  ])("stores the time %s to the millisecond", async (timestamp) => {
    await accept([aMessage({ timestamp })]);
    const { rows } = await db.sql.query<{ ms: bigint }>(
      "select (extract(epoch from at) * 1000)::bigint as ms from event",
    );
    expect(rows).toEqual([{ ms: BigInt(Date.parse(timestamp)) }]);
  });

  it("stores text that Postgres would refuse, mended", async () => {
    const outcomes = await accept([
      aMessage({
        type: "track",
        event: "x",
        userId: "a\u0000b\ud800",
        properties: { "k\u0000": ["\udfff"] },
      }),
    ]);
    expect(outcomes[0]?.kind).toBe("accepted");
    expect(await storedCustomers(db)).toMatchObject([{ id: "u:a\uFFFDb\uFFFD" }]);
  });

  it("leaves the row of a customer who comes again within a minute, but not what only the row says", async () => {
    const seenAt = async () =>
      (await db.sql.query("select last_seen_at from customer")).rows[0].last_seen_at
        .toISOString()
        .slice(11, 19);
    const at = (time: string, more = {}) => aMessage({ timestamp: `2026-05-01T${time}Z`, ...more });
    await accept([at("10:00:00")]);
    expect(await accept([at("10:00:40")])).toMatchObject([{ kind: "accepted" }]);
    expect(await seenAt()).toBe("10:00:00");
    await accept([at("10:00:50", { type: "group" })]);
    expect(await seenAt()).toBe("10:00:50");
    await accept([at("10:01:51")]);
    expect(await seenAt()).toBe("10:01:51");
  });

  it("leaves it for ten minutes where many customers come at once, but for the newest of them", async () => {
    const seenAt = async () => {
      const { rows } = await db.sql.query<{ external_id: string; at: string }>(
        "select external_id, to_char(last_seen_at, 'HH24:MI:SS') as at from customer where external_id in ('u0', 'u1') order by 1",
      );
      return rows.map((row) => row.at);
    };
    const all = (time: string, newest: string) =>
      Array.from({ length: 250 }, (_, index) =>
        aMessage({ userId: `u${index}`, timestamp: `2026-05-01T${index === 1 ? newest : time}Z` }),
      );
    await accept(all("10:00:00", "10:00:01"));
    await accept(all("10:10:00", "10:10:01"));
    expect(await seenAt()).toEqual(["10:00:00", "10:10:01"]);
    await accept(all("10:10:01", "10:10:02"));
    expect(await seenAt()).toEqual(["10:10:01", "10:10:02"]);
  });

  it("creates a customer at the earliest message, also when that comes late", async () => {
    await accept([aMessage({ timestamp: "2026-05-02T00:00:00Z" })]);
    await accept([aMessage({ type: "group", timestamp: "2026-05-01T00:00:00Z" })]);
    await accept([aMessage({ timestamp: "2026-05-03T00:00:00Z" })]);
    const { rows } = await db.sql.query("select created_at, last_seen_at, changed_no from customer");
    expect(rows).toEqual([
      {
        created_at: new Date("2026-05-01T00:00:00Z"),
        last_seen_at: new Date("2026-05-03T00:00:00Z"),
        changed_no: 2n,
      },
    ]);
  });

  it("rolls everything back when what is done within fails", async () => {
    const failing = acceptMessages([aMessage()], aContext(), {
      within: async () => {
        throw new Error("no");
      },
    });
    await expect(failing).rejects.toThrow("no");
    expect(await count("event")).toBe(0);
    expect(await count("accepted_message")).toBe(0);
    expect(await count("message_counter where last_no = 0")).toBe(1);
  });
});

describe("a message id", () => {
  it("is applied once, in one batch and over several", async () => {
    const message = aMessage({ messageId: "same" });
    expect((await accept([message, message])).map(({ kind }) => kind)).toEqual(["accepted", "duplicate"]);
    expect((await accept([message])).map(({ kind }) => kind)).toEqual(["duplicate"]);
    expect(await count("event")).toBe(1);
    expect(await count("catalog_entry where kind = 'event' and count = 1")).toBe(1);
  });

  it("of a message that was refused is still free", async () => {
    const bad = aMessage({ messageId: "m", type: "track", event: "" });
    const outcomes = await accept([bad, { ...bad, event: "ok" }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["rejected", "accepted"]);
  });

  it("is applied once when two writers send the same batch at once", async () => {
    const messages = Array.from({ length: 200 }, (_, index) => aMessage({ userId: `u${index % 20}` }));
    const results = await Promise.all([
      accept(messages),
      accept([...messages].reverse()),
      accept(messages),
      accept(messages.slice(50)),
    ]);
    const accepted = results.flat().filter(({ kind }) => kind === "accepted");
    expect(accepted).toHaveLength(200);
    expect(await count("event")).toBe(200);
    expect(await count("customer")).toBe(20);
  });
});

describe("a message that cannot be read", () => {
  it("is set aside with its reason and does not hold up its neighbours", async () => {
    const outcomes = await accept([
      aMessage(),
      null,
      { type: "track", userId: "u", writeKey: "secret" },
      aMessage(),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "rejected", "rejected", "accepted"]);
    const { rows } = await db.sql.query(
      "select code, path, source, payload, times, status from rejected_message order by code",
    );
    expect(rows).toEqual([
      {
        code: "missing",
        path: "/event",
        source: "http",
        payload: { type: "track", userId: "u" },
        times: 1,
        status: "open",
      },
      { code: "not_an_object", path: "", source: "http", payload: null, times: 1, status: "open" },
    ]);
  });

  it("is kept once, however often it comes", async () => {
    const bad = { type: "nonsense", userId: "u\u0000", sentAt: "2026-01-01T00:00:00Z" };
    await accept([bad, bad]);
    await accept([{ ...bad, sentAt: "2026-01-02T00:00:00Z" }]);
    const { rows } = await db.sql.query("select times from rejected_message");
    expect(rows).toEqual([{ times: 3 }]);
  });

  it("is one whose amounts are in another currency than the shop's", async () => {
    const money = (currency: string) => ({ currency, zone: timeZone("UTC"), rates: noRates });
    const order = { type: "track", event: "Order Completed", properties: { total: 5, currency: "usd" } };
    const [euro] = await accept([aMessage(order)], aContext({ money: money("EUR") }));
    const [dollar] = await accept([aMessage(order)], aContext({ money: money("USD") }));
    expect(euro).toMatchObject({
      kind: "rejected",
      problem: { code: "other_currency", path: "/properties/currency" },
    });
    expect(dollar?.kind).toBe("accepted");
  });
});
