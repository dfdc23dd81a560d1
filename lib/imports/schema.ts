import { z } from "zod";
import { mappingSchema } from "#lib/imports/mapping.ts";

export const importStatuses = [
  "uploaded",
  "running",
  "paused",
  "done",
  "failed",
  "undoing",
  "undone",
] as const;

const count = z.number().int().min(0);

/** What became of every line: once an import is done, lines = accepted + duplicates + all that were set aside. */
export const tallySchema = z.object({
  /** Lines of data read so far; the header and empty lines are none. */
  lines: count.default(0),
  /** Lines that are in messages which this import brought. */
  accepted: count.default(0),
  /** Lines of messages that were in Tideline before. */
  duplicates: count.default(0),
  /** Lines by why they were set aside. */
  setAside: z.record(z.string(), count).default({}),
  /** Accepted messages, by event; those of traits under "identify". */
  messages: z.record(z.string(), count).default({}),
});
export type Tally = z.infer<typeof tallySchema>;

export const emptyTally: Tally = { lines: 0, accepted: 0, duplicates: 0, setAside: {}, messages: {} };

/** Where to go on after a crash. `reading` starts the file anew; of `loading`, what is before `unit` is in the database. */
export const cursorSchema = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("reading") }),
  z.object({ phase: z.literal("loading"), partitions: count, partition: count, unit: count }),
]);
export type Cursor = z.infer<typeof cursorSchema>;

export const importSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  fileBytes: z.number(),
  mapping: mappingSchema.nullable(),
  status: z.enum(importStatuses),
  tally: tallySchema,
  error: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Import = z.infer<typeof importSchema>;

/** A line that was set aside. */
export const problemSchema = z.object({
  line: z.number().int(),
  code: z.string(),
  column: z.string(),
  reason: z.string(),
  /** The line's cells, in the file's order. */
  cells: z.array(z.object({ column: z.string(), text: z.string() })),
});
export type Problem = z.infer<typeof problemSchema>;

/** Cells with the names of their columns; those beyond the header are named by their place. */
export function namedCells(header: readonly string[], cells: readonly string[]): Problem["cells"] {
  return cells.map((text, index) => ({ column: header[index] ?? `column ${index + 1}`, text }));
}

/** Lines that are accounted for. */
export function settledLines(tally: Tally): number {
  const aside = Object.values(tally.setAside).reduce((sum, lines) => sum + lines, 0);
  return tally.accepted + tally.duplicates + aside;
}

export function addTo(
  counts: Readonly<Record<string, number>>,
  key: string,
  by: number,
): Record<string, number> {
  return { ...counts, [key]: (counts[key] ?? 0) + by };
}

export const maxUploadBytes = 2 * 1024 ** 3;
