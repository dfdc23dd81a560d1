import { onTestFinished } from "vitest";
import { type Dice, diceFor } from "#lib/demo/random.ts";

export type Raw = Readonly<Record<string, unknown>> & { readonly messageId: string };

/** What clients were told: nothing else is known of the server. */
export type Account = {
  /** Messages of batches that were answered with 200, but for those that are bad on purpose. */
  readonly taken: Map<string, Raw>;
  readonly answers: Map<number, number>;
  accepted: number;
  duplicates: number;
  rejected: number;
  bad: number;
};

export type Load = { readonly account: Account; readonly stop: () => Promise<void> };

const lanes = 4;
const people = 150;
const msBack = 150_000;
const msAhead = 30_000;

/**
 * Clients that send batches without end: of a few people, so that all meet all; late, early and in any order; some
 * batches twice, some messages again in others, some bad. Each is sent again until it is answered with 200, as
 * Segment's libraries do. Times are all different, so that the order of arrival, which no client knows, decides nothing.
 */
export function startLoad(options: { url: () => string; writeKey: string; seed: number }): Load {
  const account = anAccount();
  const times = new Set<number>();
  let isStopping = false;
  const lane = async (number: number) => {
    const dice = diceFor(`fault/${options.seed}/${number}`);
    const sent: Raw[] = [];
    for (let made = 0; !isStopping; made += 1) {
      const batch = Array.from({ length: dice.int(1, 60) }, (_, index) =>
        sent.length > 0 && dice.chance(0.05)
          ? (sent[dice.int(0, sent.length - 1)] as Raw)
          : aRaw(dice, `${number}-${made}-${index}`, times),
      );
      await deliver(batch, options, account);
      if (dice.chance(0.1)) await deliver(batch.toReversed(), options, account);
      sent.push(...batch.filter((raw) => !isBad(raw)).slice(0, 5));
    }
  };
  // A test that failed stops nothing itself.
  onTestFinished(() => {
    isStopping = true;
  });
  const running = Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return {
    account,
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}

export type Flood = Receiver & {
  readonly lanes: number;
  /** Batches that each lane sends, one after the other, and messages in each. */
  readonly batches: number;
  readonly size: number;
  /** The number of the first batch: no two floods may have one in common. */
  readonly from: number;
};

/** Clients that send large batches at the same time, each again until it is taken: views of many people, an hour ago. */
export async function flood(
  { lanes, batches, size, from, ...receiver }: Flood,
  account: Account,
): Promise<void> {
  const newest = Date.now() - 3_600_000;
  const aBatch = (no: number) =>
    Array.from({ length: size }, (_, index): Raw => {
      const id = no * 10_000 + index;
      return {
        messageId: `flood-${id}`,
        type: "track",
        event: "Product Viewed",
        userId: `f${id % 1_000}`,
        timestamp: new Date(newest - id).toISOString(),
        properties: { id: `flood-${id}` },
      };
    });
  const lane = async (number: number) => {
    for (let batch = 0; batch < batches; batch += 1)
      await deliver(aBatch(from + batch * lanes + number), receiver, account);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}

export function anAccount(): Account {
  return { taken: new Map(), answers: new Map(), accepted: 0, duplicates: 0, rejected: 0, bad: 0 };
}

type Receiver = { readonly url: () => string; readonly writeKey: string };

async function deliver(batch: readonly Raw[], { url, writeKey }: Receiver, account: Account): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url()}/v1/batch`, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${writeKey}:`).toString("base64")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ batch }),
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined);
    const status = answer?.status ?? 0;
    account.answers.set(status, (account.answers.get(status) ?? 0) + 1);
    const told = (await answer?.json().catch(() => undefined)) as Told | undefined;
    if (status === 200 && told !== undefined) return note(batch, told, account);
    if (!isHonest(status, answer, told)) throw new Error(`${status}: ${JSON.stringify(told)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Told = { accepted: number; duplicates: number; rejected: number; message?: string };

/** Cut off, perhaps within the answer; or refused with a reason, and when to come back. */
function isHonest(status: number, answer: Response | undefined, told: Told | undefined): boolean {
  if (status === 0 || (status === 200 && told === undefined)) return true;
  const isExplained = Boolean(told?.message) && Number(answer?.headers.get("retry-after")) > 0;
  return [429, 503].includes(status) && (told === undefined || isExplained);
}

function note(batch: readonly Raw[], told: Told, account: Account): void {
  account.accepted += told.accepted;
  account.duplicates += told.duplicates;
  account.rejected += told.rejected;
  for (const raw of batch) {
    if (isBad(raw)) account.bad += 1;
    else account.taken.set(raw.messageId, raw);
  }
}

const isBad = (raw: Raw) => raw.type === "nonsense";

function aRaw(dice: Dice, messageId: string, times: Set<number>): Raw {
  const userId = `u${dice.int(1, people)}`;
  const anonymousId = `a${dice.int(1, people)}`;
  const timestamp = new Date(aTime(dice, times)).toISOString();
  const own = { messageId, timestamp };
  const sender = {
    user: { userId },
    visitor: { anonymousId },
    both: { userId, anonymousId },
  }[dice.weighted({ user: 12, visitor: 4, both: 1 })];
  switch (dice.weighted({ buy: 8, look: 8, add: 4, identify: 4, alias: 0.3, bad: 0.5 })) {
    case "buy":
      return {
        ...own,
        ...sender,
        type: "track",
        event: "Order Completed",
        properties: { id: messageId, total: dice.int(1, 100) },
      };
    case "look":
      return { ...own, ...sender, type: "track", event: "Product Viewed", properties: { id: messageId } };
    case "add":
      return { ...own, ...sender, type: "track", event: "Product Added", properties: { id: messageId } };
    case "identify": {
      const tier = dice.pick(["gold", "silver", null]);
      return { ...own, ...sender, type: "identify", traits: { loyalty_tier: tier } };
    }
    case "alias":
      return { ...own, type: "alias", userId, previousId: `u${dice.int(1, people)}` };
    case "bad":
      return { ...own, userId, type: "nonsense" };
  }
}

/** From some minutes ago to half a minute ahead; never the same twice. */
function aTime(dice: Dice, times: Set<number>): number {
  for (;;) {
    const at = Date.now() + dice.int(-msBack, msAhead);
    if (times.has(at)) continue;
    times.add(at);
    return at;
  }
}
