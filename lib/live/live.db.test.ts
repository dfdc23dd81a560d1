import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import type { Session } from "#lib/auth/actor.ts";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { createHub, type Hub, replaceHub } from "#lib/live/hub-service.ts";
import { streamMovements, streamNews } from "#lib/live/service.ts";
import { send, update } from "#lib/memberships/testing.ts";

const db = await testDatabase();
let hub: Hub;

beforeEach(async () => {
  await emptyTables(db);
  hub = createHub(db);
  replaceHub(hub);
  const own = { name: "Max", email: "max@shop.example", updatedAt: new Date() };
  await db.user.create({
    data: { id: "max", emailVerified: true, ...own, sessions: { create: aSessionRow("s1") } },
  });
});
afterEach(() => hub.stop());
afterAll(() => hub.stop());

function aSessionRow(id: string) {
  return { id, token: id, expiresAt: new Date(Date.now() + 3_600_000) };
}

const session: Session = {
  id: "s1",
  userId: "max",
  name: "Max",
  email: "max@shop.example",
  role: "marketer",
  locale: undefined,
};
const buyers = {
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: 1,
} as const;
const at = (hour: number) => `2026-05-01T${String(hour).padStart(2, "0")}:00:00Z`;

/** News until what is looked for has been told: several things may be told together, or one after the other. */
async function until(news: AsyncGenerator<unknown>, isTold: (told: unknown) => boolean): Promise<void> {
  for await (const told of news) if (isTold(told)) return;
  throw new Error("The stream ended before.");
}

it("tells open screens which segments moved, and what else happened", async () => {
  await publish("buyers", buyers);
  await update(db, at(1));
  const news = await streamNews(session);
  await send(order("ann", at(2)));
  await until(news, (told) => (told as { hasArrived: boolean }).hasArrived);
  const again = await streamNews(session);
  await update(db, at(3));
  await until(again, (told) => (told as { moved: string[] }).moved.includes("buyers"));
  const third = await streamNews(session);
  await publish("others", { kind: "not", rule: buyers });
  await until(third, (told) => (told as { isChanged: boolean }).isChanged);
});

it("tells each movement once, after the last one that somebody has", async () => {
  await send(order("ann", at(1)));
  await publish("buyers", buyers);
  await publish("everyone", { kind: "everyone" });
  await update(db, at(2));
  const stream = await streamMovements(session, { after: "0", segment: "buyers" });
  const first = (await stream.next()).value;
  expect(first).toMatchObject({ kind: "entered", segment: "buyers", customer: "ann" });
  const waiting = stream.next();
  await send(order("bob", at(3)));
  await update(db, at(4));
  expect((await waiting).value).toMatchObject({ segment: "buyers", customer: "bob" });
  const resumed = await streamMovements(session, { after: first?.no ?? "" });
  expect((await resumed.next()).value.no).not.toBe(first?.no);
  await stream.return(undefined);
  await resumed.return(undefined);
});

it("ends with the session", async () => {
  const news = await streamNews(session);
  const waiting = news.next();
  await db.session.delete({ where: { id: "s1" } });
  for (let last = await waiting; !last.done; last = await news.next());
  expect((await news.next()).done).toBe(true);
});

it("ends when the caller goes away, and when the server stops", async () => {
  const leaving = new AbortController();
  const one = (await streamNews(session, leaving.signal)).next();
  leaving.abort();
  expect(await one).toMatchObject({ done: true });
  const other = await streamNews(session);
  const waiting = (async () => {
    for await (const _ of other);
    return "ended";
  })();
  await hub.stop();
  expect(await waiting).toBe("ended");
  await expect(streamNews(session)).rejects.toMatchObject({ kind: "unavailable" });
});

it("refuses more streams of one session than a browser needs", async () => {
  const streams = [];
  for (let count = 0; count < 20; count += 1) streams.push(await streamNews(session));
  await expect(streamNews(session)).rejects.toMatchObject({ kind: "too_many" });
  for (const each of streams.slice(0, 1)) {
    const waiting = each.next();
    await hub.stop();
    await waiting;
  }
});
