import { z } from "zod";
import { pageInput, pageOf } from "#lib/http/paging.ts";
import { maxListText } from "#lib/lists/read-list.ts";
import { segmentKeySchema, segmentUseSchema } from "#lib/segments/schema.ts";

const nameSchema = z.string().trim().min(1).max(200);
/** Lists are named by rules as segments are. */
export const listKeySchema = segmentKeySchema;
const textSchema = z.string().min(1).max(maxListText);

export const customerListSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** How many ids it holds, and how many of them a customer has. */
  size: z.number().int(),
  known: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  /** The active segments whose rules name it. */
  usedIn: z.array(segmentUseSchema),
});
export type CustomerList = z.infer<typeof customerListSchema>;
export const customerListPageSchema = pageOf(customerListSchema);

export const listListsInput = pageInput.extend({
  sort: z.enum(["name", "size", "updatedAt"]).default("name"),
});
export type ListListsInput = z.infer<typeof listListsInput>;

export const listEntrySchema = z.object({
  externalId: z.string(),
  /** The customer who has this id, or whom its owner was merged into; null where nobody has it (yet). */
  customer: z.object({ id: z.string(), externalId: z.string() }).nullable(),
});
export type ListEntry = z.infer<typeof listEntrySchema>;

export const listEntriesInput = pageInput.extend({
  key: z.string().max(200),
  known: z.enum(["yes", "no"]).optional(),
});
export type ListEntriesInput = z.infer<typeof listEntriesInput>;
export const listEntryPageSchema = pageOf(listEntrySchema);

/** What a text would make of a list, before it does. */
export const previewListInput = z.object({ key: z.string().max(200).optional(), text: textSchema });
export type PreviewListInput = z.infer<typeof previewListInput>;
export const listPreviewSchema = z.object({
  ids: z.number().int(),
  known: z.number().int(),
  /** Some ids that no customer has. */
  unknownExamples: z.array(z.string()),
  /** The header of the column that was taken; null without a header. */
  column: z.string().nullable(),
  repeated: z.number().int(),
  tooLong: z.number().int(),
  /** Against what the list holds now; all are added to a new one. */
  added: z.number().int(),
  removed: z.number().int(),
});
export type ListPreview = z.infer<typeof listPreviewSchema>;

export const createListInput = z.object({ key: listKeySchema, name: nameSchema, text: textSchema });
export type CreateListInput = z.infer<typeof createListInput>;
export const replaceListInput = z.object({ key: z.string().max(200), text: textSchema });
export type ReplaceListInput = z.infer<typeof replaceListInput>;
export const renameListInput = z.object({ key: z.string().max(200), name: nameSchema });
export type RenameListInput = z.infer<typeof renameListInput>;
