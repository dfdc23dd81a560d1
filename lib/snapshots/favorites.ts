import { textsOf } from "#lib/messages/datum.ts";
import type { History } from "#lib/rules/history.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What a customer bought most, by the property of the items that it looks at. */
export const FAVORITES = { favorite_category: "category", favorite_brand: "brand" } as const;

/**
 * The text that most of a customer's ordered items have for a property, the first by code point of several;
 * `undefined` if they have none. An order without items is its own single item.
 */
export function favoriteOf(history: History, property: string, asOf: Instant): string | undefined {
  const counts = new Map<string, number>();
  for (const event of history.events) {
    if (event.name !== "order_completed" || event.at > asOf) continue;
    const items = event.items.length > 0 ? event.items : [event.properties];
    for (const item of items) {
      const [text] = textsOf(item.get(property));
      if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const [first] = [...counts].toSorted(([a, n], [b, m]) => m - n || compareByCodePoint(a, b));
  return first?.[0];
}
