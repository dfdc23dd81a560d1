import type { QueueRefusal } from "#lib/ingest/queue.ts";
import type { BodyRefusal } from "#lib/ingest/read-body.ts";
import type { Outcome } from "#lib/ingest/schema.ts";
import type { RequestProblem } from "#lib/ingest/tracking-request.ts";

/** Any page may send events: the write key says whose they are, and nothing can be read with it. */
const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "authorization, content-type, content-encoding, x-retry-count",
  "access-control-expose-headers": "retry-after",
  "access-control-max-age": "86400",
};

const commonHeaders = {
  ...corsHeaders,
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** For answers given before the body was read whole: the rest of it must not be taken for the next request. */
const unreadHeaders = { connection: "close" };

/** More would make the answer as long as the batch. */
const maxShownProblems = 20;

export function preflightAnswer(): Response {
  return new Response(null, { status: 204, headers: commonHeaders });
}

export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { ...commonHeaders, ...headers } });
}

export function refusalAnswer(
  status: number,
  problem: RequestProblem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return jsonAnswer(status, { success: false, ...problem }, headers);
}

/** One message: refused as a whole if it cannot be read; it is kept all the same, to be mended. */
export function singleAnswer(outcomes: readonly Outcome[]): Response {
  const [outcome] = outcomes;
  return outcome?.kind === "rejected"
    ? refusalAnswer(400, outcome.problem)
    : jsonAnswer(200, { success: true });
}

/** A batch: the good messages are accepted, and what became of the others is told. */
export function batchAnswer(outcomes: readonly Outcome[]): Response {
  const problems = outcomes.flatMap((outcome, index) =>
    outcome.kind === "rejected" ? [{ index, ...outcome.problem }] : [],
  );
  return jsonAnswer(200, {
    success: true,
    accepted: outcomes.filter(({ kind }) => kind === "accepted").length,
    duplicates: outcomes.filter(({ kind }) => kind === "duplicate").length,
    rejected: problems.length,
    ...(problems.length > 0 ? { errors: problems.slice(0, maxShownProblems) } : {}),
  });
}

const queueProblems: Record<
  QueueRefusal,
  { status: number; code: string; message: string; afterSeconds: number }
> = {
  full: {
    status: 429,
    code: "too_many",
    message: "Too much is waiting to be stored. Send it again shortly.",
    afterSeconds: 1,
  },
  unavailable: {
    status: 503,
    code: "unavailable",
    message: "The messages could not be stored just now. Send them again.",
    afterSeconds: 2,
  },
  no_room: {
    status: 503,
    code: "no_room",
    message:
      "Nothing of this was stored: the server's disk is full. Keep the messages, and send them again when there is room.",
    afterSeconds: 10,
  },
};

/** @param isRead whether the body was read to its end; else the connection cannot be used for another request */
export function queueAnswer(refusal: QueueRefusal, { isRead }: { isRead: boolean }): Response {
  const { status, code, message, afterSeconds } = queueProblems[refusal];
  const headers = { "retry-after": String(afterSeconds), ...(isRead ? {} : unreadHeaders) };
  return refusalAnswer(status, { code, path: "", message }, headers);
}

const bodyProblems: Record<
  Exclude<BodyRefusal, "full">,
  { status: number; code: string; message: string }
> = {
  too_large: { status: 413, code: "too_large", message: "The body is larger than this endpoint takes." },
  malformed_gzip: { status: 400, code: "malformed", message: "The body is not gzip, or is cut short." },
  malformed_text: { status: 400, code: "malformed", message: "The body is not UTF-8 text." },
  unsupported_encoding: {
    status: 415,
    code: "unsupported_encoding",
    message: "The body may be sent plain or with content-encoding gzip.",
  },
};

export function bodyAnswer(refusal: BodyRefusal): Response {
  if (refusal === "full") return queueAnswer("full", { isRead: false });
  const { status, code, message } = bodyProblems[refusal];
  return refusalAnswer(status, { code, path: "", message }, unreadHeaders);
}
