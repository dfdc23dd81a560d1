import type { CatalogKey } from "#lib/catalog/schema.ts";

/** The address of an entry's own page. */
export function entryHref({ kind, event, name }: CatalogKey): string {
  const parameters = new URLSearchParams({ kind, ...(event === "" ? {} : { event }), name });
  return `/catalog/entry?${parameters}`;
}
