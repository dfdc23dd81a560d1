import { browserOf, type Life, type Standing, type Tier } from "#lib/demo/life.ts";
import { otherCity } from "#lib/demo/person.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/** Gives the shop a name: from here on the browser's anonymous id belongs to the user. */
export function signUp(life: Life, at: Instant, device = 0): void {
  const { person, dice } = life;
  life.standing = {
    ...life.standing,
    isSignedUp: true,
    hasConsent: person.hasConsent,
    tags: firstTags(life),
  };
  // A few checked out as a guest before; the shop's own server joins the two accounts.
  if (dice.chance(GUEST_SHARE)) life.recorder.alias(at + 60_000, `guest-${person.index}`, person.userId);
  life.recorder.identify(at, browserOf(life, device), {
    ...person.profile,
    country: person.country,
    city: person.city,
    signed_up_at: new Date(Math.floor(at)).toISOString(),
    email_consent: person.hasConsent,
    loyalty_tier: life.standing.tier,
    tags: life.standing.tags,
  });
}

const GUEST_SHARE = 0.012;

function firstTags(life: Life): readonly string[] {
  const { person, dice } = life;
  return [
    ...(person.hasConsent ? ["newsletter"] : []),
    ...(person.device === "mobile" && dice.chance(0.4) ? ["app"] : []),
    ...(person.isReseller ? ["business"] : []),
  ];
}

/** After an order: the tier that the spend of the last 365 days gives, and new tags. */
export function afterOrder(life: Life, at: Instant, cents: number, newTags: readonly string[]): void {
  const orders = [...life.standing.orders, { at, cents }];
  const tags = [...new Set([...life.standing.tags, ...newTags])];
  changeStanding(life, at + 2_000, { orders, tags, tier: tierAt(orders, at) });
}

/** At a visit long after the last order, the tier may sink; now and then someone has moved. */
export function reviewStanding(life: Life, at: Instant): void {
  if (!life.standing.isSignedUp) return;
  const hasMoved = life.dice.chance(0.002);
  changeStanding(life, at, {
    tier: tierAt(life.standing.orders, at),
    ...(hasMoved && { city: otherCity(life.dice, life.person) }),
  });
}

export function withdrawConsent(life: Life, at: Instant): void {
  const tags = life.standing.tags.filter((tag) => tag !== "newsletter");
  changeStanding(life, at, { hasConsent: false, tags });
}

/** Sends the traits that are different now, if any are. */
function changeStanding(life: Life, at: Instant, change: Partial<Standing>): void {
  const before = traitsOf(life.standing);
  life.standing = { ...life.standing, ...change };
  const after = Object.entries(traitsOf(life.standing));
  const changed = after.filter(([trait, value]) => JSON.stringify(value) !== JSON.stringify(before[trait]));
  if (changed.length === 0) return;
  life.recorder.identify(at, { userId: life.person.userId }, Object.fromEntries(changed));
}

function traitsOf(standing: Standing): JsonRecord {
  return {
    email_consent: standing.hasConsent,
    loyalty_tier: standing.tier,
    tags: standing.tags,
    city: standing.city,
  };
}

function tierAt(orders: Standing["orders"], at: Instant): Tier {
  const recent = orders.filter((order) => order.at > at - 365 * MS_PER_DAY);
  const spent = recent.reduce((sum, order) => sum + order.cents, 0);
  if (spent >= 150_000) return "platinum";
  if (spent >= 60_000) return "gold";
  return spent >= 20_000 ? "silver" : "bronze";
}
