import type { Category } from "#lib/demo/products.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

export type ArchetypeName = keyof typeof ARCHETYPES;

export type Archetype = {
  /** Share of the customers, in proportion. */
  readonly weight: number;
  /** Days between visits on plain days, while active. */
  readonly visitEvery: number;
  /** Probability that a visit ends with an order. */
  readonly orderShare: number;
  /** What a sale does to that probability. */
  readonly saleFactor: number;
  /** Median days from the first visit to the last; undefined: as long as there is a shop. */
  readonly lifetimeDays?: number;
  /** What the first order does to the rate of visits. */
  readonly afterOrderFactor: number;
  /** Uses a coupon whenever there is one, with this probability. */
  readonly couponShare: number;
  readonly refundShare: number;
  /** Items in a basket beyond the first, on average. */
  readonly extraItems: number;
  /** Prefers cheap products: the exponent on 1 ÷ price when choosing. */
  readonly thrift: number;
  readonly openShare: number;
  readonly signsUp: boolean;
};

const USUAL: Archetype = {
  weight: 20,
  visitEvery: 27,
  orderShare: 0.24,
  saleFactor: 1.6,
  lifetimeDays: 420,
  afterOrderFactor: 1,
  couponShare: 0.4,
  refundShare: 0.05,
  extraItems: 0.8,
  thrift: 0.3,
  openShare: 0.28,
  signsUp: true,
};

export const ARCHETYPES = {
  loyal: {
    ...USUAL,
    weight: 11,
    visitEvery: 14,
    orderShare: 0.34,
    saleFactor: 1.2,
    lifetimeDays: 1400,
    couponShare: 0.25,
    extraItems: 1.4,
    thrift: 0,
    openShare: 0.5,
  },
  regular: USUAL,
  bargain_hunter: {
    ...USUAL,
    weight: 14,
    visitEvery: 26,
    orderShare: 0.07,
    saleFactor: 7,
    lifetimeDays: 600,
    couponShare: 0.95,
    refundShare: 0.08,
    extraItems: 1.2,
    thrift: 0.9,
    openShare: 0.4,
  },
  one_timer: {
    ...USUAL,
    weight: 17,
    visitEvery: 8,
    orderShare: 0.45,
    lifetimeDays: 60,
    afterOrderFactor: 0.06,
  },
  sleeper: { ...USUAL, weight: 11, visitEvery: 14, orderShare: 0.24, lifetimeDays: 150, openShare: 0.12 },
  window_shopper: { ...USUAL, weight: 9, visitEvery: 20, orderShare: 0.02, lifetimeDays: 300 },
  visitor: { ...USUAL, weight: 18, visitEvery: 6, orderShare: 0, lifetimeDays: 14, signsUp: false },
} as const satisfies Record<string, Archetype>;

/** Those who came through one channel in the last weeks: many, cheap, with coupons, and they send things back. */
export const NEW_WAVE: Archetype = {
  ...USUAL,
  weight: 0,
  visitEvery: 5,
  orderShare: 0.32,
  lifetimeDays: 40,
  afterOrderFactor: 0.5,
  couponShare: 0.9,
  refundShare: 0.32,
  extraItems: 0.15,
  thrift: 1.6,
  openShare: 0.12,
};

/**
 * What changed some weeks before the end, so that drift has something to show: sneakers cost more and are bought
 * less, refunds rise everywhere, and a wave of customers comes from one channel.
 */
export const SHIFT = {
  daysBeforeEnd: 35,
  category: "Sneakers" satisfies Category,
  priceFactor: 1.18,
  demandFactor: 0.45,
  refundFactor: 2.4,
  channel: "clipbuzz",
  coupon: "CLIP25",
  offShare: 0.25,
  /** Share of all customers who came with the wave. */
  waveShare: 0.1,
} as const;

export function shiftAt(end: number): number {
  return end - SHIFT.daysBeforeEnd * MS_PER_DAY;
}
