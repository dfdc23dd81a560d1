import { actorOf } from "#lib/auth/actor.ts";
import { isSameOrigin } from "#lib/auth/origin.ts";
import type { Actor } from "#lib/auth/permissions.ts";
import { findSessionIn } from "#lib/auth/session.ts";
import { outageOf } from "#lib/db/outage.ts";
import { log } from "#lib/http/log.ts";
import { problemsAsCsv } from "#lib/imports/problems-csv.ts";
import { getImport } from "#lib/imports/service.ts";
import { uploadFile } from "#lib/imports/upload-service.ts";
import { AppError } from "#lib/std/app-error.ts";

const statuses: Partial<Record<AppError["kind"], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
};

/** Takes a file as the body of a request and writes it through to the disk: it is never held in memory. */
export async function handleUpload(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return refusal(403, "common.forbidden");
  return answering(async () => {
    const actor = await actorOfRequest(request);
    const name = new URL(request.url).searchParams.get("name")?.trim() || "upload.csv";
    if (!request.body) return refusal(400, "imports.empty");
    return Response.json(await uploadFile(actor, name, request.body));
  });
}

/** The lines that were set aside, as a CSV file with the file's own columns. */
export async function handleSetAside(request: Request, id: string): Promise<Response> {
  return answering(async () => {
    const actor = await actorOfRequest(request);
    const { fileName } = await getImport(actor, id);
    const name = `set-aside-${fileName.replace(/\.gz$/, "").replace(/[^\p{L}\p{N}._-]/gu, "_")}`;
    return new Response(streamOf(problemsAsCsv(id)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  });
}

async function actorOfRequest(request: Request): Promise<Actor> {
  const session = await findSessionIn(request.headers);
  if (!session) throw new AppError("unauthenticated", "common.unauthenticated");
  return actorOf(session);
}

async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return refusal(statuses[error.kind] ?? 400, error.code);
    log.error({ err: error }, "an upload failed");
    const outage = outageOf(error);
    if (outage) return refusal(503, outage === "full" ? "common.no_room" : "common.unavailable");
    return refusal(500, "common.failed");
  }
}

function refusal(status: number, code: string): Response {
  const retry = status === 503 ? { "retry-after": "10" } : undefined;
  return Response.json({ code, status }, { status, headers: { "cache-control": "no-store", ...retry } });
}

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
