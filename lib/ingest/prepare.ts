import { convertMoney } from "#lib/currencies/convert.ts";
import { messageIdHash } from "#lib/ingest/message-id.ts";
import type { Candidate, IngestContext, IngestProblem } from "#lib/ingest/schema.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Message } from "#lib/messages/schema.ts";
import type { Result } from "#lib/std/result.ts";

/** Reads a raw message and does all that can be done before its transaction. */
export function prepareMessage(raw: unknown, context: IngestContext): Candidate {
  const reading = readMessage(raw, context);
  if (!reading.ok) return { raw, context, reading, idHash: undefined, propertiesText: undefined };
  const message = reading.value;
  return {
    raw,
    context,
    reading,
    idHash: message.messageId === undefined ? undefined : messageIdHash(message.messageId),
    propertiesText: message.kind === "event" ? JSON.stringify(message.properties) : undefined,
  };
}

function readMessage(raw: unknown, context: IngestContext): Result<Message, IngestProblem> {
  const parsed = parseMessage(raw, context.receivedAt);
  return parsed.ok && context.money ? convertMoney(parsed.value, context.money) : parsed;
}
