import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, type Role, systemActor } from "#lib/auth/permissions.ts";
import { saveExchangeRates } from "#lib/currencies/service.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { listRejectedInput } from "#lib/ingest/rejected-schema.ts";
import {
  discardRejected,
  getRejected,
  listRejected,
  reopenRejected,
  retryManyRejected,
  retryRejected,
} from "#lib/ingest/service.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const a = (role: Role): Actor => ({ kind: "user", userId: role, name: role, role });
const nobody = "00000000-0000-7000-8000-000000000000";

async function rejectedIds(): Promise<string[]> {
  const page = await listRejected(system, listRejectedInput.parse({}));
  return page.rows.map(({ id }) => id);
}

async function reject(...messages: readonly object[]): Promise<string> {
  await acceptMessages(messages, aContext());
  return (await rejectedIds())[0] ?? "";
}

describe("the list of messages set aside", () => {
  it("shows what each says of itself, and how many there are of each code", async () => {
    await reject(
      { type: "track", userId: 7, event: "" },
      { type: "nonsense", anonymousId: "a" },
      { type: "track", userId: "u", event: "x", timestamp: "yesterday" },
    );
    const page = await listRejected(system, listRejectedInput.parse({ code: "missing" }));
    expect(page).toMatchObject({
      total: 1,
      rows: [{ code: "missing", path: "/event", type: "track", customerId: "7", times: 1, status: "open" }],
      codes: [
        { code: "invalid", count: 1 },
        { code: "missing", count: 1 },
        { code: "unknown_type", count: 1 },
      ],
    });
    expect((await listRejected(system, listRejectedInput.parse({ search: "Yesterday" }))).total).toBe(1);
  });

  it("shows one whole", async () => {
    const id = await reject({ type: "track", userId: "u", extra: { kept: true } });
    expect(await getRejected(system, id)).toMatchObject({
      payload: { type: "track", userId: "u", extra: { kept: true } },
    });
    await expect(getRejected(system, nobody)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("sending again", () => {
  it("accepts a mended message at the time when it first came", async () => {
    const id = await reject({ type: "track", userId: "u" });
    const payload = { type: "track", userId: "u", event: "Mended" };
    expect(await retryRejected(system, { id, payload })).toEqual({ outcome: "accepted" });
    const { rows } = await db.sql.query("select name, at from event");
    expect(rows).toEqual([{ name: "mended", at: new Date("2026-06-01T12:00:00Z") }]);
    expect(await getRejected(system, id)).toMatchObject({ status: "accepted", payload });
    await expect(retryRejected(system, { id, payload })).rejects.toMatchObject({ kind: "conflict" });
    expect(await db.auditEntry.count({ where: { action: "rejected_messages.accepted" } })).toBe(1);
  });

  it("leaves one that is still bad as it was, and says why", async () => {
    const id = await reject({ type: "track", userId: "u" });
    expect(await retryRejected(system, { id, payload: { type: "page" } })).toMatchObject({
      outcome: "rejected",
      code: "missing",
      path: "/userId",
    });
    expect(await getRejected(system, id)).toMatchObject({ status: "open", path: "/event" });
  });

  it("says when the message was accepted in the meantime", async () => {
    await acceptMessages([aMessage({ messageId: "m1" })], aContext());
    const id = await reject({ type: "track", userId: "u", messageId: "m1" });
    const payload = { type: "page", userId: "u", messageId: "m1" };
    expect(await retryRejected(system, { id, payload })).toEqual({ outcome: "duplicate" });
    expect(await getRejected(system, id)).toMatchObject({ status: "accepted" });
  });

  it("accepts many, once what they waited for is there", async () => {
    const order = (userId: string) =>
      aMessage({
        type: "track",
        event: "Order Completed",
        userId,
        properties: { total: 2, currency: "EUR" },
      });
    await acceptMessages([order("a"), order("b"), { type: "track" }], aContext({ money: await loadMoney() }));
    const by = { code: "other_currency" };
    expect(await retryManyRejected(system, by)).toEqual({
      accepted: 0,
      duplicates: 0,
      rejected: 2,
      next: null,
    });
    await saveExchangeRates(system, { rates: [{ currency: "EUR", day: "2026-05-01", rate: "1.25" }] });
    expect(await retryManyRejected(system, by)).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: 0,
      next: null,
    });
    const { rows } = await db.sql.query("select distinct (properties->>'total')::float as total from event");
    expect(rows).toEqual([{ total: 2.5 }]);
    expect(await rejectedIds()).toHaveLength(1);
  });

  it("applies a message once when two people send it again at once", async () => {
    const id = await reject({ type: "track", userId: "u" });
    const payload = { type: "page", userId: "u" };
    const tries = await Promise.allSettled([1, 2, 3].map(() => retryRejected(system, { id, payload })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await db.sql.query("select 1 from event")).rows).toHaveLength(1);
  });
});

describe("discarding", () => {
  it("puts messages away, also when they come again", async () => {
    const bad = { type: "track", userId: "u" };
    const id = await reject(bad);
    expect(await discardRejected(system, { ids: [id, nobody] })).toMatchObject({ discarded: 1 });
    await acceptMessages([bad], aContext());
    expect(await rejectedIds()).toEqual([]);
    expect(await getRejected(system, id)).toMatchObject({ status: "discarded", times: 2 });
  });

  it("puts away all of one reason at once, and takes exactly those out again", async () => {
    const early = await reject({ type: "track", userId: "early" });
    await discardRejected(system, { ids: [early] });
    await reject(
      { type: "track", userId: "a" },
      { type: "track", userId: "b" },
      { type: "nonsense", userId: "c" },
    );
    const { discarded, decidedAt } = await discardRejected(system, { code: "missing" });
    expect(discarded).toBe(2);
    expect(await rejectedIds()).toHaveLength(1);
    expect(await reopenRejected(system, { decidedAt })).toEqual({ reopened: 2 });
    expect(await rejectedIds()).toHaveLength(3);
    expect(await getRejected(system, early)).toMatchObject({ status: "discarded" });
    expect(await db.auditEntry.count({ where: { action: "rejected_messages.reopened" } })).toBe(1);
  });
});

it("goes on after a thousand, past those that are still refused", async () => {
  const bad = Array.from({ length: 1_001 }, (_, index) => ({ type: "track", userId: `u${index}` }));
  await acceptMessages(bad, aContext());
  const first = await retryManyRejected(system, { code: "missing" });
  expect(first).toMatchObject({ accepted: 0, rejected: 1_000, next: expect.any(String) });
  const after = first.next ?? nobody;
  expect(await retryManyRejected(system, { code: "missing", after })).toEqual({
    accepted: 0,
    duplicates: 0,
    rejected: 1,
    next: null,
  });
});

it("is an analyst's to see and an admin's to decide", async () => {
  const id = await reject({ type: "track" });
  await expect(listRejected(a("marketer"), listRejectedInput.parse({}))).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(getRejected(a("analyst"), id)).resolves.toMatchObject({ id });
  for (const decide of [
    () => retryRejected(a("analyst"), { id }),
    () => retryManyRejected(a("analyst"), { ids: [id] }),
    () => discardRejected(a("analyst"), { ids: [id] }),
    () => reopenRejected(a("analyst"), { ids: [id] }),
  ]) {
    await expect(decide()).rejects.toMatchObject({ kind: "forbidden" });
  }
});
