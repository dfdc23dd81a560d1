import { listen } from "#lib/db/listen.ts";
import { log } from "#worker/log.ts";

/** Rung while nobody waits, it lets the next one through at once. */
export type Bell = {
  ring(): void;
  /** @returns whether it was rung, and not only the time had passed */
  wait(atMostMs: number): Promise<boolean>;
};

/** What the database tells of: messages that came, memberships that moved, segments and lists that were written. */
const CHANNELS = ["tideline_messages", "tideline_movements", "tideline_screens"] as const;
export type Channel = (typeof CHANNELS)[number];

export type BellTower = {
  /** A bell of one's own that rings when it is told. A notification can be lost with its connection: look without, too. */
  readonly subscribe: (...channels: readonly Channel[]) => Bell;
  readonly stop: () => Promise<void>;
};

/** Listens to the database on a connection of its own, and again when that breaks. */
export function startBells(url: string): BellTower {
  const stopping = new AbortController();
  const bells: { readonly channels: readonly string[]; readonly bell: Bell }[] = [];
  const ring = (told?: string) => {
    for (const { channels, bell } of bells) if (told === undefined || channels.includes(told)) bell.ring();
  };
  const listening = listen({
    url,
    name: "tideline worker",
    channels: CHANNELS,
    hear: ring,
    onError: (error) => log.warn({ err: error }, "the worker cannot listen to the database"),
    signal: stopping.signal,
  });
  return {
    subscribe: (...of) => {
      const bell = createBell();
      bells.push({ channels: of, bell });
      return bell;
    },
    stop: async () => {
      stopping.abort();
      ring();
      await listening;
    },
  };
}

function createBell(): Bell {
  let isRung = false;
  let answer: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      answer?.();
    },
    wait: async (atMostMs) => {
      if (!isRung && atMostMs > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atMostMs);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const wasRung = isRung;
      isRung = false;
      answer = undefined;
      return wasRung;
    },
  };
}
