import { beforeEach, expect, it } from "vitest";
import { publish } from "#lib/changes/testing.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { type Dice, diceFor } from "#lib/demo/random.ts";
import { readCursor } from "#lib/memberships/cursor-store.ts";
import { updateMemberships } from "#lib/memberships/sweep-service.ts";
import { never, send } from "#lib/memberships/testing.ts";
import { type FollowingCache, followingCache } from "#lib/memberships/writing-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { alone, together } from "#worker/testing/fault-segments.ts";
import { expectMembers, readMembers } from "#worker/testing/recount.ts";

// Messages that are late, early and in any order, while the clock of whoever follows them goes on between its steps, jumps,
// and what it keeps in memory is lost now and then. Without processes, so that thousands of moments pass in seconds.

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const seed = Number(process.env.TIDELINE_SEED ?? Date.now() % 1_000_000);
const people = 12;
const rounds = 150;

// Another seed would pass where this one has found something.
it(`keeps members right at every moment (seed ${seed})`, { retry: 0, timeout: 240_000 }, async () => {
  const dice = diceFor(`moving-clock/${seed}`);
  for (const [key, rule] of Object.entries(alone)) await publish(key, rule);
  const population = postgresPopulation(db);
  const sent = new Map<string, Raw>();
  const clock = { at: Date.UTC(2026, 4, 1, 12), offset: 0, isStanding: false };
  let cache = followingCache();
  const now = () => {
    if (!clock.isStanding) clock.at += dice.int(0, 300);
    return clock.at + clock.offset;
  };
  const update = async (isStanding: boolean) => {
    clock.isStanding = isStanding;
    const options = { database: db, population, now, cache, sweepEveryMs: never };
    while ((await updateMemberships(options)).isBehind);
  };

  for (let round = 0; round < rounds; round += 1) {
    clock.at += dice.int(20, dice.chance(0.05) ? 90_000 : 4_000);
    if (dice.chance(0.03)) clock.offset = dice.int(-60_000, 60_000);
    if (dice.chance(0.03)) cache = followingCache();
    const batch = Array.from({ length: dice.chance(0.7) ? dice.int(1, 20) : 0 }, (_, index) =>
      aRaw(dice, `${round}-${index}`, clock.at),
    );
    for (const raw of batch) sent.set(raw.messageId, raw);
    if (batch.length > 0) await send(...batch);
    await update(false);
    if (round % 3 > 0) continue;
    await update(true);
    const { asOf = 0 } = await readCursor(db);
    const expected = expectMembers(sent, alone, asOf);
    expect(await readMembers(db, Object.keys(alone)), `round ${round}`).toEqual(expected);
  }
});

it(`finds nothing wrong while messages, time and another process go on (seed ${seed})`, {
  retry: 0,
  timeout: 240_000,
}, async () => {
  const dice = diceFor(`sweeping-clock/${seed}`);
  for (const [key, rule] of Object.entries({ ...alone, ...together })) await publish(key, rule);
  const whole = postgresPopulation(db);
  const sent = new Map<string, Raw>();
  const clock = { at: Date.UTC(2026, 4, 1, 12) };
  const now = () => {
    clock.at += dice.int(0, 300);
    return clock.at;
  };
  const follow = async (cache: FollowingCache, at = now) => {
    while (
      (await updateMemberships({ database: db, population: whole, now: at, cache, sweepEveryMs: never }))
        .isBehind
    );
  };
  const [own, other] = [followingCache(), followingCache()];
  const goOn = async (id: string) => {
    if (dice.chance(0.3)) clock.at += dice.int(20, 4_000);
    if (dice.chance(0.3)) {
      const batch = Array.from({ length: dice.int(1, 6) }, (_, index) =>
        aRaw(dice, `${id}-${index}`, clock.at),
      );
      for (const raw of batch) sent.set(raw.messageId, raw);
      await send(...batch);
    }
    if (dice.chance(0.3)) await follow(other);
  };
  let asked = 0;
  const population: PopulationReader = {
    ...whole,
    memberRows: async (query) => {
      asked += 1;
      await goOn(`${2 * asked}`);
      const rows = await whole.memberRows(query);
      await goOn(`${2 * asked + 1}`);
      return rows;
    },
  };
  for (let round = 0; round < 20; round += 1) {
    clock.at += dice.int(20, dice.chance(0.1) ? 90_000 : 4_000);
    const swept = await updateMemberships({
      database: db,
      population,
      now,
      cache: own,
      sweepEveryMs: { moving: 0, still: 0 },
      sweepForMs: Infinity,
    });
    expect(swept, `round ${round}`).toMatchObject({ repaired: 0, failure: undefined });
    const { asOf = 0 } = await readCursor(db);
    clock.at = Math.max(clock.at, asOf);
    await follow(own, () => clock.at);
    const expected = expectMembers(sent, alone, clock.at);
    expect(await readMembers(db, Object.keys(alone)), `round ${round}`).toEqual(expected);
  }
});

type Raw = Readonly<Record<string, unknown>> & { readonly messageId: string };

/** From minutes ago to half a minute ahead, each at an instant of its own: the order of arrival decides nothing. */
function aRaw(dice: Dice, messageId: string, now: number): Raw {
  const [round = 0, index = 0] = messageId.split("-").map(Number);
  const nearly = now + (dice.chance(0.5) ? -dice.int(0, 3_000) : dice.int(-150_000, 30_000));
  const own = {
    messageId,
    timestamp: new Date(nearly - (nearly % 4_000) + 20 * round + index).toISOString(),
  };
  const userId = `u${dice.int(1, people)}`;
  const anonymousId = `a${dice.int(1, people)}`;
  const senders = { user: { userId }, visitor: { anonymousId }, both: { userId, anonymousId } };
  const sender = senders[dice.weighted({ user: 6, visitor: 3, both: 1 })];
  switch (dice.weighted({ buy: 6, look: 6, add: 4, identify: 4, alias: 0.6 })) {
    case "buy":
      return {
        ...own,
        ...sender,
        type: "track",
        event: "Order Completed",
        properties: { total: dice.int(1, 100) },
      };
    case "look":
      return { ...own, ...sender, type: "track", event: "Product Viewed" };
    case "add":
      return { ...own, ...sender, type: "track", event: "Product Added" };
    case "identify":
      return {
        ...own,
        ...sender,
        type: "identify",
        traits: { loyalty_tier: dice.pick(["gold", "silver", null]) },
      };
    case "alias":
      return { ...own, type: "alias", userId, previousId: `u${dice.int(1, people)}` };
  }
}
