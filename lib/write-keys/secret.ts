import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 random bits, with a beginning that says what it is and can be shown. */
export function newSecret(): string {
  return `tl_${randomBytes(32).toString("base64url")}`;
}

/** What is kept of a secret. It is long and random, so a plain SHA-256 cannot be reversed by guessing. */
export function secretHash(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** Enough to tell keys apart on the screen, and no help to guess the rest. */
export function secretPrefix(secret: string): string {
  return secret.slice(0, 9);
}
