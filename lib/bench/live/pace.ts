import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { liveMessage, type RawMessage } from "#lib/bench/live/messages.ts";
import type { LiveSystem } from "#lib/bench/live/system.ts";
import type { Dice } from "#lib/demo/random.ts";

const everyMs = 50;

export type Pace = { readonly sent: () => number; readonly stop: () => Promise<void> };

/** Sends so many events a second, in a batch each twentieth of it, with `extra` messages among them. */
export function keepPace(
  system: LiveSystem,
  options: { readonly rate: number; readonly customers: number; readonly dice: Dice },
  extra: () => readonly RawMessage[] = () => [],
): Pace {
  const { rate, customers, dice } = options;
  const started = performance.now();
  const under = new Set<Promise<unknown>>();
  let sent = 0;
  let isStopping = false;
  const running = (async () => {
    while (!isStopping) {
      const due = Math.floor(((performance.now() - started) / 1000) * rate) - sent;
      const batch = [...extra()];
      while (batch.length < due) batch.push(liveMessage(dice, customers, randomUUID()));
      sent += batch.length;
      for (let from = 0; from < batch.length; from += 1_000) {
        const body = JSON.stringify({ batch: batch.slice(from, from + 1_000) });
        const sending = system.send(body).finally(() => under.delete(sending));
        under.add(sending);
      }
      await setTimeout(everyMs);
    }
    await Promise.all(under);
  })();
  return {
    sent: () => sent,
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}
