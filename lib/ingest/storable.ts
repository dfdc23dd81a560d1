import type { Json } from "#lib/messages/schema.ts";

/** Deeper values than this are cut off: no reading would go there, and Postgres has a stack. */
const maxDepth = 64;

/** What the transport adds to a message and what is no part of its content: the secret, and the time of this sending. */
const transportNames = new Set(["writeKey", "sentAt"]);

/**
 * A refused message as it can be kept: whole, but without its write key, and without the two things that no jsonb
 * holds (NUL and lone surrogates become U+FFFD, as in messages that are accepted).
 */
export function toStorable(raw: unknown): Json {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return toJson(raw, 0);
  return toJson(Object.fromEntries(Object.entries(raw).filter(([key]) => !transportNames.has(key))), 0);
}

function toJson(value: unknown, depth: number): Json {
  if (typeof value === "string") return toText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value !== "object") return null;
  if (depth >= maxDepth) return "…";
  if (Array.isArray(value)) return value.map((element: unknown) => toJson(element, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [toText(key), toJson(inner, depth + 1)]),
  );
}

function toText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
