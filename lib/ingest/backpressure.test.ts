import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createTracking, type TrackingPorts } from "#lib/ingest/handle-tracking.ts";
import { createIngestQueue } from "#lib/ingest/queue.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/** A server whose database takes nothing until it is let go. */
function aServer(overrides: Partial<TrackingPorts> = {}) {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const queue = createIngestQueue({
    accept: async (candidates) => {
      await held;
      return candidates.map((_, index) => ({ kind: "accepted", no: index + 1 }));
    },
    report: () => undefined,
    groupSize: 10,
    capacity: 20,
    now: () => 0,
  });
  const track = createTracking({
    queue,
    findWriteKey: async () => ({ id: "key" }),
    money: async () => ({ currency: "EUR", zone: timeZone("UTC"), rates: () => undefined }),
    now: () => 0,
    report: () => undefined,
    ...overrides,
  });
  const post = (body: string | Uint8Array<ArrayBuffer>) =>
    track(
      new Request("http://localhost/v1/batch", {
        method: "POST",
        headers: { authorization: `Basic ${btoa("key:")}`, "content-type": "application/json" },
        body,
      }),
      "batch",
    );
  return { post, letGo, held };
}

const batch = (length: number) =>
  JSON.stringify({ batch: Array.from({ length }, () => ({ type: "page", userId: "u" })) });
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

it("answers 429 with Retry-After when enough waits, and takes messages again once it was stored", async () => {
  const { post, letGo } = aServer();
  const waiting = [post(batch(10))];
  await soon(); // The first is on its way to the database; what follows waits.
  waiting.push(post(batch(10)), post(batch(10)));
  await soon();
  const refused = await post(batch(1));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ success: false, code: "too_many" });
  letGo();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await post(batch(1))).status).toBe(200);
});

it("holds no more bodies at once than it has memory for, packed or not", async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<{ id: string }>((resolve) => {
    letGo = () => resolve({ id: "key" });
  });
  const { post, letGo: store } = aServer({ findWriteKey: () => held });
  store();
  const long = JSON.stringify({ batch: [], filling: "x".repeat(18_000_000) });
  const packed = gzipSync(long);
  const statuses: number[] = [];
  const sending = Array.from({ length: 10 }, async () => {
    const { status } = await post(new Uint8Array(packed));
    statuses.push(status);
    return status;
  });
  while (statuses.length < 3) await soon();
  await soon();
  // 128 MB hold seven bodies of 18 MB; the others were told to come back while these are in hand.
  expect(statuses).toEqual([429, 429, 429]);
  letGo();
  expect((await Promise.all(sending)).filter((status) => status === 200)).toHaveLength(7);
  expect((await post(new Uint8Array(packed))).status).toBe(200);
}, 60_000);
