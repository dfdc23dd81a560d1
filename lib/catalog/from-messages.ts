import { BUILT_IN_EVENTS, BUILT_IN_TRAITS } from "#lib/catalog/vocabulary.ts";
import type { Message } from "#lib/messages/schema.ts";

/** The events and traits that rules over these messages may name: all in them at any time, and the built-in ones. */
export function catalogOf(messages: Iterable<Message>): {
  readonly events: ReadonlySet<string>;
  readonly traits: ReadonlySet<string>;
} {
  const events = new Set<string>(BUILT_IN_EVENTS);
  const traits = new Set<string>(BUILT_IN_TRAITS);
  for (const message of messages) {
    if (message.kind === "event") events.add(message.name);
    if (message.kind === "traits") for (const trait of Object.keys(message.traits)) traits.add(trait);
  }
  return { events, traits };
}
