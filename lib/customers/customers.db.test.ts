import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, type Role, systemActor } from "#lib/auth/permissions.ts";
import { listCustomersInput, timelineInput } from "#lib/customers/schema.ts";
import {
  deleteCustomer,
  findCustomer,
  getCustomer,
  getTimeline,
  getTraitHistory,
  listCustomers,
} from "#lib/customers/service.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const a = (role: Role): Actor => ({ kind: "user", userId: role, name: role, role });
const accept = (...messages: readonly object[]) => acceptMessages(messages, aContext());
const idOf = async (externalId: string) => (await findCustomer(system, externalId)).id;
const list = async (input: object) => (await listCustomers(system, listCustomersInput.parse(input))).rows;

const on = (day: number, overrides: object) =>
  aMessage({ timestamp: `2026-05-${String(day).padStart(2, "0")}T00:00:00.000Z`, ...overrides });
const identify = (day: number, userId: string, traits: object) =>
  on(day, { type: "identify", userId, traits });

/** Ann, who first came without a name, and whose two accounts were merged. */
async function acceptAnn() {
  await accept(
    on(1, { userId: null, anonymousId: "device", properties: { n: 1 } }),
    on(2, { userId: "ann", anonymousId: "device", properties: { n: 2 } }),
    identify(3, "ann", { firstName: "Ann", lastName: "Lee", email: "old@x.test", tier: "gold" }),
    identify(4, "ann", { email: "ann@x.test", tier: null }),
    on(5, { userId: "old-ann", type: "track", event: "Order Completed" }),
    on(6, { type: "alias", previousId: "old-ann", userId: "ann" }),
  );
}

describe("a customer", () => {
  it("is shown whole, with everything of every id that was merged into it", async () => {
    await acceptAnn();
    const ann = await getCustomer(system, await idOf("device"));
    expect(ann).toMatchObject({
      externalId: "ann",
      kind: "user",
      name: "Ann Lee",
      email: "ann@x.test",
      createdAt: "2026-05-01T00:00:00.000Z",
      lastSeenAt: "2026-05-06T00:00:00.000Z",
      eventCount: 3,
      events: [
        {
          name: "page_viewed",
          count: 2,
          firstAt: "2026-05-01T00:00:00.000Z",
          lastAt: "2026-05-02T00:00:00.000Z",
        },
        { name: "order_completed", count: 1 },
      ],
    });
    expect(
      ann.ids.map(({ externalId, kind, mergedAt }) => [externalId, kind, mergedAt?.slice(0, 10)]),
    ).toEqual([
      ["ann", "user", undefined],
      ["device", "anonymous", "2026-05-02"],
      ["old-ann", "user", "2026-05-06"],
    ]);
    expect(
      ann.traits.map(({ name, value, changes, isSensitive }) => [name, value, changes, isSensitive]),
    ).toEqual([
      ["email", "ann@x.test", 2, true],
      ["first_name", "Ann", 1, true],
      ["last_name", "Lee", 1, true],
      ["tier", null, 2, false],
    ]);
  });

  it("has a history of each trait", async () => {
    await acceptAnn();
    const history = await getTraitHistory(system, await idOf("ann"), "email");
    expect(history.map(({ value, at }) => [value, at.slice(0, 10)])).toEqual([
      ["ann@x.test", "2026-05-04"],
      ["old@x.test", "2026-05-03"],
    ]);
  });

  it("has a timeline, page by page, without a gap or a repetition", async () => {
    await acceptAnn();
    await accept(on(2, { userId: "ann" }), on(2, { userId: "ann" }));
    const id = await idOf("ann");
    const whole = await getTimeline(system, timelineInput.parse({ id }));
    expect(whole.rows.map(({ kind, at }) => `${kind} ${at.slice(8, 10)}`)).toEqual([
      "merged 06",
      "event 05",
      "traits 04",
      "traits 03",
      "event 02",
      "event 02",
      "event 02",
      "merged 02",
      "event 01",
    ]);
    for (const pageSize of [1, 3]) {
      const rows: unknown[] = [];
      for (let before: string | null | undefined; before !== null; ) {
        const page = await getTimeline(system, timelineInput.parse({ id, pageSize, before }));
        rows.push(...page.rows);
        before = page.next;
      }
      expect(rows).toEqual(whole.rows);
    }
    const orders = await getTimeline(system, timelineInput.parse({ id, event: "order_completed" }));
    expect(orders.rows).toMatchObject([{ kind: "event", externalId: "old-ann" }]);
  });

  it("that nobody knows is not found", async () => {
    await expect(getCustomer(system, "12345")).rejects.toMatchObject({ kind: "not_found" });
    await expect(findCustomer(system, "nobody")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the list", () => {
  it("shows each customer once, the last seen first", async () => {
    await acceptAnn();
    await accept(identify(7, "bob", { name: "Bob" }), on(1, { userId: null, anonymousId: "guest" }));
    expect((await list({})).map(({ externalId, name }) => [externalId, name])).toEqual([
      ["bob", "Bob"],
      ["ann", "Ann Lee"],
      ["guest", null],
    ]);
    expect((await list({ kind: "anonymous" })).map(({ externalId }) => externalId)).toEqual(["guest"]);
    expect((await list({ sort: "externalId", direction: "asc", pageSize: 1, page: 2 }))[0]?.externalId).toBe(
      "bob",
    );
  });

  it("is in the order of the last messages within an hour, too", async () => {
    const seen = (userId: string, time: string) => ({
      type: "track",
      event: "Page Left",
      userId,
      timestamp: `2026-05-01T${time}:00Z`,
    });
    await accept(seen("ann", "10:10"), seen("bob", "10:50"), seen("cid", "09:59"), seen("dot", "10:20"));
    const names = async (direction: "asc" | "desc") =>
      (await list({ sort: "lastSeenAt", direction })).map(({ externalId }) => externalId).join(" ");
    expect(await names("desc")).toBe("bob dot ann cid");
    expect(await names("asc")).toBe("cid ann dot bob");
  });

  it.each([
    ["ann", ["ann"]],
    ["device", ["ann"]],
    ["old@", ["ann"]],
    ["ANN lee", ["ann"]],
    ["lee bob", []],
    ["%", []],
    ["伟", ["wei"]],
  ])("finds by %j", async (search, expected) => {
    await acceptAnn();
    await accept(
      identify(7, "bob", { name: "Bob" }),
      identify(1, "wei", { first_name: "伟", last_name: "张" }),
    );
    const page = await listCustomers(system, listCustomersInput.parse({ search }));
    expect(page.rows.map(({ externalId }) => externalId)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it("writes a Chinese name with the family name first", async () => {
    await accept(identify(1, "wei", { first_name: "伟", last_name: "张" }));
    expect(await list({})).toMatchObject([{ name: "张伟" }]);
  });
});

describe("deleting a customer", () => {
  it("takes away everything under every id, and nothing of anybody else", async () => {
    await acceptAnn();
    await accept(on(8, { userId: "bob", anonymousId: "device" }), { type: "track", userId: "old-ann" });
    const deleted = await deleteCustomer(a("admin"), await idOf("old-ann"));
    expect(deleted).toEqual({ ids: 4, events: 3, traits: 6 });
    expect((await list({})).map(({ externalId }) => externalId)).toEqual(["bob"]);
    for (const table of ["trait_change", "rejected_message", "customer where external_id <> 'bob'"]) {
      expect((await db.sql.query(`select 1 from ${table}`)).rows).toEqual([]);
    }
    const removals = await db.sql.query<{ no: bigint }>("select no from removal order by no");
    const { rows } = await db.sql.query<{ last_no: bigint }>("select last_no from message_counter");
    expect(removals.rows.map(({ no }) => no)).toHaveLength(4);
    expect(removals.rows.at(-1)?.no).toBe(rows[0]?.last_no);
    const [entry] = await db.auditEntry.findMany({ where: { action: "customer.deleted" } });
    expect(JSON.stringify(entry?.detail)).not.toContain("ann");
  });

  it("does not let what is sent again bring it back", async () => {
    const message = on(1, { userId: "ann" });
    await accept(message);
    await deleteCustomer(system, await idOf("ann"));
    expect(await accept(message)).toEqual([{ kind: "duplicate" }]);
    expect(await list({})).toEqual([]);
  });

  it("is an admin's to do", async () => {
    await acceptAnn();
    const id = await idOf("ann");
    await expect(deleteCustomer(a("analyst"), id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(getCustomer(a("marketer"), id)).resolves.toMatchObject({ externalId: "ann" });
  });
});
