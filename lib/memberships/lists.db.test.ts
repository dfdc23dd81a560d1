import { beforeEach, expect, it } from "vitest";
import { ada, publish } from "#lib/changes/testing.ts";
import { deleteCustomer, findCustomer } from "#lib/customers/service.ts";
import { identify } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { createList, deleteList, replaceList } from "#lib/lists/service.ts";
import { at, intervals, never, send, update } from "#lib/memberships/testing.ts";
import { followingCache } from "#lib/memberships/writing-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { type ListCache, readSurroundings } from "#lib/segments/catalog-service.ts";

// What one process keeps in memory of lists, while others write them.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const onFair: Rule = { kind: "list", list: "fair" };
const onGala: Rule = { kind: "list", list: "gala" };

async function idsOf(list: string, rules: readonly Rule[], cache: ListCache): Promise<ReadonlySet<string>> {
  return (await readSurroundings(db, rules, undefined, cache)).listIds(list);
}

it("reads a list again only if it was replaced", async () => {
  await createList(ada, { key: "fair", name: "Fair", text: "ann" });
  await createList(ada, { key: "gala", name: "Gala", text: "bob" });
  const cache: ListCache = new Map();
  const both = [onFair, onGala];
  const [fair, gala] = [await idsOf("fair", both, cache), await idsOf("gala", both, cache)];
  expect([[...fair], [...gala]]).toEqual([["ann"], ["bob"]]);
  await replaceList(ada, { key: "gala", text: "cid" });
  expect(await idsOf("fair", both, cache)).toBe(fair);
  expect([...(await idsOf("gala", both, cache))]).toEqual(["cid"]);
});

it("reads a list that was made again under a key, and forgets one that no rule names", async () => {
  await createList(ada, { key: "fair", name: "Fair", text: "ann" });
  const cache: ListCache = new Map();
  await idsOf("fair", [onFair], cache);
  await deleteList(ada, "fair");
  expect([...(await idsOf("fair", [onFair], cache))]).toEqual([]);
  await createList(ada, { key: "fair", name: "Fair", text: "bob" });
  expect([...(await idsOf("fair", [onFair], cache))]).toEqual(["bob"]);
  await idsOf("fair", [], cache);
  expect([...cache.keys()]).toEqual([]);
});

it("follows messages with the lists that it keeps, without whoever was deleted", async () => {
  const own = followingCache();
  await createList(ada, { key: "fair", name: "Fair", text: "ann\nbob" });
  await publish("fair", onFair);
  await update(db, at(1), never, own);
  await send(identify("ann", at(2)));
  await update(db, at(2), never, own);
  const kept = own.lists.get("fair");
  expect([...(kept?.ids ?? [])].sort()).toEqual(["ann", "bob"]);
  await send(identify("bob", at(3)));
  await update(db, at(3), never, own);
  expect(own.lists.get("fair")).toBe(kept);
  await deleteCustomer(ada, (await findCustomer(ada, "ann")).id);
  await send(identify("ann", at(4)));
  await update(db, at(4), never, own);
  expect(await intervals(db, "fair")).toEqual(["bob 03:00 message –"]);
});
