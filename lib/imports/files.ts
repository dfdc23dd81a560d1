import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "#lib/env.ts";
import { maxUploadBytes } from "#lib/imports/schema.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Where an import's upload lies, and what is made from it, until the import is done. */
export function folderOf(id: string): string {
  return path.resolve(env.TIDELINE_DATA_DIR ?? ".data", "imports", id);
}

export function uploadOf(id: string): string {
  return path.join(folderOf(id), "upload");
}

export function spillOf(id: string): string {
  return path.join(folderOf(id), "spill");
}

export async function removeFiles(id: string): Promise<void> {
  await rm(folderOf(id), { recursive: true, force: true });
}

/** Writes an upload as it comes, in little memory. @throws AppError too_large beyond the bound */
export async function saveUpload(
  id: string,
  content: ReadableStream<Uint8Array>,
): Promise<{ fileHash: Uint8Array<ArrayBuffer>; fileBytes: number }> {
  await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let fileBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      fileBytes += chunk.length;
      if (fileBytes > maxUploadBytes) {
        done(new AppError("too_large", "imports.too_large", { megabytes: maxUploadBytes / 1024 ** 2 }));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(uploadOf(id), { mode: 0o600 }));
  } catch (error) {
    await removeFiles(id);
    throw error;
  }
  return { fileHash: new Uint8Array(hash.digest()), fileBytes };
}
