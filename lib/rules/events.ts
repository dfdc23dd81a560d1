import type { Context } from "#lib/rules/context.ts";
import type { Data, History, HistoryEvent } from "#lib/rules/history.ts";
import { matchingItems } from "#lib/rules/items.ts";
import type { Events, Filter } from "#lib/rules/schema.ts";
import { isWithin, type Span } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** An event that a condition matched, with the items that did. */
export type MatchedEvent = { readonly event: HistoryEvent; readonly items: readonly Data[] };

/** The customer's events that a measure looks at, ascending by time and arrival: `only`, then `where` and `window`. */
export function matchEvents(history: History, events: Events, context: Context): readonly MatchedEvent[] {
  const named = eventsNamed(history, events.event, context.asOf);
  const chosen = events.only === undefined ? named : onlyOne(named, events.only);
  return match(chosen, events.where, context.spanOf(events.window), context);
}

/** All events of these names up to `asOf`. */
export function eventsNamed(
  history: History,
  event: Events["event"],
  asOf: Instant,
): readonly HistoryEvent[] {
  return history.events.filter((candidate) => candidate.at <= asOf && isNamed(candidate, event));
}

export function match(
  events: readonly HistoryEvent[],
  where: readonly Filter[] | undefined,
  span: Span,
  context: Context,
): readonly MatchedEvent[] {
  return events.flatMap((event) => {
    if (!isWithin(event.at, span)) return [];
    const items = matchingItems(event, where, context);
    return items ? [{ event, items }] : [];
  });
}

export function isNamed(event: HistoryEvent, name: Events["event"]): boolean {
  if (name === "*") return true;
  return typeof name === "string" ? event.name === name : name.includes(event.name);
}

/** The first or the last one; of several at that instant, the one that arrived first. */
export function onlyOne(events: readonly HistoryEvent[], which: "first" | "last"): readonly HistoryEvent[] {
  const [first] = events;
  if (first === undefined || which === "first") return events.slice(0, 1);
  const lastAt = events.at(-1)?.at;
  return events.filter((event) => event.at === lastAt).slice(0, 1);
}
