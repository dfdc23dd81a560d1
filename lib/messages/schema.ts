import type { Instant } from "#lib/std/time-zone.ts";

/** A value as JSON carries it, made comparable (well-formed, NFC) on arrival. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Properties or traits by snake-case name. */
export type JsonRecord = { readonly [name: string]: Json };

/** Whose message it is: a user id, an anonymous id, or both (which makes them one customer). */
export type Sender = {
  readonly userId?: string;
  readonly anonymousId?: string;
};

type Common = Sender & {
  /** The sender's message id; a message without one cannot be recognised when it is sent again. */
  readonly messageId?: string;
  readonly at: Instant;
};

/** A Segment-spec message, understood: every way in (HTTP, CSV, files, demo) produces these. */
export type Message = Common &
  (
    | { readonly kind: "event"; readonly name: string; readonly properties: JsonRecord }
    | { readonly kind: "traits"; readonly traits: JsonRecord }
    | { readonly kind: "alias"; readonly previousId: string }
    /** A message that only says that the customer exists, such as `group`. */
    | { readonly kind: "presence" }
  );

/** Why a message cannot be accepted: a code, a JSON pointer into the message, and a sentence. */
export type MessageProblem = {
  readonly code: "not_an_object" | "unknown_type" | "missing" | "invalid" | "too_large";
  readonly path: string;
  readonly message: string;
};

/** Bounds on what one message may hold. */
export const MESSAGE_LIMITS = {
  idLength: 255,
  nameLength: 200,
  textLength: 16_384,
  properties: 500,
  listLength: 1_000,
  depth: 8,
  bytes: 512 * 1024,
} as const;
