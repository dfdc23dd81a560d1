import { z } from "zod";

export const maxPageSize = 500;

/** What every list takes: which page, how it is sorted, what is searched for. Extend it with the list's own filters. */
export const pageInput = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  sort: z.string().max(64).optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  search: z.string().trim().max(200).default(""),
});

export type PageInput = z.infer<typeof pageInput>;

export type Page<T> = { rows: T[]; total: number };

/** What every list answers: the rows of the page, and how many there are in all. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.number().int().min(0) });
}
