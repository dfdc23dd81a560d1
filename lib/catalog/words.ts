import type { z } from "zod";
import type { CatalogEntry, topValueSchema } from "#lib/catalog/schema.ts";

/** What those who read descriptions need of an entry: its names, its kinds of values, the most frequent of them. */
export type CatalogWords = Pick<
  CatalogEntry,
  "kind" | "event" | "name" | "count" | "types" | "isSensitive" | "isHiddenFromLlm"
> & {
  /** Labels and synonyms that people gave it, in either language. */
  readonly words: readonly string[];
  readonly labelEn: string | null;
  readonly labelZh: string | null;
  /** More of them than the catalog shows; none where the entry is sensitive. */
  readonly values: readonly z.infer<typeof topValueSchema>[];
};
