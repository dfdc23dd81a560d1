import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db } from "#lib/db/client.ts";
import { dryRun } from "#lib/imports/dry-run.ts";
import type { DryRun } from "#lib/imports/dry-run-schema.ts";
import { removeFiles, saveUpload, uploadOf } from "#lib/imports/files.ts";
import { type Guess, guessMapping } from "#lib/imports/guess.ts";
import { enqueueImport } from "#lib/imports/jobs.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import { FileError } from "#lib/imports/read-file.ts";
import type { Import } from "#lib/imports/schema.ts";
import { getImport, requestUndo, resumeImport, startImport } from "#lib/imports/service.ts";
import { insertImport } from "#lib/imports/store.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { getShop } from "#lib/settings/service.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Lines that a dry run on a screen reads; `tideline import --dry-run` reads all. */
const TRIED_LINES = 20_000;

/** Keeps an uploaded file in the data folder, to be imported from there. */
export async function uploadFile(
  actor: Actor,
  fileName: string,
  content: ReadableStream<Uint8Array>,
): Promise<Import> {
  requirePermission(actor, "import:run");
  const id = randomUUID();
  const saved = await saveUpload(id, content);
  try {
    await insertImport(db, {
      id,
      fileName: fileName.slice(0, 255),
      ...saved,
      createdById: actor.kind === "user" ? actor.userId : null,
    });
  } catch (error) {
    await removeFiles(id); // Nobody would know of it, and on a full disk it takes the room of others.
    throw error;
  }
  return getImport(actor, id);
}

/** What the columns of an upload probably mean, in the shop's time zone. */
export async function guessUpload(actor: Actor, id: string): Promise<Guess> {
  requirePermission(actor, "import:run");
  const { fileName } = await getImport(actor, id);
  const { timeZone } = await getShop(actor);
  return guessMapping(requireUpload(id), fileName, timeZone);
}

export async function tryUpload(actor: Actor, id: string, mapping: Mapping): Promise<DryRun> {
  requirePermission(actor, "import:run");
  await getImport(actor, id);
  try {
    return await dryRun(requireUpload(id), mapping, { mostLines: TRIED_LINES, money: await loadMoney() });
  } catch (error) {
    if (error instanceof FileError)
      throw new AppError("invalid", "imports.does_not_fit", { reason: error.message });
    throw error;
  }
}

export async function startUpload(actor: Actor, id: string, mapping: Mapping): Promise<Import> {
  requirePermission(actor, "import:run");
  requireUpload(id);
  const started = await startImport(actor, id, mapping);
  await enqueueImport(id);
  return started;
}

export async function resumeUpload(actor: Actor, id: string): Promise<Import> {
  requirePermission(actor, "import:run");
  requireUpload(id);
  const resumed = await resumeImport(actor, id);
  await enqueueImport(id);
  return resumed;
}

export async function undoLater(actor: Actor, id: string): Promise<Import> {
  const undoing = await requestUndo(actor, id);
  await enqueueImport(id);
  return undoing;
}

function requireUpload(id: string): string {
  const file = uploadOf(id);
  if (!existsSync(file)) throw new AppError("not_found", "imports.file_gone");
  return file;
}
