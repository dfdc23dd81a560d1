import { z } from "zod";
import { type ValueType, valueTypes } from "#lib/catalog/value-type.ts";
import { pageInput, pageOf } from "#lib/http/paging.ts";

export const catalogKinds = ["event", "property", "trait"] as const;

const name = z.string().min(1).max(200);

/** Which entry: an event, a trait, or a property of an event. */
export const catalogKeySchema = z.object({
  kind: z.enum(catalogKinds),
  /** The event of a property, empty otherwise. */
  event: z.string().max(200).default(""),
  name,
});
export type CatalogKey = z.infer<typeof catalogKeySchema>;

export const topValueSchema = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  count: z.number().int(),
});

export const catalogEntrySchema = catalogKeySchema.extend({
  /** Known to every shop, seen or not. */
  isBuiltIn: z.boolean(),
  /** How many messages named it. */
  count: z.number().int(),
  firstSeenAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  /** How many values of each type were seen. */
  types: z.partialRecord(z.enum(valueTypes), z.number()),
  /** The most frequent values of a recent sample; none where the entry is sensitive. */
  topValues: z.array(topValueSchema),
  /** Of the same sample. */
  distinctValues: z.number().int().nullable(),
  profiledAt: z.string().nullable(),
  labelEn: z.string().nullable(),
  labelZh: z.string().nullable(),
  synonymsEn: z.array(z.string()),
  synonymsZh: z.array(z.string()),
  isSensitive: z.boolean(),
  isHiddenFromLlm: z.boolean(),
});
export type CatalogEntry = z.infer<typeof catalogEntrySchema>;

/** The types of an entry's values, the most frequent first. */
export function catalogTypes({ types }: Pick<CatalogEntry, "types">): { type: ValueType; count: number }[] {
  return valueTypes
    .map((type) => ({ type, count: types[type] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

export const catalogSorts = ["name", "count", "lastSeenAt"] as const;

export const listCatalogInput = pageInput.extend({
  kind: z.enum(catalogKinds).default("event"),
  /** Only the properties of this event. */
  event: z.string().max(200).optional(),
  sort: z.enum(catalogSorts).default("name"),
});
export type ListCatalogInput = z.infer<typeof listCatalogInput>;

export const catalogPageSchema = pageOf(catalogEntrySchema);

export const catalogDetailSchema = catalogEntrySchema.extend({
  /** Of an event: its properties, those of its items included, the most frequent first. */
  properties: z.array(catalogEntrySchema),
});
export type CatalogDetail = z.infer<typeof catalogDetailSchema>;

/** Labels and synonyms are at most this long. */
export const maxNoteLength = 120;
export const maxSynonyms = 50;

const label = z.string().trim().max(maxNoteLength).nullable();
const synonyms = z.array(z.string().trim().min(1).max(maxNoteLength)).max(maxSynonyms);

/** What people may write about an entry; what is left out stays. */
export const catalogNotesSchema = z.object({
  labelEn: label.optional(),
  labelZh: label.optional(),
  synonymsEn: synonyms.optional(),
  synonymsZh: synonyms.optional(),
  isSensitive: z.boolean().optional(),
  isHiddenFromLlm: z.boolean().optional(),
});
export type CatalogNotes = z.infer<typeof catalogNotesSchema>;

export const editCatalogInput = catalogKeySchema.extend(catalogNotesSchema.shape);
export type EditCatalogInput = z.infer<typeof editCatalogInput>;
