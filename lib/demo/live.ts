import { diceFor } from "#lib/demo/random.ts";
import { createRecorder } from "#lib/demo/recorder.ts";
import type { DemoMessage, World } from "#lib/demo/schema.ts";
import { beginLife, liveThrough } from "#lib/demo/tell-life.ts";
import { visitShop } from "#lib/demo/visit.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** The live trickle is drawn slot by slot, so that it is the same however often the demo is restarted. */
export const LIVE_SLOT_MS = 5_000;

/** A visit's later consequences (a refund weeks on) are not part of the trickle. */
const VISIT_MS = 30 * 60_000;

const MESSAGES_PER_VISIT = 6.5;

const NEW_VISITOR_SHARE = 0.3;

export type LiveMessage = { readonly at: Instant; readonly message: DemoMessage };

/** The number of the slot that an instant lies in. */
export function slotAt(at: Instant): number {
  return Math.floor(at / LIVE_SLOT_MS);
}

/** What the visitors who come in one slot do in the half hour after: the people of the two years, and new ones. */
export function liveVisits(world: World, slot: number, messagesPerSecond: number): readonly LiveMessage[] {
  const dice = diceFor(`${world.seed}/live/${slot}`);
  const expected = (messagesPerSecond * LIVE_SLOT_MS) / 1_000 / MESSAGES_PER_VISIT;
  return Array.from({ length: dice.poisson(expected) }, (_, place) => {
    const index = dice.chance(NEW_VISITOR_SHARE)
      ? world.people + slot * 16 + place
      : knownPerson(world, dice.next());
    return visitOf(world, index, slot, slot * LIVE_SLOT_MS + dice.int(0, LIVE_SLOT_MS - 1));
  }).flat();
}

/** Later people are likelier to still come. */
function knownPerson(world: World, chance: number): number {
  return Math.floor(world.people * chance ** 0.6);
}

function visitOf(world: World, index: number, slot: number, startsAt: Instant): readonly LiveMessage[] {
  const life = index < world.people ? liveThrough(world, index) : beginLife(world, index);
  const end = startsAt + VISIT_MS;
  const live = {
    ...life,
    dice: diceFor(`${world.seed}/live/${slot}/${index}`),
    recorder: createRecorder(`${world.seed}-live-${slot}-${index}`, end),
    orderSuffix: `L${slot}`,
  };
  visitShop(live, startsAt);
  return live.recorder.messages().map((message) => ({ at: Date.parse(message.timestamp), message }));
}
