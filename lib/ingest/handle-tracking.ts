import type { Money } from "#lib/currencies/convert.ts";
import { outageOf } from "#lib/db/outage.ts";
import { batchAnswer, bodyAnswer, queueAnswer, refusalAnswer, singleAnswer } from "#lib/ingest/answers.ts";
import { type Budget, createBudget } from "#lib/ingest/budget.ts";
import { parseJson } from "#lib/ingest/parse-json.ts";
import { prepareMessage } from "#lib/ingest/prepare.ts";
import type { IngestQueue } from "#lib/ingest/queue.ts";
import { type BodyLimits, readBody } from "#lib/ingest/read-body.ts";
import type { Candidate, IngestContext } from "#lib/ingest/schema.ts";
import { type Endpoint, findEndpoint, messagesIn, writeKeyOf } from "#lib/ingest/tracking-request.ts";
import { MESSAGE_LIMITS } from "#lib/messages/schema.ts";
import { err } from "#lib/std/result.ts";
import type { Instant } from "#lib/std/time-zone.ts";

const bodyLimits: Record<Endpoint["kind"], BodyLimits> = {
  single: { sentBytes: 500 * 1024, plainBytes: 1024 * 1024 },
  batch: { sentBytes: 5 * 1024 * 1024, plainBytes: 20 * 1024 * 1024 },
};

const bytesInHand = 128 * 1024 * 1024;
const bodyTypes = new Set(["application/json", "text/plain"]);

export type TrackingPorts = {
  readonly queue: IngestQueue;
  readonly findWriteKey: (secret: string) => Promise<{ readonly id: string } | undefined>;
  readonly money: () => Promise<Money>;
  readonly now: () => Instant;
  readonly report: (error: unknown) => void;
};

/** Answers `POST /v1/<name>` of Segment's tracking API; 200 only once the messages are committed. */
export function createTracking(ports: TrackingPorts): (request: Request, name: string) => Promise<Response> {
  const newBudget = createBudget(bytesInHand);
  return async (request, name) => {
    const endpoint = findEndpoint(name);
    if (!endpoint) {
      return refusalAnswer(404, {
        code: "not_found",
        path: "",
        message: `There is no /v1/${name.slice(0, 40)}.`,
      });
    }
    const refused = ports.queue.refusal();
    if (refused) return queueAnswer(refused, { isRead: false });
    const budget = newBudget();
    try {
      return await track(request, endpoint, ports, budget);
    } catch (error) {
      ports.report(error);
      return queueAnswer(outageOf(error) === "full" ? "no_room" : "unavailable", { isRead: true });
    } finally {
      budget.release();
    }
  };
}

async function track(
  request: Request,
  endpoint: Endpoint,
  ports: TrackingPorts,
  budget: Budget,
): Promise<Response> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type && !bodyTypes.has(type)) {
    const message = "Send the body as application/json or text/plain.";
    return refusalAnswer(415, { code: "unsupported_type", path: "", message });
  }
  const text = await readBody(request, bodyLimits[endpoint.kind], budget);
  if (!text.ok) return bodyAnswer(text.error);
  const body = parseJson(text.value);
  if (!body.ok) {
    return refusalAnswer(400, {
      code: "malformed",
      path: "",
      message: `The body is not JSON: ${body.error}`,
    });
  }
  const secret = writeKeyOf(request.headers.get("authorization"), body.value);
  const writeKey = secret === undefined ? undefined : await ports.findWriteKey(secret);
  if (!writeKey) {
    const message =
      secret === undefined ? "The write key is missing." : "The write key is unknown or revoked.";
    return refusalAnswer(401, { code: "unauthorized", path: "/writeKey", message });
  }
  const messages = messagesIn(body.value, endpoint);
  if (!messages.ok) return refusalAnswer(400, messages.error);
  const context = await contextOf(ports, writeKey.id);
  const isLong = text.value.length > MESSAGE_LIMITS.bytes;
  const result = await ports.queue.submit(messages.value.map((raw) => toCandidate(raw, context, isLong)));
  if (!result.ok) return queueAnswer(result.error, { isRead: true });
  return endpoint.kind === "single" ? singleAnswer(result.value) : batchAnswer(result.value);
}

async function contextOf(ports: TrackingPorts, writeKeyId: string): Promise<IngestContext> {
  const money = await ports.money();
  return { source: "http", receivedAt: ports.now(), writeKeyId, keepsRejected: true, money };
}

/** A message is measured only where the whole body is longer than one may be. */
function toCandidate(raw: unknown, context: IngestContext, isLong: boolean): Candidate {
  if (!isLong || lengthOf(raw) <= MESSAGE_LIMITS.bytes) return prepareMessage(raw, context);
  const message = `A message may be ${MESSAGE_LIMITS.bytes} bytes long.`;
  return {
    raw,
    context,
    reading: err({ code: "too_large", path: "", message }),
    idHash: undefined,
    propertiesText: undefined,
  };
}

function lengthOf(raw: unknown): number {
  try {
    return JSON.stringify(raw).length;
  } catch {
    // Nested deeper than the stack: parseMessage refuses it for its depth.
    return 0;
  }
}
