import type { CurrencyProblem, Money } from "#lib/currencies/convert.ts";
import type { Message, MessageProblem } from "#lib/messages/schema.ts";
import type { Result } from "#lib/std/result.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Why a message is set aside: it cannot be read, its money cannot be converted, or Postgres would not store it. */
export type IngestProblem = {
  readonly code: MessageProblem["code"] | CurrencyProblem["code"] | "not_storable";
  /** JSON pointer into the message. */
  readonly path: string;
  readonly message: string;
};

/** What a batch of messages comes with. */
export type IngestContext = {
  /** Which way in: "http", "import", "demo" … */
  readonly source: string;
  /** The time of messages that carry none; `undefined` where they must have one. */
  readonly receivedAt: Instant | undefined;
  readonly writeKeyId?: string;
  readonly importId?: string;
  /** What other currencies are converted to; without it, amounts are taken as they come. */
  readonly money?: Money;
  /** Whether messages that are refused are kept to be mended; an import keeps its own list of problems. */
  readonly keepsRejected: boolean;
};

/** A message that was read and waits to be accepted. Everything that costs time is done before the transaction. */
export type Candidate = {
  readonly raw: unknown;
  readonly context: IngestContext;
  readonly reading: Result<Message, IngestProblem>;
  /** SHA-256 of the message id, cut to 128 bits and written as a uuid; `undefined` without a message id. */
  readonly idHash: string | undefined;
  /** The properties of an event as JSON text, `undefined` for other messages. */
  readonly propertiesText: string | undefined;
};

/** What became of a message, in the order of the batch. */
export type Outcome =
  | { readonly kind: "accepted"; readonly no: number }
  | { readonly kind: "duplicate" }
  | { readonly kind: "rejected"; readonly problem: IngestProblem };

/** More messages in one transaction would hold up those who wait for their number. */
export const maxMessagesPerTransaction = 5_000;
