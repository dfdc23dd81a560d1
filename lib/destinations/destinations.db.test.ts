import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { deliverDue } from "#lib/destinations/deliver-service.ts";
import {
  createDestination,
  editDestination,
  listDeliveries,
  listDestinations,
  removeDestination,
  replayDead,
  testDestination,
} from "#lib/destinations/service.ts";
import { env } from "#lib/env.ts";
import { send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { archiveSegment, getSegmentDetail } from "#lib/segments/service.ts";

const db = await testDatabase();
const admin = systemActor("test");
const installationSecret = "a secret of the installation, 32 characters or more";

/** A receiver as people run them: it verifies with Standard Webhooks' own library, and answers as told. */
type Got = { readonly id: string; readonly body: string; readonly headers: Record<string, string> };
let got: Got[] = [];
let answer: (got: Got) => number = () => 204;
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const headers = request.headers as Record<string, string>;
    const message = { id: headers["webhook-id"] ?? "", body, headers };
    got.push(message);
    response.writeHead(answer(message)).end();
  });
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(() => receiver.close());

const buyers: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 2, unit: "hour" } },
  op: "gte",
  value: 1,
};
let clock = 0;
const at = (hour: number) => `2026-05-01T${String(hour).padStart(2, "0")}:00:00Z`;
const deliver = async () => {
  const options = { database: db, installationSecret, now: () => clock, dice: () => 0 };
  while (await deliverDue(options));
};
const told = () =>
  got.map(({ body }) => {
    const { type, data } = JSON.parse(body);
    return `${data.customer} ${type} ${data.segment}`;
  });
const sole = async () => (await listDestinations(admin))[0];
const add = (more: object = {}) =>
  createDestination(admin, { name: "Mail", url, segments: [], allowsPrivate: true, ...more });

beforeEach(async () => {
  await emptyTables(db);
  Object.assign(env, { TIDELINE_AUTH_SECRET: installationSecret });
  got = [];
  answer = () => 204;
  clock = Date.parse(at(12));
  await publish("buyers", buyers);
  await publish("all", { kind: "everyone" });
  await update(db, at(1));
});

describe("a destination", () => {
  it("gets each movement from now on once, signed so that Standard Webhooks' library verifies it", async () => {
    await send(order("old", at(1)));
    await update(db, at(1));
    const { secret } = await add({ segments: ["buyers"] });
    await send(order("ann", at(2)));
    await update(db, at(2));
    await deliver();
    await update(db, at(5));
    await deliver();
    await deliver();
    expect(told()).toEqual([
      "ann segment.entered buyers",
      "old segment.left buyers",
      "ann segment.left buyers",
    ]);
    clock = Date.now();
    await testDestination(admin, (await sole())?.id ?? "", Date.now);
    const test = got.at(-1);
    expect(new Webhook(secret).verify(test?.body ?? "", test?.headers ?? {})).toMatchObject({ type: "test" });
    expect(() => new Webhook(secret).verify(`${test?.body} `, test?.headers ?? {})).toThrow();
    expect(await sole()).toMatchObject({ waiting: 0, dead: 0, lastDeliveredAt: expect.any(String) });
  });

  it("that refuses gets it again under the same id, later and later, and of that customer nothing before it", async () => {
    await add({ segments: ["buyers"] });
    answer = ({ body }) => (body.includes('"ann"') ? 500 : 200);
    await send(order("ann", at(2)), order("bob", at(2)));
    await update(db, at(2));
    await deliver();
    await update(db, at(5));
    clock += 4_999;
    await deliver();
    expect(told().toSorted()).toEqual([
      "ann segment.entered buyers",
      "bob segment.entered buyers",
      "bob segment.left buyers",
    ]);
    clock += 1;
    await deliver();
    expect(told().filter((line) => line.startsWith("ann"))).toHaveLength(2);
    answer = () => 200;
    clock += 300_000;
    await deliver();
    const ann = got.filter(({ body }) => body.includes('"ann"'));
    expect(ann.map(({ body }) => JSON.parse(body).type)).toEqual([
      "segment.entered",
      "segment.entered",
      "segment.entered",
      "segment.left",
    ]);
    expect(new Set(ann.slice(0, 3).map(({ id }) => id)).size).toBe(1);
  });

  it("is given up on after ten attempts, which holds nothing up, and can be sent again", async () => {
    await add({ segments: ["buyers"] });
    answer = ({ body }) => (body.includes("entered") ? 503 : 200);
    await send(order("ann", at(2)));
    await update(db, at(2));
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await deliver();
      clock += 86_400_000;
    }
    const id = (await sole())?.id ?? "";
    expect(got).toHaveLength(10);
    expect(await listDeliveries(admin, { id, page: 1, pageSize: 10 })).toMatchObject({
      rows: [{ customer: "ann", attempts: 10, isDead: true, answer: "503" }],
    });
    await update(db, at(5));
    await deliver();
    expect(told().at(-1)).toBe("ann segment.left buyers");
    answer = () => 200;
    expect(await replayDead(admin, id, clock)).toBe(1);
    await deliver();
    expect(await sole()).toMatchObject({ waiting: 0, dead: 0 });
  });

  it("that answers 410 is asked no more; one that is paused gets later what moved meanwhile", async () => {
    const { destination } = await add({ segments: ["buyers"] });
    await editDestination(admin, { ...destination, status: "paused" });
    await send(order("ann", at(2)));
    await update(db, at(2));
    await deliver();
    expect(got).toEqual([]);
    answer = () => 410;
    await editDestination(admin, { ...destination, status: "active" });
    await deliver();
    clock += 86_400_000;
    await deliver();
    expect(got).toHaveLength(1);
    expect(await sole()).toMatchObject({ status: "gone" });
  });

  it("of this machine or a private network is refused unless it may be", async () => {
    await add({ segments: ["buyers"], allowsPrivate: false });
    await send(order("ann", at(2)));
    await update(db, at(2));
    await deliver();
    expect(got).toEqual([]);
    const id = (await sole())?.id ?? "";
    expect((await listDeliveries(admin, { id, page: 1, pageSize: 10 })).rows[0]?.answer).toBe(
      "private_address",
    );
    expect(await testDestination(admin, id, Date.now)).toMatchObject({
      isTaken: false,
      detail: "private_address",
    });
  });

  it("is shown with the segment that it is told of, which stays in use as long as it is named", async () => {
    const { destination } = await add({ segments: ["buyers"] });
    await add({ name: "Everything" });
    const { destinations } = await getSegmentDetail(admin, "buyers");
    expect(destinations.map(({ name, takesAll }) => `${name} ${takesAll}`)).toEqual([
      "Everything true",
      "Mail false",
    ]);
    await expect(archiveSegment(admin, "buyers")).rejects.toMatchObject({
      code: "segments.in_destination",
      params: { name: "Mail" },
    });
    await archiveSegment(admin, "all");
    await removeDestination(admin, destination.id);
    expect(await archiveSegment(admin, "buyers")).toMatchObject({ status: "archived" });
  });

  it("has a name of its own, known segments, and is removed with what waits", async () => {
    const { destination } = await add();
    await expect(add()).rejects.toMatchObject({ kind: "conflict", code: "destinations.name_taken" });
    await expect(add({ name: "Other", segments: ["nothing"] })).rejects.toMatchObject({ kind: "not_found" });
    await send(order("ann", at(2)));
    await update(db, at(2));
    answer = () => 500;
    await deliver();
    expect(await sole()).toMatchObject({ waiting: 2 });
    await removeDestination(admin, destination.id);
    expect(await listDestinations(admin)).toEqual([]);
    expect((await db.sql.query("select 1 from delivery")).rows).toEqual([]);
  });
});
