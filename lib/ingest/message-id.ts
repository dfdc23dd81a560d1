import { hash } from "node:crypto";

/** A message id as it is remembered: the first 128 bits of its SHA-256, written as a uuid. */
export function messageIdHash(messageId: string): string {
  const hex = hash("sha256", messageId, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
