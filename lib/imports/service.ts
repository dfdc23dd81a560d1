import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db, transaction } from "#lib/db/client.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import type { Import, Problem } from "#lib/imports/schema.ts";
import {
  changeStatus,
  findImport,
  findSameFile,
  insertImport,
  listImports,
  listProblems,
  saveMapping,
} from "#lib/imports/store.ts";
import { undoImport } from "#lib/imports/undo.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listAll(
  actor: Actor,
  page: { page: number; pageSize: number },
): Promise<{ rows: Import[]; total: number }> {
  requirePermission(actor, "import:read");
  return listImports(db, page);
}

export async function getImport(actor: Actor, id: string): Promise<Import> {
  requirePermission(actor, "import:read");
  const found = await findImport(db, id);
  if (!found) throw new AppError("not_found", "imports.not_found");
  return found;
}

export async function getProblems(
  actor: Actor,
  id: string,
  page: { skip: number; take: number; code?: string },
): Promise<{ rows: Problem[]; total: number }> {
  requirePermission(actor, "import:read");
  await getImport(actor, id);
  return listProblems(db, id, page);
}

/** Registers a file that is to be imported. Nothing happens until it is started with a mapping. */
export async function registerFile(
  actor: Actor,
  file: string,
  fileName = path.basename(file),
): Promise<Import> {
  requirePermission(actor, "import:run");
  const { size } = await stat(file);
  const id = randomUUID();
  await insertImport(db, {
    id,
    fileName: fileName.slice(0, 255),
    fileHash: await hashOf(file),
    fileBytes: size,
    createdById: actor.kind === "user" ? actor.userId : null,
  });
  return getImport(actor, id);
}

/** The import of the same file with the same mapping that was begun and did not end, to go on with. */
export async function findBegun(actor: Actor, file: string, mapping: Mapping): Promise<Import | undefined> {
  requirePermission(actor, "import:run");
  const id = await findSameFile(db, await hashOf(file), mapping);
  return id === undefined ? undefined : findImport(db, id);
}

/** From now on the import runs, in whatever process takes it up (run.ts), and goes on after a crash. */
export async function startImport(actor: Actor, id: string, mapping: Mapping): Promise<Import> {
  requirePermission(actor, "import:run");
  return transaction(async (tx) => {
    const before = await findImport(tx, id);
    if (!before) throw new AppError("not_found", "imports.not_found");
    if (!(await changeStatus(tx, id, ["uploaded"], "running")))
      throw new AppError("conflict", "imports.not_startable");
    await saveMapping(tx, id, mapping);
    const detail = { fileName: before.fileName, kind: mapping.kind };
    await recordAudit(tx, actor, { action: "import.started", subject: `import:${id}`, detail });
    return { ...before, mapping, status: "running" as const };
  });
}

export async function pauseImport(actor: Actor, id: string): Promise<Import> {
  requirePermission(actor, "import:run");
  await change(id, ["running"], "paused");
  return getImport(actor, id);
}

export async function resumeImport(actor: Actor, id: string): Promise<Import> {
  requirePermission(actor, "import:run");
  await change(id, ["paused", "failed"], "running");
  return getImport(actor, id);
}

/** From now on it is undone, in whatever process takes that up. */
export async function requestUndo(actor: Actor, id: string): Promise<Import> {
  requirePermission(actor, "import:run");
  return transaction(async (tx) => {
    const before = await findImport(tx, id);
    if (!before) throw new AppError("not_found", "imports.not_found");
    const canUndo = await changeStatus(
      tx,
      id,
      ["uploaded", "running", "paused", "done", "failed"],
      "undoing",
    );
    if (!canUndo) throw new AppError("conflict", "imports.not_undoable");
    const detail = { fileName: before.fileName };
    await recordAudit(tx, actor, { action: "import.undone", subject: `import:${id}`, detail });
    return { ...before, status: "undoing" as const };
  });
}

/** Undoes it here and now. */
export async function undoNow(actor: Actor, id: string): Promise<Import> {
  await requestUndo(actor, id);
  await undoImport(id);
  return getImport(actor, id);
}

async function change(id: string, from: readonly Import["status"][], to: Import["status"]): Promise<void> {
  const isChanged = await changeStatus(db, id, from, to, { error: null });
  if (isChanged) return;
  const found = await findImport(db, id);
  if (!found) throw new AppError("not_found", "imports.not_found");
  throw new AppError("conflict", "imports.wrong_status", { status: found.status });
}

async function hashOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return new Uint8Array(hash.digest());
}
