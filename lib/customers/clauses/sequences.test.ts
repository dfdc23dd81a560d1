import { describe, expect, it } from "vitest";
import { members, track } from "#lib/customers/testing.ts";

const asOf = "2026-03-10T12:00:00Z";

/** A customer with events at these times of March 2026 ("05 10:00" is the 5th), or at full times. */
function events(...list: readonly (readonly [event: string, at: string, properties?: object])[]) {
  return list.map(([event, at, properties]) =>
    track("a", event, at.length > 8 ? at : `2026-03-${at.replace(" ", "T")}:00Z`, { ...properties }),
  );
}

const sequence = (steps: readonly object[], extra: object = {}) => ({ kind: "sequence", steps, ...extra });
const cart = { event: "product_added" };
const order = { event: "order_completed" };
const hours = (n: number) => ({ within: { n, unit: "hour" } });

describe("clause 13: sequences", () => {
  it.each([
    [
      "in order",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 11:00"],
      ],
      [cart, order],
      true,
    ],
    [
      "not in reverse",
      [
        ["order_completed", "05 10:00"],
        ["product_added", "05 11:00"],
      ],
      [cart, order],
      false,
    ],
    [
      "not at one instant",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 10:00"],
      ],
      [cart, order],
      false,
    ],
    ["by distinct events", [["order_completed", "05 10:00"]], [order, order], false],
    [
      "of one name twice",
      [
        ["order_completed", "05 10:00"],
        ["order_completed", "06 10:00"],
      ],
      [order, order],
      true,
    ],
    [
      "within, its end included",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 12:00"],
      ],
      [cart, { ...order, ...hours(2) }],
      true,
    ],
    [
      "not later than within",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 12:01"],
      ],
      [cart, { ...order, ...hours(2) }],
      false,
    ],
    [
      "by whichever earlier event fits",
      [
        ["product_added", "05 10:00"],
        ["product_added", "05 13:00"],
        ["order_completed", "05 14:00"],
      ],
      [cart, { ...order, ...hours(2) }],
      true,
    ],
    [
      "with within counted from the step before, not from the first",
      [
        ["product_added", "05 10:00"],
        ["cart_viewed", "05 11:30"],
        ["order_completed", "05 13:00"],
      ],
      [cart, { event: "cart_viewed", ...hours(2) }, { ...order, ...hours(2) }],
      true,
    ],
    [
      "where the greedy first choice would fail",
      [
        ["product_added", "05 10:00"],
        ["cart_viewed", "05 10:30"],
        ["cart_viewed", "05 11:30"],
        ["order_completed", "05 13:00"],
      ],
      [cart, { event: "cart_viewed", ...hours(2) }, { ...order, ...hours(2) }],
      true,
    ],
  ] as const)("hold %s", (_, list, steps, met) => {
    expect(members(events(...list), sequence(steps), { asOf })).toBe(met ? "a" : "");
  });
  it("filter each step's event", () => {
    const shop = events(
      ["product_viewed", "05 10:00", { category: "Shoes" }],
      ["order_completed", "05 11:00", { category: "Hats" }],
    );
    const of = (event: string, value: string) => ({
      event,
      where: [{ property: "category", op: "is", value: [value] }],
    });
    expect(
      members(shop, sequence([of("product_viewed", "Shoes"), of("order_completed", "Hats")]), { asOf }),
    ).toBe("a");
    expect(
      members(shop, sequence([of("product_viewed", "Shoes"), of("order_completed", "Shoes")]), { asOf }),
    ).toBe("");
  });
  it("have all steps inside the window", () => {
    const shop = events(["product_added", "01 10:00"], ["order_completed", "09 10:00"]);
    expect(
      members(shop, sequence([cart, order], { window: { kind: "last", n: 3, unit: "day" } }), { asOf }),
    ).toBe("");
    expect(
      members(shop, sequence([cart, order], { window: { kind: "last", n: 10, unit: "day" } }), { asOf }),
    ).toBe("a");
  });
  it("count months by the calendar, from whichever start reaches furthest", () => {
    // 30 January 12:00 + 1 month is 28 February 12:00; 31 January 10:00 + 1 month is 28 February 10:00.
    const shop = events(
      ["product_added", "2026-01-30T12:00:00Z"],
      ["product_added", "2026-01-31T10:00:00Z"],
      ["order_completed", "2026-02-28T11:00:00Z"],
    );
    expect(members(shop, sequence([cart, { ...order, within: { n: 1, unit: "month" } }]), { asOf })).toBe(
      "a",
    );
  });

  const left = (extra: object) => sequence([cart, { ...order, absent: true, ...extra }]);
  it.each([
    ["no order came in time", [["product_added", "05 10:00"]], hours(24), true],
    [
      "the order came too late",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "06 10:01"],
      ],
      hours(24),
      true,
    ],
    [
      "not if one came at the end of the time",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "06 10:00"],
      ],
      hours(24),
      false,
    ],
    [
      "also if one came at the same instant, before the time",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 10:00"],
      ],
      hours(24),
      true,
    ],
    ["not before the time is over", [["product_added", "10 10:00"]], hours(24), false],
    ["exactly when the time is over", [["product_added", "09 12:00"]], hours(24), true],
    [
      "for one of two carts",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "05 11:00"],
        ["product_added", "06 10:00"],
      ],
      hours(24),
      true,
    ],
    [
      "without within, if none came after",
      [
        ["order_completed", "05 09:00"],
        ["product_added", "05 10:00"],
      ],
      {},
      true,
    ],
    [
      "not without within, if one came long after",
      [
        ["product_added", "05 10:00"],
        ["order_completed", "09 10:00"],
      ],
      {},
      false,
    ],
  ] as const)("end in silence: %s", (_, list, extra, met) => {
    expect(members(events(...list), left(extra), { asOf })).toBe(met ? "a" : "");
  });
  it("look for the absent event wherever the window ends", () => {
    const shop = events(
      ["product_added", "2026-01-31T20:00:00Z"],
      ["order_completed", "2026-02-01T08:00:00Z"],
    );
    const window = { kind: "between", from: "2026-01-01", to: "2026-01-31" };
    const rule = sequence([cart, { ...order, absent: true, ...hours(24) }], { window });
    expect(members(shop, rule, { asOf })).toBe("");
    expect(members(shop.slice(0, 1), rule, { asOf })).toBe("a");
  });
});
