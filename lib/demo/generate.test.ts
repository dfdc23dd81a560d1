import { describe, expect, it } from "vitest";
import { SHIFT, shiftAt } from "#lib/demo/archetypes.ts";
import { demoMessages, demoWorld } from "#lib/demo/generate.ts";
import { liveVisits, slotAt } from "#lib/demo/live.ts";
import { PRODUCTS } from "#lib/demo/products.ts";
import type { DemoMessage } from "#lib/demo/schema.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Json, JsonRecord } from "#lib/messages/schema.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

const END = Date.UTC(2026, 10, 24, 1);
const WORLD = demoWorld(END);
const MESSAGES = [...demoMessages(WORLD)];

function timeOf(message: DemoMessage): number {
  return Date.parse(message.timestamp);
}

function eventsOf(name: string): readonly DemoMessage[] {
  return MESSAGES.filter((message) => message.event === name);
}

function textOf(message: DemoMessage, property: string): string {
  return String(message.properties?.[property]);
}

function itemsOf(message: DemoMessage): readonly JsonRecord[] {
  const products: Json = message.properties?.products ?? [];
  // The generator's own items are objects.
  return Array.isArray(products) ? (products as readonly JsonRecord[]) : [];
}

function timesBy(name: string, property: string): ReadonlyMap<string, number> {
  return new Map(eventsOf(name).map((message) => [textOf(message, property), timeOf(message)]));
}

describe("the demo shop's history", () => {
  it("has several thousand customers, two years and a few hundred thousand messages", () => {
    expect(MESSAGES.length).toBeGreaterThan(300_000);
    expect(MESSAGES.length).toBeLessThan(420_000);
    const users = new Set(MESSAGES.flatMap(({ userId }) => userId ?? []));
    expect(users.size).toBeGreaterThan(4_500);
    const times = MESSAGES.map(timeOf);
    const [first, last] = times.reduce(
      ([low, high], at) => [Math.min(low, at), Math.max(high, at)],
      [Number.POSITIVE_INFINITY, 0],
    );
    expect(last).toBeLessThanOrEqual(END);
    expect(END - last).toBeLessThan(MS_PER_DAY / 4);
    expect((END - first) / MS_PER_DAY).toBeGreaterThan(700);
  });

  it("is read by Tideline without one refusal", () => {
    const refused = MESSAGES.filter((message) => !parseMessage(message, undefined).ok);
    expect(refused).toEqual([]);
  }, 60_000);

  it("gives every message an id of its own", () => {
    expect(new Set(MESSAGES.map(({ messageId }) => messageId)).size).toBe(MESSAGES.length);
  });

  it("is the same for the same seed and end, and another for another seed", () => {
    const small = { people: 150 };
    const first = JSON.stringify([...demoMessages(demoWorld(END, small))]);
    expect(JSON.stringify([...demoMessages(demoWorld(END, small))])).toBe(first);
    expect(JSON.stringify([...demoMessages(demoWorld(END, { ...small, seed: "other" }))])).not.toBe(first);
  });

  it("sells about 150 products in twelve categories by fifteen brands, each in two languages", () => {
    expect(PRODUCTS.length).toBeGreaterThan(140);
    expect(new Set(PRODUCTS.map(({ category }) => category)).size).toBe(12);
    expect(new Set(PRODUCTS.map(({ brand }) => brand)).size).toBe(15);
    const names = new Set(eventsOf("product_viewed").map((message) => textOf(message, "name")));
    expect(names).toContain("云步一号");
    expect(names).toContain("Cloudstep One");
  });

  it("refunds, cancels and reviews only what was ordered, and after it", () => {
    const orderedAt = timesBy("order_completed", "order_id");
    for (const name of ["order_refunded", "order_cancelled", "product_reviewed"]) {
      const later = eventsOf(name);
      expect(later.length).toBeGreaterThan(50);
      const wrong = later.filter(
        (message) => !(timeOf(message) > (orderedAt.get(textOf(message, "order_id")) ?? END)),
      );
      expect(wrong).toEqual([]);
    }
  });

  it("never refunds more than was paid", () => {
    const totals = new Map(
      eventsOf("order_completed").map((order) => [
        textOf(order, "order_id"),
        Number(order.properties?.total),
      ]),
    );
    const wrong = eventsOf("order_refunded").filter((refund) => {
      const total = Number(refund.properties?.total);
      return total <= 0 || total > (totals.get(textOf(refund, "order_id")) ?? 0);
    });
    expect(wrong).toEqual([]);
  });

  it("opens, clicks and unsubscribes only mails that were delivered before", () => {
    const deliveredAt = timesBy("email_delivered", "email_id");
    for (const name of ["email_opened", "email_clicked", "email_unsubscribed"]) {
      const wrong = eventsOf(name).filter(
        (message) => !(timeOf(message) > (deliveredAt.get(textOf(message, "email_id")) ?? END)),
      );
      expect(wrong).toEqual([]);
    }
  });

  it("adds up: an order's total is its items less the discount and with shipping", () => {
    const wrong = eventsOf("order_completed").filter((order) => {
      const goods = itemsOf(order).reduce(
        (sum, { price, quantity }) => sum + Number(price) * Number(quantity),
        0,
      );
      const { total, discount = 0, shipping = 0 } = order.properties ?? {};
      return Math.abs(goods - Number(discount) + Number(shipping) - Number(total)) > 0.005;
    });
    expect(wrong).toEqual([]);
  });
});

describe("the seasons", () => {
  function ordersPerDay(from: string, days: number): number {
    const start = Date.parse(from);
    const count = eventsOf("order_completed").filter(
      (order) => timeOf(order) >= start && timeOf(order) < start + days * MS_PER_DAY,
    ).length;
    return count / days;
  }

  it("sell more on Double 11, Black Friday and 618 than in the weeks before", () => {
    expect(ordersPerDay("2025-11-08T00:00:00+01:00", 4)).toBeGreaterThan(
      1.5 * ordersPerDay("2025-10-20", 14),
    );
    expect(ordersPerDay("2025-11-28T00:00:00+01:00", 3)).toBeGreaterThan(
      2.5 * ordersPerDay("2025-10-20", 14),
    );
    expect(ordersPerDay("2026-06-12T00:00:00+02:00", 7)).toBeGreaterThan(
      1.4 * ordersPerDay("2026-05-20", 14),
    );
  });
});

describe("the shift", () => {
  const shift = shiftAt(END);
  const span = SHIFT.daysBeforeEnd * MS_PER_DAY;
  const isAfter = (message: DemoMessage) => timeOf(message) >= shift;
  const isJustBefore = (message: DemoMessage) =>
    timeOf(message) < shift && timeOf(message) >= shift - 3 * span;

  function shareOf(messages: readonly DemoMessage[], holds: (message: DemoMessage) => boolean): number {
    return messages.filter(holds).length / messages.length;
  }

  it("raises the price of sneakers", () => {
    const before = new Map(PRODUCTS.map(({ productId, price }) => [productId, price / 100]));
    const raised = eventsOf("product_viewed").filter(({ properties }) => {
      const usual = before.get(String(properties?.product_id)) ?? 0;
      return Number(properties?.price) > usual * 1.1;
    });
    expect(raised.length).toBeGreaterThan(100);
    expect(
      raised.every((message) => isAfter(message) && textOf(message, "category") === SHIFT.category),
    ).toBe(true);
  });

  it("makes fewer of the orders hold sneakers", () => {
    const orders = eventsOf("order_completed");
    const hasSneakers = (order: DemoMessage) =>
      itemsOf(order).some(({ category }) => category === SHIFT.category);
    const before = shareOf(orders.filter(isJustBefore), hasSneakers);
    expect(shareOf(orders.filter(isAfter), hasSneakers)).toBeLessThan(before * 0.75);
  });

  it("brings a wave of customers from one channel who spend little", () => {
    const sessions = eventsOf("session_started").filter(
      ({ properties }) => properties?.utm_source === SHIFT.channel,
    );
    expect(sessions.every(isAfter)).toBe(true);
    const wave = new Set(sessions.flatMap(({ userId, anonymousId }) => userId ?? anonymousId ?? []));
    expect(wave.size).toBeGreaterThan(300);
    const orders = eventsOf("order_completed").filter(isAfter);
    const isWave = (order: DemoMessage) => order.properties?.coupon === SHIFT.coupon;
    const mean = (list: readonly DemoMessage[]) =>
      list.reduce((sum, { properties }) => sum + Number(properties?.total), 0) / list.length;
    expect(mean(orders.filter(isWave))).toBeLessThan(0.6 * mean(orders.filter((order) => !isWave(order))));
  });

  it("raises refunds", () => {
    const rate = (holds: (message: DemoMessage) => boolean) =>
      eventsOf("order_refunded").filter(holds).length / eventsOf("order_completed").filter(holds).length;
    expect(rate(isAfter)).toBeGreaterThan(1.6 * rate(isJustBefore));
  });
});

describe("the live trickle", () => {
  it("is the same for the same slot, and readable", () => {
    const slot = slotAt(END) + 7;
    const messages = Array.from({ length: 40 }, (_, step) => liveVisits(WORLD, slot + step, 2)).flat();
    const again = Array.from({ length: 40 }, (_, step) => liveVisits(WORLD, slot + step, 2)).flat();
    expect(again).toEqual(messages);
    expect(messages.length).toBeGreaterThan(150);
    expect(messages.length).toBeLessThan(1_000);
    expect(messages.filter(({ message }) => !parseMessage(message, undefined).ok)).toEqual([]);
    expect(new Set(messages.map(({ message }) => message.messageId)).size).toBe(messages.length);
  });
});
