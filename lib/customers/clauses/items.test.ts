import { describe, expect, it } from "vitest";
import { members, order, track } from "#lib/customers/testing.ts";

const asOf = "2026-03-01T12:00:00Z";
const then = "2026-02-01T00:00:00Z";

type Where = readonly object[];
type Properties = Readonly<Record<string, unknown>>;

/** Whether an order with these properties matches filters. */
function isMatched(properties: Properties, where: Where, event = "order_completed"): boolean {
  const rule = { kind: "measure", measure: { of: "count", event, where }, op: "eq", value: 1 };
  return members([track("a", event, then, properties)], rule, { asOf }) === "a";
}

/** Whether a measure over one customer's orders has a value. */
function hasValue(
  orders: readonly Properties[],
  measure: object,
  value: number | undefined,
  event = "order_completed",
): boolean {
  const compared = value === undefined ? { op: "missing" } : { op: "eq", value };
  const rule = { kind: "measure", measure: { event, ...measure }, ...compared };
  return (
    members(
      orders.map((properties) => track("a", event, then, properties)),
      rule,
      { asOf },
    ) === "a"
  );
}

const shoe = { category: "Shoes", brand: "Fjord", price: 50, quantity: 2, color: "red" };
const hat = { category: "Hats", price: 20.5, name: "Cap", size: "M" };
const is = (property: string, ...value: string[]) => ({ property, op: "is", value });

describe("clause 9: events and their items", () => {
  it.each([
    ["filters of one item", [is("category", "Shoes"), { property: "price", op: "gt", value: 30 }], true],
    [
      "filters that only two items meet together",
      [is("category", "Shoes"), { property: "price", op: "lt", value: 30 }],
      false,
    ],
    ["a property found in some item only", [is("size", "M"), is("category", "Hats")], true],
    ["a property found in another item", [is("size", "M"), is("category", "Shoes")], false],
    ["a property of the event beside one of an item", [is("channel", "web"), is("category", "Hats")], true],
    ["an item property, with no falling back to the event's", [is("brand", "Event brand")], false],
    ["a property of items, though the event has one of that name", [is("color", "blue")], false],
    [
      "a missing quantity, which is 1",
      [is("category", "Hats"), { property: "quantity", op: "eq", value: 1 }],
      true,
    ],
    ["a quantity, which always exists", [{ property: "quantity", op: "missing" }], false],
    ["the event's total, never an item's", [{ property: "total", op: "eq", value: 100 }], true],
    [
      "is_not on an item without the property",
      [is("category", "Hats"), { property: "brand", op: "is_not", value: ["Fjord"] }],
      true,
    ],
  ])("sees %s", (_, where, matched) => {
    const properties = {
      channel: "web",
      brand: "Event brand",
      color: "blue",
      total: 100,
      products: [shoe, { ...hat, total: 7 }],
    };
    expect(isMatched(properties, where)).toBe(matched);
  });
  it("takes an event without products as its own single item", () => {
    const view = { category: "Shoes", price: 50, color: "red" };
    expect(isMatched(view, [is("category", "Shoes"), is("color", "red")], "product_viewed")).toBe(true);
    expect(isMatched({ ...view, products: [] }, [is("category", "Shoes")], "product_viewed")).toBe(true);
    expect(isMatched(view, [{ property: "quantity", op: "eq", value: 1 }], "product_viewed")).toBe(true);
  });
  it("does not find a property in products that is missing there", () => {
    expect(isMatched({ coupon: "X", products: [{ ...hat, coupon: null }] }, [is("coupon", "X")])).toBe(true);
    expect(isMatched({ coupon: "X", products: [{ ...hat, coupon: "Y" }] }, [is("coupon", "X")])).toBe(false);
  });
  it("holds all filters on the same event", () => {
    const shop = [order("a", then, { channel: "web", coupon: "X" }), order("a", then, { channel: "app" })];
    const where = [is("channel", "app"), { property: "coupon", op: "exists" }];
    const rule = {
      kind: "measure",
      measure: { of: "count", event: "order_completed", where },
      op: "gte",
      value: 1,
    };
    expect(members(shop, rule, { asOf })).toBe("");
  });
  it("counts events, not items", () => {
    const where = [{ property: "price", op: "gt", value: 0 }];
    expect(hasValue([{ products: [shoe, hat] }], { of: "count", where }, 1)).toBe(true);
  });

  const total = { of: "sum", property: "total" };
  it.each([
    ["the events' total where no item filter is given", [{ total: 90, products: [shoe, hat] }], {}, 90],
    [
      "the matching items' price × quantity where one is",
      [{ total: 90, products: [shoe, hat] }],
      { where: [is("category", "Shoes")] },
      100,
    ],
    [
      "the total beside a filter of the event",
      [{ total: 90, channel: "web", products: [shoe] }],
      { where: [is("channel", "web")] },
      90,
    ],
    [
      "nothing for an item without a price",
      [{ total: 9, products: [{ category: "Shoes" }, shoe] }],
      { where: [is("category", "Shoes")] },
      100,
    ],
    [
      "an own single item's total",
      [{ total: 9, category: "Shoes", price: 1 }],
      { where: [is("category", "Shoes")] },
      9,
    ],
    [
      "an own single item's price × quantity without a total",
      [{ category: "Shoes", price: 1.5, quantity: 4 }],
      { where: [is("category", "Shoes")] },
      6,
    ],
    ["a missing total of an order, from its items", [{ products: [shoe, hat] }], {}, 120.5],
    ["0 for an order without total and prices", [{ products: [{ category: "Shoes" }] }], {}, 0],
  ])("sums as total %s", (_, orders, extra, value) => {
    expect(hasValue(orders, { ...total, ...extra }, value)).toBe(true);
  });
  it("derives a missing total for orders only, for filters and averages too", () => {
    expect(isMatched({ products: [shoe] }, [{ property: "total", op: "eq", value: 100 }])).toBe(true);
    expect(isMatched({ products: [{ name: "x" }] }, [{ property: "total", op: "missing" }])).toBe(true);
    expect(hasValue([{ products: [shoe] }, { total: 50 }], { ...total, of: "avg" }, 75)).toBe(true);
    expect(isMatched({ products: [shoe] }, [{ property: "total", op: "missing" }], "order_refunded")).toBe(
      true,
    );
    expect(hasValue([{ products: [shoe] }], total, 0, "order_refunded")).toBe(true);
  });
  it("aggregates other event properties over matching events, item properties over matching items", () => {
    const orders = [
      { total: 1, tax: 5, products: [shoe, hat] },
      { total: 1, tax: 7, products: [hat] },
    ];
    const shoes = [is("category", "Shoes")];
    expect(hasValue(orders, { of: "sum", property: "tax", where: shoes }, 5)).toBe(true);
    expect(hasValue(orders, { of: "sum", property: "quantity" }, 4)).toBe(true);
    expect(hasValue(orders, { of: "sum", property: "quantity", where: shoes }, 2)).toBe(true);
    expect(hasValue(orders, { of: "max", property: "price" }, 50)).toBe(true);
    expect(hasValue(orders, { of: "min", property: "price", where: shoes }, 50)).toBe(true);
    expect(hasValue(orders, { of: "distinct", property: "category" }, 2)).toBe(true);
    expect(hasValue(orders, { of: "avg", property: "total", where: shoes }, 1)).toBe(true);
  });
  it("filters by weekday and hour of the shop's zone", () => {
    const rule = (property: string, value: number) => ({
      kind: "measure",
      measure: { of: "count", event: "order_completed", where: [{ property, op: "eq", value }] },
      op: "eq",
      value: 1,
    });
    const shop = [order("a", "2026-02-01T22:30:00Z")];
    expect(members(shop, rule("$weekday", 7), { asOf })).toBe("a");
    expect(members(shop, rule("$hour", 22), { asOf })).toBe("a");
    expect(members(shop, rule("$weekday", 1), { asOf, zone: "Asia/Shanghai" })).toBe("a");
    expect(members(shop, rule("$hour", 6), { asOf, zone: "Asia/Shanghai" })).toBe("a");
  });
});

describe("clause 10: only the first or last", () => {
  const count = (only: string, extra: object = {}) => ({
    kind: "measure",
    measure: { of: "count", event: "order_completed", only, ...extra },
    op: "eq",
    value: 1,
  });
  const shop = [
    order("a", "2026-01-10T00:00:00Z", { n: 1 }),
    order("a", "2026-02-20T00:00:00Z", { n: 2 }),
    order("a", "2026-02-20T00:00:00Z", { n: 3 }),
    order("a", "2026-03-20T00:00:00Z", { n: 4 }),
  ];
  it.each([
    ["first", 1],
    ["last", 2],
  ])("keeps the %s up to asOf, of several at one instant the one that arrived first", (only, n) => {
    expect(members(shop, count(only, { where: [{ property: "n", op: "eq", value: n }] }), { asOf })).toBe(
      "a",
    );
  });
  it("is applied before where and window", () => {
    expect(members(shop, count("first", { window: { kind: "last", n: 30, unit: "day" } }), { asOf })).toBe(
      "",
    );
    expect(members(shop, count("last", { where: [{ property: "n", op: "eq", value: 3 }] }), { asOf })).toBe(
      "",
    );
  });
  it("looks at all of several names", () => {
    const mixed = [...shop, track("a", "order_refunded", "2026-01-01T00:00:00Z")];
    const rule = {
      kind: "measure",
      measure: {
        of: "count",
        event: ["order_completed", "order_refunded"],
        only: "first",
        where: [{ property: "n", op: "exists" }],
      },
      op: "eq",
      value: 0,
    };
    expect(members(mixed, rule, { asOf })).toBe("a");
  });
});
