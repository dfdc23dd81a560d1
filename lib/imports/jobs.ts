import { existsSync } from "node:fs";
import { z } from "zod";
import { db } from "#lib/db/client.ts";
import { removeFiles, spillOf, uploadOf } from "#lib/imports/files.ts";
import { FileError } from "#lib/imports/read-file.ts";
import { runImport } from "#lib/imports/run.ts";
import { getState, listUnfinished } from "#lib/imports/store.ts";
import { undoImport } from "#lib/imports/undo.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { addJob } from "#lib/jobs/queue.ts";
import type { Task } from "#lib/jobs/run-jobs.ts";

const payloadSchema = z.object({ id: z.uuid() });

export const importTask = "import";

/** One at a time: they would only slow each other down. Idempotent by the import's cursor and status. */
export async function enqueueImport(id: string): Promise<void> {
  await addJob({ task: importTask, payload: { id }, key: `import:${id}`, queue: "imports" });
}

/** Takes up an import wherever it is: runs it to its end, or undoes it. One that rests is left alone. */
export const carryOnImport: Task = async (payload) => {
  const { id } = payloadSchema.parse(payload);
  const state = await getState(db, id);
  if (state?.status === "undoing") {
    await undoImport(id);
    await removeFiles(id);
  }
  // Whoever was stopped between the import's end and this left its files.
  if (state?.status === "done") await removeFiles(id);
  if (state?.status !== "running") return;
  // The file of `tideline import` is wherever that was called, and goes on from there.
  if (!existsSync(uploadOf(id))) return;
  try {
    const outcome = await runImport(id, {
      file: uploadOf(id),
      spillFolder: spillOf(id),
      money: await loadMoney(),
    });
    if (outcome === "done") await removeFiles(id);
  } catch (error) {
    // It is told on the screen; trying again would not help.
    if (!(error instanceof FileError)) throw error;
  }
};

/** Puts back to work what a crash or a restart ended. */
export async function enqueueUnfinished(): Promise<void> {
  for (const { id } of await listUnfinished(db)) await enqueueImport(id);
}
