import { beforeEach, expect, it } from "vitest";
import { max } from "#lib/changes/testing.ts";
import { findCustomer } from "#lib/customers/service.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { send } from "#lib/memberships/testing.ts";
import { readCustomerFeatures } from "#lib/snapshots/customer-features-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const now = Date.parse("2026-05-20T12:00:00Z");

it("computes a customer's features as of a moment, and says where there is no value", async () => {
  await send(
    order("ann", "2026-03-01T12:00:00Z", { total: 40 }),
    order("ann", "2026-05-10T12:00:00Z", { total: 100, discount: 5 }),
    order("ann", "2026-05-25T12:00:00Z", { total: 999 }),
    identify("bob", "2026-05-01T12:00:00Z", {}),
  );
  const of = async (name: string) => {
    const { features } = await readCustomerFeatures(max, (await findCustomer(max, name)).id, now);
    return Object.fromEntries(features.map(({ feature, value }) => [feature, value]));
  };
  expect(await of("ann")).toMatchObject({
    recency: 10,
    frequency: 2,
    orders_30d: 1,
    monetary: 140,
    spend_30d: 100,
    average_order_value: 70,
    discount_share: 0.5,
    age: null,
  });
  expect(await of("bob")).toMatchObject({ recency: null, frequency: 0, monetary: 0, favorite_brand: null });
});

it("knows no customer who is not there", async () => {
  await expect(readCustomerFeatures(max, "999", now)).rejects.toMatchObject({ kind: "not_found" });
});
