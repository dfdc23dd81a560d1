import type { Language } from "#lib/demo/names.ts";
import type { Product } from "#lib/demo/products.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import type { Instant, TimeZone } from "#lib/std/time-zone.ts";

/** Which demo shop: the same world gives the same messages, on every machine. */
export type World = {
  readonly seed: string;
  /** How many people ever came by, those who never gave a name included. */
  readonly people: number;
  readonly start: Instant;
  /** "Now": nothing happens after it. */
  readonly end: Instant;
  readonly zone: TimeZone;
};

/** A Segment-spec message as a client would send it. */
export type DemoMessage = {
  readonly type: "track" | "page" | "identify" | "alias";
  readonly messageId: string;
  readonly timestamp: string;
  readonly userId?: string;
  readonly anonymousId?: string;
  readonly previousId?: string;
  readonly event?: string;
  readonly name?: string;
  readonly properties?: JsonRecord;
  readonly traits?: JsonRecord;
};

export type Basket = readonly {
  readonly product: Product;
  readonly quantity: number;
  readonly variant?: string;
}[];

export function productName(product: Product, language: Language): string {
  return language === "zh" ? product.nameZh : product.nameEn;
}

/** Cents as an amount: 1295 is 12.95. */
export function toAmount(cents: number): number {
  return cents / 100;
}
