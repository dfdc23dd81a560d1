import {
  ARCHETYPES,
  type Archetype,
  type ArchetypeName,
  NEW_WAVE,
  SHIFT,
  shiftAt,
} from "#lib/demo/archetypes.ts";
import { FIRST_NAMES, type Gender, LAST_NAMES, type Language, PLACES } from "#lib/demo/names.ts";
import { CATEGORY_NAMES, type Category } from "#lib/demo/products.ts";
import { type Dice, diceFor } from "#lib/demo/random.ts";
import type { World } from "#lib/demo/schema.ts";
import type { Json } from "#lib/messages/schema.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

export type Person = {
  readonly index: number;
  readonly archetype: ArchetypeName | "new_wave";
  readonly ways: Archetype;
  readonly language: Language;
  readonly userId: string;
  /** One for each device. */
  readonly anonymousIds: readonly [string, ...string[]];
  readonly device: "mobile" | "desktop" | "tablet";
  readonly channel: string;
  readonly firstVisitAt: Instant;
  /** After this they do not come any more. */
  readonly lastActiveAt: Instant;
  /** How many visits they make before they give their name. */
  readonly visitsBeforeSignUp: number;
  readonly affinity: Readonly<Record<Category, number>>;
  /** Buys for a business now and then. */
  readonly isReseller: boolean;
  readonly country: string;
  readonly city: string;
  readonly hasConsent: boolean;
  /** The traits known from signing up, beside those above. */
  readonly profile: Readonly<Record<string, Json>>;
};

/** Whoever came as the `index`-th. Their life is drawn with other dice, so that it does not change who they are. */
export function personOf(world: World, index: number): Person {
  const dice = diceFor(`${world.seed}/person/${index}`);
  const isWave = dice.chance(SHIFT.waveShare);
  const archetype = isWave ? "new_wave" : dice.weighted(ARCHETYPE_WEIGHTS);
  const ways = isWave ? NEW_WAVE : ARCHETYPES[archetype as ArchetypeName];
  const language = isWave
    ? dice.weighted({ en: 4, de: 5, zh: 1 })
    : dice.weighted({ en: 33, de: 42, zh: 25 });
  const firstVisitAt = firstVisit(world, dice, isWave);
  return {
    index,
    archetype,
    ways,
    language,
    userId: `u${10_000 + index}`,
    anonymousIds: dice.chance(0.2) ? [anonymousId(dice), anonymousId(dice)] : [anonymousId(dice)],
    device: dice.weighted({ mobile: 60, desktop: 32, tablet: 8 }),
    channel: isWave
      ? SHIFT.channel
      : dice.weighted({
          organic: 34,
          search_ads: 18,
          social: 15,
          direct: 15,
          referral: 8,
          email: 6,
          affiliate: 4,
        }),
    firstVisitAt,
    lastActiveAt:
      firstVisitAt +
      dice.longTail((ways.lifetimeDays ?? 10_000) * MS_PER_DAY, archetype === "sleeper" ? 0.35 : 0.7),
    visitsBeforeSignUp: isWave ? 0 : dice.poisson(0.9),
    affinity: affinityOf(dice),
    isReseller: dice.chance(0.012),
    ...homeOf(dice, language),
    hasConsent: dice.chance(isWave ? 0.45 : 0.68),
    profile: profileOf(dice, language, index),
  };
}

const ARCHETYPE_WEIGHTS = Object.fromEntries(
  Object.entries(ARCHETYPES).map(([name, { weight }]) => [name, weight]),
) as Readonly<Record<ArchetypeName, number>>;

/** The shop grows: later days bring more new people. Those of the wave come within its weeks, most of them early. */
function firstVisit(world: World, dice: Dice, isWave: boolean): Instant {
  if (isWave) {
    const shift = shiftAt(world.end);
    return shift + (world.end - shift) * dice.next() ** 1.3;
  }
  return world.start + (world.end - world.start) * dice.next() ** 0.8;
}

function affinityOf(dice: Dice): Readonly<Record<Category, number>> {
  const entries = Object.keys(CATEGORY_NAMES).map((category) => [
    category,
    (category === SHIFT.category ? 2.2 : 1) * dice.longTail(1, 1.1),
  ]);
  return Object.fromEntries(entries) as Readonly<Record<Category, number>>;
}

function homeOf(dice: Dice, language: Language): { country: string; city: string } {
  const places = PLACES[language];
  const weights = Object.fromEntries(Object.entries(places).map(([key, { weight }]) => [key, weight]));
  const country = dice.weighted(weights);
  return { country, city: dice.weighted(places[country]?.cities ?? { Berlin: 1 }) };
}

/** Another city of the same country, for those who move. */
export function otherCity(dice: Dice, person: Person): string {
  return dice.weighted(PLACES[person.language][person.country]?.cities ?? { Berlin: 1 });
}

function profileOf(dice: Dice, language: Language, index: number): Readonly<Record<string, Json>> {
  const gender: Gender = dice.chance(0.54) ? "female" : "male";
  const [lastName, lastLatin] = dice.pick(LAST_NAMES[language]);
  const [firstName, firstLatin] = dice.pick(FIRST_NAMES[language][gender]);
  const local = dice.pick([
    `${firstLatin}.${lastLatin}`,
    `${firstLatin}${lastLatin}`,
    `${lastLatin}.${firstLatin}`,
  ]);
  const host = dice.pick(["mail.example", "post.example", "inbox.example"]);
  const age = Math.round(Math.min(82, Math.max(18, dice.normal(language === "zh" ? 31 : 39, 12))));
  const birth = `${2025 - age}-${twoDigits(dice.int(1, 12))}-${twoDigits(dice.int(1, 28))}`;
  return {
    email: `${local}${index}@${host}`,
    first_name: firstName,
    last_name: lastName,
    language,
    ...(dice.chance(0.86) && { gender: dice.chance(0.02) ? "other" : gender }),
    ...(dice.chance(0.62) && { birth_date: birth }),
    ...(dice.chance(0.25) && { phone: `+00${dice.int(100_000_000, 999_999_999)}` }),
  };
}

function anonymousId(dice: Dice): string {
  const part = (length: number) => Array.from({ length }, () => dice.int(0, 15).toString(16)).join("");
  return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${part(12)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
