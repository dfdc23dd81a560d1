import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { profileCatalog } from "#lib/catalog/profile-service.ts";
import { editCatalogEntry, getCatalogEntry } from "#lib/catalog/service.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const trait = (name: string) => ({ kind: "trait", event: "", name }) as const;
const identify = (userId: string, traits: object, timestamp = "2026-05-01T00:00:00Z") =>
  aMessage({ type: "identify", userId, traits, timestamp });
const order = (properties: object) => aMessage({ type: "track", event: "Order Completed", properties });

async function topOf(key: Parameters<typeof getCatalogEntry>[1]) {
  const { topValues, distinctValues } = await getCatalogEntry(system, key);
  return { top: topValues.map(({ value, count }) => [value, count]), distinct: distinctValues };
}

it("counts the values of properties, of items, and of list elements", async () => {
  await acceptMessages(
    [
      order({ coupon: "B", products: [{ category: "shoes" }, { category: "hats" }, 7] }),
      order({ coupon: "A", products: [{ category: "shoes" }], gift: true }),
      order({ coupon: "B", products: [], tags: ["x", "", null, { deep: 1 }], note: "n".repeat(500) }),
    ],
    aContext(),
  );
  await profileCatalog();
  await profileCatalog();
  const property = (name: string) => ({ kind: "property", event: "order_completed", name }) as const;
  expect(await topOf(property("coupon"))).toEqual({
    top: [
      ["B", 2],
      ["A", 1],
    ],
    distinct: 2,
  });
  expect(await topOf(property("category"))).toEqual({
    top: [
      ["shoes", 2],
      ["hats", 1],
    ],
    distinct: 2,
  });
  expect(await topOf(property("tags"))).toEqual({ top: [["x", 1]], distinct: 1 });
  expect(await topOf(property("gift"))).toEqual({ top: [[true, 1]], distinct: 1 });
  expect(await topOf(property("note"))).toEqual({ top: [], distinct: null });
});

it("counts a trait's newest value of each customer", async () => {
  await acceptMessages(
    [
      identify("a", { tier: "gold" }, "2026-05-03T00:00:00Z"),
      identify("a", { tier: "silver" }, "2026-05-02T00:00:00Z"),
      identify("b", { tier: "gold" }),
    ],
    aContext(),
  );
  await profileCatalog();
  expect(await topOf(trait("tier"))).toEqual({ top: [["gold", 2]], distinct: 1 });
});

it("looks at no value of what is sensitive, and forgets those of what becomes so", async () => {
  await acceptMessages([identify("a", { email: "a@b.cn", tier: "gold" })], aContext());
  await profileCatalog();
  expect(await topOf(trait("email"))).toEqual({ top: [], distinct: null });
  await editCatalogEntry(system, { ...trait("tier"), isSensitive: true });
  await profileCatalog();
  expect(await topOf(trait("tier"))).toEqual({ top: [], distinct: null });
  const { rows } = await db.sql.query("select 1 from catalog_entry where top_values::text like '%gold%'");
  expect(rows).toEqual([]);
});
