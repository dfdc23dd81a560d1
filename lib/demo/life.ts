import { SHIFT } from "#lib/demo/archetypes.ts";
import type { Person } from "#lib/demo/person.ts";
import type { Product } from "#lib/demo/products.ts";
import type { Dice } from "#lib/demo/random.ts";
import type { From, Recorder } from "#lib/demo/recorder.ts";
import type { World } from "#lib/demo/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** One person's time with the shop while it is being told. */
export type Life = {
  readonly world: World;
  readonly person: Person;
  readonly dice: Dice;
  readonly recorder: Recorder;
  /** When the shop's behaviour shifted. */
  readonly shift: Instant;
  /** Keeps the ids of live orders apart from those of the two years. */
  readonly orderSuffix: string;
  standing: Standing;
};

export type Tier = "bronze" | "silver" | "gold" | "platinum";

/** What the shop knows of a person so far. */
export type Standing = {
  readonly isSignedUp: boolean;
  readonly visits: number;
  /** Cents, net of nothing. */
  readonly orders: readonly { readonly at: Instant; readonly cents: number }[];
  readonly tags: readonly string[];
  readonly tier: Tier;
  readonly hasConsent: boolean;
  readonly city: string;
};

/** What a product costs at a moment, in cents. */
export function priceAt(life: Life, product: Product, at: Instant): number {
  const hasRisen = product.category === SHIFT.category && at >= life.shift;
  return hasRisen ? Math.round((product.price * SHIFT.priceFactor) / 10) * 10 : product.price;
}

/** The sender of what happens in the browser: the device's anonymous id, and the user once signed in. */
export function browserOf(life: Life, device: number): From {
  const { anonymousIds, userId } = life.person;
  const anonymousId = anonymousIds[device] ?? anonymousIds[0];
  return life.standing.isSignedUp ? { userId, anonymousId } : { anonymousId };
}
