import { z } from "zod";
import { changeRowSchema } from "#lib/changes/schema.ts";
import { segmentSchema } from "#lib/segments/schema.ts";

/** What somebody else said last about one's own change. */
const replySchema = z.object({ by: z.string(), body: z.string(), at: z.string() });

const ownChangeSchema = changeRowSchema.extend({ reply: replySchema.nullable() });
export type OwnChange = z.infer<typeof ownChangeSchema>;

const unfinishedSchema = segmentSchema.pick({ key: true, name: true, labels: true, status: true }).extend({
  updatedAt: z.string(),
  isOwn: z.boolean(),
});
export type Unfinished = z.infer<typeof unfinishedSchema>;

export const replicaStates = ["ready", "filling", "down", "none"] as const;

export const roomStates = ["enough", "low", "full"] as const;

const healthSchema = z.object({
  /** Of the worker's columnar copy; "none" where no worker belongs to this process. */
  replica: z.enum(replicaStates),
  /** Messages that it has not taken in yet. */
  behind: z.number().int(),
  /** Memberships that a sweep found to be wrong, and put right: none, if all is well. */
  repaired: z.number().int(),
  /** On the disk of the data folder, and as the database says; "full" means that nothing can be stored. */
  room: z.enum(roomStates),
  /** Null where the data folder is not this process's. */
  freeBytes: z.number().int().nullable(),
});
export type Health = z.infer<typeof healthSchema>;

/** What waits for one person, at one moment; what their role does not do is null. */
export const agendaSchema = z.object({
  asOf: z.string(),
  /** Requests that they may decide, the oldest first. */
  toDecide: z.object({ rows: z.array(changeRowSchema), total: z.number().int() }).nullable(),
  /** Their own requests: undecided ones, and those rejected of late. */
  own: z.array(ownChangeSchema).nullable(),
  /** Segments that somebody left half-way, their own first. */
  unfinished: z.array(unfinishedSchema).nullable(),
  health: healthSchema.nullable(),
});
export type Agenda = z.infer<typeof agendaSchema>;
