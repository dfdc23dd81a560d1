import type { DemoMessage } from "#lib/demo/schema.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Who sends a message: at least one id. */
export type From = { readonly userId?: string; readonly anonymousId?: string };

/** Collects one person's messages. Each gets the next id, also one after the end, which is not kept. */
export type Recorder = {
  track(at: Instant, from: From, event: string, properties: JsonRecord): void;
  page(at: Instant, from: From, name: string, properties: JsonRecord): void;
  identify(at: Instant, from: From, traits: JsonRecord): void;
  alias(at: Instant, previousId: string, userId: string): void;
  /** In order of time. */
  messages(): readonly DemoMessage[];
};

export function createRecorder(label: string, end: Instant): Recorder {
  const kept: { readonly at: Instant; readonly message: DemoMessage }[] = [];
  let count = 0;

  function record(at: Instant, message: Omit<DemoMessage, "messageId" | "timestamp">): void {
    count += 1;
    if (at > end) return;
    const whole = Math.floor(at);
    kept.push({
      at: whole,
      message: { ...message, messageId: `demo-${label}-${count}`, timestamp: new Date(whole).toISOString() },
    });
  }

  return {
    track: (at, from, event, properties) => record(at, { type: "track", ...from, event, properties }),
    page: (at, from, name, properties) => record(at, { type: "page", ...from, name, properties }),
    identify: (at, from, traits) => record(at, { type: "identify", ...from, traits }),
    alias: (at, previousId, userId) => record(at, { type: "alias", previousId, userId }),
    messages: () => kept.toSorted((a, b) => a.at - b.at).map(({ message }) => message),
  };
}
