import { createHash } from "node:crypto";

/** What an entry says, as it is hashed. */
export type ChainedEntry = {
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
};

/** What stands before the first entry. */
export const chainStart: Uint8Array = new Uint8Array(32);

/** SHA-256 of the hash before and of the entry in canonical form (keys sorted), so that no entry can change unseen. */
export function entryHash(previousHash: Uint8Array, entry: ChainedEntry): Uint8Array {
  const { at, actorId, actorName, action, subject, detail } = entry;
  const text = canonicalJson([at.toISOString(), actorId, actorName, action, subject, detail]);
  return new Uint8Array(createHash("sha256").update(previousHash).update(text).digest());
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
}
