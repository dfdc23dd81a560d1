import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Budget } from "#lib/ingest/budget.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

const inflate = promisify(gunzip);

export type BodyLimits = {
  /** Bytes as they are sent, compressed or not. */
  readonly sentBytes: number;
  /** Bytes once they are unpacked. */
  readonly plainBytes: number;
};

export type BodyRefusal = "too_large" | "malformed_gzip" | "malformed_text" | "unsupported_encoding" | "full";

/**
 * Reads a body as text, unpacked if it is gzipped: by its header, or by its first bytes, since some clients send gzip
 * as text/plain without saying so. Reading stops where a limit is passed, so a gzip bomb costs no more than the limit.
 */
export async function readBody(
  request: Request,
  limits: BodyLimits,
  budget: Budget,
): Promise<Result<string, BodyRefusal>> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (!["gzip", "x-gzip", "identity"].includes(encoding)) return err("unsupported_encoding");
  if (Number(request.headers.get("content-length") ?? 0) > limits.sentBytes) {
    await discard(request.body?.getReader(), limits.sentBytes);
    return err("too_large");
  }
  const sent = await readBytes(request, limits.sentBytes, budget);
  if (!sent.ok) return sent;
  const isGzip = sent.value[0] === 0x1f && sent.value[1] === 0x8b;
  if (!isGzip) return encoding === "identity" ? toText(sent.value) : err("malformed_gzip");
  const plain = await unpack(sent.value, limits.plainBytes);
  if (!plain.ok) return plain;
  return budget.take(plain.value.length) ? toText(plain.value) : err("full");
}

async function readBytes(
  request: Request,
  limit: number,
  budget: Budget,
): Promise<Result<Uint8Array, BodyRefusal>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body === null) return ok(new Uint8Array());
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    const isTooLarge = length > limit;
    if (isTooLarge || !budget.take(next.value.length)) {
      await discard(reader, limit);
      return err(isTooLarge ? "too_large" : "full");
    }
    chunks.push(next.value);
  }
  return ok(Buffer.concat(chunks));
}

/**
 * Reads on without keeping anything, so that the sender, who may listen only when all is sent, hears the answer; but no
 * more than as much again as is allowed.
 */
async function discard(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  most: number,
): Promise<void> {
  try {
    let left = most;
    for (let next = await reader?.read(); next && !next.done && left > 0; next = await reader?.read())
      left -= next.value.length;
    await reader?.cancel();
  } catch {
    // Who went away needs no answer.
  }
}

async function unpack(bytes: Uint8Array, limit: number): Promise<Result<Uint8Array, BodyRefusal>> {
  try {
    return ok(await inflate(bytes, { maxOutputLength: limit }));
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return err(isTooLarge ? "too_large" : "malformed_gzip");
  }
}

function toText(bytes: Uint8Array): Result<string, BodyRefusal> {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return err("malformed_text");
  }
}
