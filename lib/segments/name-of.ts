import type { Locale } from "#lib/i18n/locales.ts";
import type { Segment } from "#lib/segments/schema.ts";

/** What a segment is called in the reader's language. */
export function nameOf(segment: Pick<Segment, "name" | "labels">, locale: Locale): string {
  return segment.labels[locale] ?? segment.name;
}
