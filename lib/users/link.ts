import { createHash, randomBytes } from "node:crypto";

const daysValid = 7;

/** A fresh link: the path to give away, and the hash to keep. */
export function newLink(now: Date): { path: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + daysValid * 86_400_000);
  return { path: `/welcome/${token}`, tokenHash: linkTokenHash(token), expiresAt };
}

export function linkTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
