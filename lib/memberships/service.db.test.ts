import { beforeEach, describe, expect, it } from "vitest";
import { max, publish } from "#lib/changes/testing.ts";
import { findCustomer } from "#lib/customers/service.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { getMovement, listMovements } from "#lib/drift/service.ts";
import { listMembers, listMembershipsOf } from "#lib/memberships/service.ts";
import { send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const recent: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 3, unit: "day" } },
  op: "gte",
  value: 1,
};
const day = (n: number, hour = 12) => `2026-05-${String(n).padStart(2, "0")}T${hour}:00:00Z`;
const paging = { page: 1, pageSize: 50, direction: "asc", search: "" } as const;

describe("a customer's memberships", () => {
  it("tell why they are in, and when they leave if nothing happens", async () => {
    await send(order("ann", day(1)));
    await publish("recent", recent);
    await publish("all", { kind: "everyone" });
    await update(db, day(2));
    const { id } = await findCustomer(max, "ann");
    expect(await listMembershipsOf(max, id, Date.parse(day(3)))).toMatchObject([
      { key: "all", leftAt: null, why: [], leavesAt: null },
      {
        key: "recent",
        enteredAt: "2026-05-02T12:00:00.000Z",
        enteredCause: "published",
        versionNo: 1,
        rule: recent,
        why: [{ pointer: "", isMet: true, value: 1 }],
        leavesAt: "2026-05-04T12:00:00.001Z",
      },
    ]);
  });

  it("hold those of the ids that were merged into them", async () => {
    await send({ type: "track", event: "Order Completed", anonymousId: "a1", timestamp: day(1) });
    await publish("recent", recent);
    await update(db, day(2));
    await send({ type: "identify", userId: "ann", anonymousId: "a1", timestamp: day(2, 13) });
    await update(db, day(2, 14));
    const { id } = await findCustomer(max, "a1");
    expect(await listMembershipsOf(max, id, Date.parse(day(3)))).toMatchObject([
      { leftAt: null, enteredCause: "message" },
      { leftCause: "merge", why: [], leavesAt: null },
    ]);
  });
});

describe("a segment's members", () => {
  beforeEach(async () => {
    await send(order("ann", day(1)), order("bob", day(2)), identify("cid", day(1)));
    await publish("recent", recent);
    await update(db, day(2));
    await update(db, day(4, 13));
  });

  it("are listed, searched and counted, those who left apart", async () => {
    expect(await listMembers(max, { ...paging, key: "recent", status: "in" })).toMatchObject({
      total: 1,
      rows: [{ name: "bob", enteredAt: "2026-05-02T12:00:00.000Z" }],
    });
    expect(await listMembers(max, { ...paging, key: "recent", status: "left" })).toMatchObject({
      total: 1,
      rows: [{ name: "ann", leftCause: "time" }],
    });
    expect((await listMembers(max, { ...paging, key: "recent", status: "in", search: "x" })).total).toBe(0);
  });

  it("are counted day by day, with what came and went and how stable it was", async () => {
    await send(order("cid", day(5)), order("dan", day(5)));
    await update(db, day(5, 13));
    const movement = await getMovement(max, { key: "recent", days: 4 }, Date.parse(day(5, 14)));
    expect(movement.days.map(({ size, entered, left }) => [size, entered, left])).toEqual([
      [0, 0, 0],
      [2, 0, 0],
      [2, 0, 0],
      [1, 0, 1],
      [2, 2, 1],
    ]);
    expect(movement).toMatchObject({ versionNo: 1, sweptAt: "2026-05-05T13:00:00.000Z" });
    const [found] = await listMovements(max, { days: 3 }, Date.parse(day(5, 14)));
    expect(found?.flow).toMatchObject({
      before: 2,
      after: 2,
      stayed: 0,
      entered: 2,
      left: 2,
      jaccard: 0,
      volatility: 2,
    });
  });
});
