import { runTrickle } from "#lib/demo/trickle.ts";
import { env } from "#lib/env.ts";
import { log } from "#worker/log.ts";

/** Lets the demo shop live on while the demo runs; nothing in a shop of one's own. */
export function startDemo(): { readonly stop: () => Promise<void> } {
  if (!env.TIDELINE_DEMO) return { stop: async () => undefined };
  const stopping = new AbortController();
  const running = runTrickle({
    signal: stopping.signal,
    ...(env.TIDELINE_DEMO_PEOPLE ? { people: env.TIDELINE_DEMO_PEOPLE } : {}),
    onError: (error) => log.warn({ err: error }, "the demo's live messages wait"),
  }).catch((error: unknown) => log.error({ err: error }, "the demo's live messages ended"));
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
