import { SHIFT } from "#lib/demo/archetypes.ts";
import type { Sale } from "#lib/demo/calendar.ts";
import { browserOf, type Life, priceAt } from "#lib/demo/life.ts";
import type { Language } from "#lib/demo/names.ts";
import { type Basket, productName, toAmount } from "#lib/demo/schema.ts";
import { afterOrder } from "#lib/demo/standing.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

const PAYMENT_METHODS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: { card: 5, paypal: 4, invoice: 1 },
  de: { paypal: 5, invoice: 3, card: 2 },
  zh: { alipay: 6, wechat_pay: 4, card: 2 },
};

type Coupon = { readonly code: string; readonly offShare: number };

type Line = { readonly item: JsonRecord; readonly cents: number };

/** An order, and what becomes of it: cancelled, sent back, reviewed, or simply kept. */
export function placeOrder(
  life: Life,
  at: Instant,
  device: number,
  basket: Basket,
  sale: Sale | undefined,
): void {
  const { recorder, dice, standing, person } = life;
  const orderId = `T${100_000 + person.index}-${standing.orders.length + 1}${life.orderSuffix}`;
  const lines = basket.map((line) => toLine(life, line, at));
  const subtotal = lines.reduce((sum, { cents }) => sum + cents, 0);
  const coupon = chooseCoupon(life, at, sale);
  const discount = coupon ? Math.round(subtotal * coupon.offShare) : 0;
  const shipping = subtotal - discount >= 6_000 ? 0 : 490;
  const total = subtotal - discount + shipping;
  const from = browserOf(life, device);

  if (coupon) {
    recorder.track(at - 8_000, from, "coupon_applied", {
      order_id: orderId,
      coupon: coupon.code,
      discount: toAmount(discount),
    });
  }
  recorder.track(at, from, "order_completed", {
    order_id: orderId,
    total: toAmount(total),
    shipping: toAmount(shipping),
    ...(coupon && { discount: toAmount(discount), coupon: coupon.code }),
    currency: "EUR",
    payment_method: dice.weighted(PAYMENT_METHODS[person.language]),
    products: lines.map(({ item }) => item),
  });
  afterOrder(life, at, total, [
    ...(sale ? [sale.key] : []),
    ...(standing.orders.length === 4 ? ["regular"] : []),
  ]);
  follow(life, at, { orderId, lines, total, paidShare: subtotal === 0 ? 1 : 1 - discount / subtotal });
}

function toLine(life: Life, { product, quantity, variant }: Basket[number], at: Instant): Line {
  const price = priceAt(life, product, at);
  return {
    cents: price * quantity,
    item: {
      product_id: product.productId,
      name: productName(product, life.person.language),
      category: product.category,
      brand: product.brand,
      price: toAmount(price),
      quantity,
      ...(variant !== undefined && { variant }),
    },
  };
}

function chooseCoupon(life: Life, at: Instant, sale: Sale | undefined): Coupon | undefined {
  const { person, standing, dice } = life;
  if (!dice.chance(person.ways.couponShare)) return undefined;
  if (person.archetype === "new_wave") return { code: SHIFT.coupon, offShare: SHIFT.offShare };
  if (sale) return { code: sale.coupon, offShare: sale.offShare };
  if (standing.orders.length === 0 && dice.chance(0.5)) return { code: "WELCOME10", offShare: 0.1 };
  return standing.tier === "platinum" && at >= life.shift
    ? { code: "THANKYOU15", offShare: 0.15 }
    : undefined;
}

type Placed = {
  readonly orderId: string;
  readonly lines: readonly Line[];
  readonly total: number;
  /** Share of the list price that was paid for the goods. */
  readonly paidShare: number;
};

function follow(life: Life, at: Instant, order: Placed): void {
  const { dice, recorder, person } = life;
  const from = { userId: person.userId };
  if (dice.chance(0.015)) {
    recorder.track(at + dice.int(600_000, 20 * 3_600_000), from, "order_cancelled", {
      order_id: order.orderId,
      total: toAmount(order.total),
      reason: dice.pick(["changed_mind", "found_cheaper", "ordered_twice"]),
    });
    return;
  }
  const backAt = at + dice.int(3, 19) * MS_PER_DAY + dice.int(0, MS_PER_DAY);
  // The wave's own share says it all; the others send back more once the shift has come.
  const factor = backAt >= life.shift && person.archetype !== "new_wave" ? SHIFT.refundFactor : 1;
  if (dice.chance(Math.min(0.6, person.ways.refundShare * factor))) refund(life, backAt, order);
  else if (dice.chance(0.13)) review(life, at + dice.int(6, 30) * MS_PER_DAY, order);
}

function refund(life: Life, at: Instant, order: Placed): void {
  const { dice, recorder, person } = life;
  const isWhole = order.lines.length === 1 || dice.chance(0.55);
  const back = isWhole ? order.lines : order.lines.slice(0, 1);
  const cents = back.reduce((sum, line) => sum + line.cents, 0);
  recorder.track(at, { userId: person.userId }, "order_refunded", {
    order_id: order.orderId,
    total: toAmount(Math.min(order.total, Math.round(cents * order.paidShare))),
    currency: "EUR",
    reason: dice.weighted({ does_not_fit: 5, not_as_described: 3, damaged: 1, too_late: 1 }),
    products: back.map(({ item }) => item),
  });
}

function review(life: Life, at: Instant, order: Placed): void {
  const { dice, recorder, person } = life;
  const [line] = order.lines;
  if (!line) return;
  const { product_id = "", name = "", category = "", brand = "" } = line.item;
  recorder.track(at, { userId: person.userId }, "product_reviewed", {
    order_id: order.orderId,
    product_id,
    name,
    category,
    brand,
    rating: Number(dice.weighted({ 1: 1, 2: 1, 3: 3, 4: 8, 5: 12 })),
  });
}
