import { z } from "zod";
import type { ChangeDetail } from "#lib/changes/schema.ts";

const revisionSchema = z.object({
  rule: z.unknown(),
  name: z.string(),
  description: z.string(),
  reason: z.string(),
});
type Revision = z.infer<typeof revisionSchema>;

type Revised = Pick<ChangeDetail, "id" | "contentHash" | "content" | "reason">;

const keyOf = ({ id, contentHash }: Revised) => `tideline.text.revise.${id}.${contentHash.slice(0, 12)}`;

/** What was being written at this content of a change in this browser, or else what the change says. */
export function keptRevision(change: Revised): Revision {
  const { rule, name, description } = change.content;
  const said = { rule, name, description, reason: change.reason };
  try {
    const kept = localStorage.getItem(keyOf(change));
    return kept === null ? said : revisionSchema.parse(JSON.parse(kept));
  } catch {
    // The browser keeps nothing, or what it kept was written by another version of Tideline.
    return said;
  }
}

export function keepRevision(change: Revised, revision: Revision): void {
  try {
    localStorage.setItem(keyOf(change), JSON.stringify(revision));
  } catch {
    // A browser that keeps nothing, or is full, has only what is on the page.
  }
}

export function forgetRevision(change: Revised): void {
  try {
    localStorage.removeItem(keyOf(change));
  } catch {
    // Nothing is kept then.
  }
}
