import { shiftAt } from "#lib/demo/archetypes.ts";
import { busyness, campaignOn, HOUR_WEIGHTS } from "#lib/demo/calendar.ts";
import type { Life } from "#lib/demo/life.ts";
import { receiveCampaign } from "#lib/demo/mail.ts";
import { personOf } from "#lib/demo/person.ts";
import { diceFor } from "#lib/demo/random.ts";
import { createRecorder } from "#lib/demo/recorder.ts";
import type { DemoMessage, World } from "#lib/demo/schema.ts";
import { visitShop } from "#lib/demo/visit.ts";
import { type DayNumber, type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/** Everything that one person did up to the world's end, in order of time. */
export function tellLife(world: World, index: number): readonly DemoMessage[] {
  return liveThrough(world, index).recorder.messages();
}

/** The same, with what the shop knows of the person at the end. */
export function liveThrough(world: World, index: number): Life {
  const life = beginLife(world, index);
  const { person, dice } = life;
  visitShop(life, person.firstVisitAt);
  const lastDay = world.zone.dayOf(Math.min(world.end, person.lastActiveAt + AFTERMATH_MS));
  for (let day = world.zone.dayOf(person.firstVisitAt) + 1; day <= lastDay; day += 1) {
    const campaign = campaignOn(day);
    const isDrawn = campaign !== undefined && receiveCampaign(life, campaign);
    if (isDrawn || dice.chance(visitChance(life, day))) visitShop(life, momentOf(life, day));
  }
  return life;
}

/** Mail still arrives for a while after the last visit. */
const AFTERMATH_MS = 120 * MS_PER_DAY;

/** A person whom the shop does not know yet. */
export function beginLife(world: World, index: number): Life {
  const person = personOf(world, index);
  return {
    world,
    person,
    dice: diceFor(`${world.seed}/life/${index}`),
    recorder: createRecorder(`${world.seed}-${index}`, world.end),
    shift: shiftAt(world.end),
    orderSuffix: "",
    standing: {
      isSignedUp: false,
      visits: 0,
      orders: [],
      tags: [],
      tier: "bronze",
      hasConsent: false,
      city: person.city,
    },
  };
}

function visitChance(life: Life, day: DayNumber): number {
  const { person, standing, world } = life;
  if (world.zone.fromLocal(day * MS_PER_DAY) > person.lastActiveAt) return 0;
  const settled = standing.orders.length > 0 ? person.ways.afterOrderFactor : 1;
  return 1 - Math.exp((-busyness(day, person.language) * settled) / person.ways.visitEvery);
}

function momentOf(life: Life, day: DayNumber): Instant {
  const hour = Number(life.dice.weighted(HOUR_WEIGHTS[life.person.language]));
  const within = life.dice.int(0, 3_599_999);
  return life.world.zone.fromLocal(day * MS_PER_DAY + hour * 3_600_000 + within);
}
