import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, type Role, systemActor } from "#lib/auth/permissions.ts";
import { maxPropertiesPerEvent } from "#lib/catalog/record.ts";
import { type EditCatalogInput, listCatalogInput } from "#lib/catalog/schema.ts";
import { editCatalogEntry, getCatalogEntry, listCatalog } from "#lib/catalog/service.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const a = (role: Role): Actor => ({ kind: "user", userId: role, name: role, role });
const list = (input: object) => listCatalog(system, listCatalogInput.parse(input));

const order = (properties: object, timestamp = "2026-05-01T10:00:00Z") =>
  aMessage({ type: "track", event: "Order Completed", timestamp, properties });

describe("what messages tell", () => {
  it("is counted, with types and times", async () => {
    await acceptMessages(
      [order({ total: 5, coupon: "A", at: "2026-01-01" }), order({ total: "6", coupon: null })],
      aContext(),
    );
    await acceptMessages([order({ coupon: ["B"] }, "2026-04-01T10:00:00Z")], aContext());
    const entry = await getCatalogEntry(system, { kind: "event", event: "", name: "order_completed" });
    expect(entry).toMatchObject({
      count: 3,
      isBuiltIn: true,
      firstSeenAt: "2026-04-01T10:00:00.000Z",
      lastSeenAt: "2026-05-01T10:00:00.000Z",
    });
    expect(entry.properties.map(({ name, count, types }) => ({ name, count, types }))).toEqual([
      { name: "coupon", count: 3, types: { text: 1, list: 1 } },
      { name: "total", count: 2, types: { number: 1, text: 1 } },
      { name: "at", count: 1, types: { date: 1 } },
    ]);
  });

  it("of items counts as properties of their event, once an event", async () => {
    await acceptMessages(
      [order({ category: "x", products: [{ category: "a", price: 1 }, { category: "b" }] })],
      aContext(),
    );
    const { properties } = await getCatalogEntry(system, {
      kind: "event",
      event: "",
      name: "order_completed",
    });
    expect(properties.map(({ name, count, types }) => ({ name, count, types }))).toEqual([
      { name: "category", count: 1, types: { text: 3 } },
      { name: "price", count: 1, types: { number: 1 } },
    ]);
  });

  it("cannot fill the catalog with made-up names", async () => {
    const many = (from: number) =>
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`p_${from + index}`, 1]));
    for (const from of [0, 400, 800]) await acceptMessages([order(many(from))], aContext());
    await acceptMessages([order({ p_1: 1 })], aContext());
    const page = await list({
      kind: "property",
      event: "order_completed",
      pageSize: 1,
      sort: "count",
      direction: "desc",
    });
    expect(page.total).toBeLessThanOrEqual(maxPropertiesPerEvent + 400);
    expect(page.rows).toMatchObject([{ name: "p_1", count: 2 }]);
  });
});

describe("the list", () => {
  it("holds the built-in vocabulary, seen or not, and what else was seen", async () => {
    await acceptMessages(
      [
        aMessage({ type: "track", event: "Quiz Taken" }),
        aMessage({ type: "identify", traits: { plan: "pro" } }),
      ],
      aContext(),
    );
    const events = await list({ pageSize: 100 });
    expect(events.total).toBe(30);
    expect(events.rows.find(({ name }) => name === "quiz_taken")).toMatchObject({
      isBuiltIn: false,
      count: 1,
    });
    expect(events.rows.find(({ name }) => name === "cart_viewed")).toMatchObject({
      isBuiltIn: true,
      count: 0,
      firstSeenAt: null,
    });
    expect((await list({ kind: "trait" })).total).toBe(17);
  });

  it("is searched by name, label and synonym in either language", async () => {
    await editCatalogEntry(system, {
      kind: "event",
      event: "",
      name: "cart_viewed",
      labelZh: "查看购物车",
      synonymsEn: ["basket"],
    });
    for (const search of ["Cart view", "购物车", "BASKET"]) {
      expect((await list({ search })).rows).toMatchObject([{ name: "cart_viewed" }]);
    }
    expect((await list({ search: "100%_" })).rows).toEqual([]);
  });

  it("is paged and sorted", async () => {
    await acceptMessages([order({}), order({}), aMessage()], aContext());
    const page = await list({ sort: "count", direction: "desc", pageSize: 2 });
    expect(page.rows.map(({ name }) => name)).toEqual(["order_completed", "page_viewed"]);
    expect((await list({ page: 2, pageSize: 20 })).rows).toHaveLength(9);
  });
});

describe("editing", () => {
  const email = { kind: "trait", event: "", name: "email" } as const;
  const edit = (actor: Actor, input: Omit<EditCatalogInput, "kind" | "event" | "name">) =>
    editCatalogEntry(actor, { ...email, ...input });

  it("changes only what is given, and leaves a trace", async () => {
    await edit(system, { labelEn: "Mail", synonymsZh: ["邮箱"] });
    const entry = await edit(system, { labelZh: "邮件" });
    expect(entry).toMatchObject({
      labelEn: "Mail",
      labelZh: "邮件",
      synonymsZh: ["邮箱"],
      isSensitive: true,
    });
    expect(
      await db.auditEntry.count({ where: { action: "catalog.changed", subject: "catalog:trait/email" } }),
    ).toBe(2);
  });

  it("of an entry that was not seen yet keeps when it is first seen", async () => {
    await edit(system, { labelEn: "Mail" });
    await acceptMessages([aMessage({ type: "identify", traits: { email: "a@b.cn" } })], aContext());
    expect(await getCatalogEntry(system, email)).toMatchObject({
      count: 1,
      labelEn: "Mail",
      firstSeenAt: "2026-05-01T10:00:00.000Z",
      lastSeenAt: "2026-05-01T10:00:00.000Z",
    });
  });

  it("is an analyst's to label and an admin's to protect", async () => {
    await expect(edit(a("marketer"), { labelEn: "x" })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(edit(a("analyst"), { isSensitive: false })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(edit(a("analyst"), { labelEn: "x" })).resolves.toMatchObject({ labelEn: "x" });
    await expect(edit(a("admin"), { isHiddenFromLlm: true })).resolves.toMatchObject({
      isHiddenFromLlm: true,
    });
  });

  it("of an unknown entry is refused", async () => {
    const unknown = editCatalogEntry(system, { kind: "event", event: "", name: "nope", labelEn: "x" });
    await expect(unknown).rejects.toMatchObject({ kind: "not_found" });
  });
});
