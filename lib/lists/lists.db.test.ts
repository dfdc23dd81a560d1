import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, type Role, systemActor } from "#lib/auth/permissions.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";
import { listEntriesInput, listListsInput } from "#lib/lists/schema.ts";
import {
  createList,
  deleteList,
  getList,
  listEntries,
  listLists,
  previewList,
  renameList,
  replaceList,
} from "#lib/lists/service.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const a = (role: Role): Actor => ({ kind: "user", userId: role, name: role, role });
const now = Date.parse("2026-06-02T00:00:00Z");

async function customers(...ids: readonly string[]): Promise<void> {
  await acceptMessages(
    ids.map((userId) => aMessage({ userId, messageId: `m-${userId}` })),
    aContext(),
  );
}

async function activeSegment(list: string): Promise<void> {
  await db.segment.create({
    data: {
      key: "vip",
      name: "VIP",
      activeVersionNo: 1,
      versions: { create: { no: 1, rule: { kind: "list", list }, name: "VIP" } },
    },
  });
}

async function members(): Promise<readonly string[]> {
  const population = postgresPopulation(db);
  await updateMemberships({ database: db, population, now: () => now });
  const { rows } = await db.sql.query<{ id: string }>(
    `select c.external_id as id from membership m join customer c on c.id = m.customer_id
     where m.left_at is null order by 1`,
  );
  return rows.map(({ id }) => id);
}

describe("an uploaded list", () => {
  it("tells beforehand what it would hold", async () => {
    await customers("u1", "u2");
    expect(await previewList(a("analyst"), { text: "user_id\nu1\nu2\nu2\nx9" })).toEqual({
      ids: 3,
      known: 2,
      unknownExamples: ["x9"],
      column: "user_id",
      repeated: 1,
      tooLong: 0,
      added: 3,
      removed: 0,
    });
    await createList(a("analyst"), { key: "fair", name: "Fair", text: "u1\nx1" });
    expect(await previewList(system, { key: "fair", text: "u1\nu2\nu3" })).toMatchObject({
      added: 2,
      removed: 1,
    });
  });

  it("is kept with its ids, and knows whom they belong to, also after a merge", async () => {
    await customers("u1", "u2");
    await acceptMessages(
      [{ type: "alias", previousId: "u1", userId: "u2", timestamp: "2026-06-01T13:00:00Z" }],
      aContext(),
    );
    await createList(a("analyst"), { key: "fair", name: "Spring fair", text: "u1\nsomebody else" });
    expect(await getList(a("marketer"), "fair")).toMatchObject({
      name: "Spring fair",
      size: 2,
      known: 1,
      updatedBy: "analyst",
      usedIn: [],
    });
    const { rows } = await listEntries(system, listEntriesInput.parse({ key: "fair" }));
    expect(rows).toEqual([
      { externalId: "somebody else", customer: null },
      { externalId: "u1", customer: { id: expect.any(String), externalId: "u2" } },
    ]);
    const unknown = listEntriesInput.parse({ key: "fair", known: "no" });
    expect((await listEntries(system, unknown)).total).toBe(1);
    const found = await listLists(system, listListsInput.parse({ search: "spring" }));
    expect(found).toMatchObject({ total: 1, rows: [{ key: "fair" }] });
  });

  it("is refused when it holds nothing, or its key is taken", async () => {
    await createList(system, { key: "fair", name: "Fair", text: "u1" });
    const again = createList(system, { key: "fair", name: "Other", text: "u2" });
    await expect(again).rejects.toMatchObject({ code: "lists.key_taken" });
    const empty = createList(system, { key: "none", name: "None", text: "user_id\n\n" });
    await expect(empty).rejects.toMatchObject({ code: "lists.empty" });
    expect((await listLists(system, listListsInput.parse({}))).total).toBe(1);
  });
});

describe("a list that a segment uses", () => {
  beforeEach(async () => {
    await customers("u1", "u2", "u3");
    await createList(system, { key: "fair", name: "Fair", text: "u1\nu2" });
    await activeSegment("fair");
  });

  it("moves the segment's members when its ids are replaced, and not before", async () => {
    expect(await members()).toEqual(["u1", "u2"]);
    await replaceList(a("admin"), { key: "fair", text: "u2\nu3" });
    expect(await members()).toEqual(["u2", "u3"]);
  });

  it("is replaced only by who may decide changes of segments", async () => {
    const refused = replaceList(a("analyst"), { key: "fair", text: "u3" });
    await expect(refused).rejects.toMatchObject({ kind: "forbidden" });
    expect(await getList(system, "fair")).toMatchObject({ size: 2, usedIn: [{ key: "vip", name: "VIP" }] });
  });

  it("is not deleted before the segment lets go of it", async () => {
    const refused = deleteList(a("admin"), "fair");
    await expect(refused).rejects.toMatchObject({ code: "lists.in_use", params: { name: "VIP", others: 0 } });
    await db.segment.updateMany({ data: { archivedAt: new Date() } });
    expect(await deleteList(a("analyst"), "fair")).toEqual({ key: "fair" });
    await expect(getList(system, "fair")).rejects.toMatchObject({ kind: "not_found" });
  });
});

it("writes down who changed a list, and how", async () => {
  await createList(a("analyst"), { key: "fair", name: "Fair", text: "u1\nu2" });
  await renameList(a("analyst"), { key: "fair", name: "Spring fair" });
  await replaceList(a("analyst"), { key: "fair", text: "u2\nu3\nu4" });
  await deleteList(a("analyst"), "fair");
  const entries = await db.auditEntry.findMany({ orderBy: { no: "asc" } });
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ["list.created", { name: "Fair", ids: 2 }],
    ["list.renamed", { before: "Fair", after: "Spring fair" }],
    ["list.replaced", { ids: 3, added: 2, removed: 1 }],
    ["list.deleted", { name: "Spring fair", ids: 3 }],
  ]);
});

it("is everybody's to see and analysts' to change", async () => {
  await createList(system, { key: "fair", name: "Fair", text: "u1" });
  for (const change of [
    () => previewList(a("marketer"), { text: "u1" }),
    () => createList(a("marketer"), { key: "x", name: "X", text: "u1" }),
    () => replaceList(a("marketer"), { key: "fair", text: "u1" }),
    () => renameList(a("marketer"), { key: "fair", name: "X" }),
    () => deleteList(a("marketer"), "fair"),
  ]) {
    await expect(change()).rejects.toMatchObject({ kind: "forbidden" });
  }
});
