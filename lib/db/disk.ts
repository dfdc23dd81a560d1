import { statfs } from "node:fs/promises";
import { knownTrouble } from "#lib/db/trouble.ts";
import { env } from "#lib/env.ts";

/** `full`: nothing more can be stored. `low`: soon so. `enough` is also said where nothing is known, as of a disk elsewhere. */
export type Room = "enough" | "low" | "full";

/** Postgres goes on in pieces of 16 MiB of its log; with less it stops. */
const fullBytes = 16 * 2 ** 20;
const lowBytes = 2 ** 30;

/** The room on the disk of the data folder, by its free bytes and by what the database last refused. */
export async function readRoom(): Promise<{ readonly room: Room; readonly freeBytes: number | null }> {
  const freeBytes = await readFreeBytes(env.TIDELINE_DATA_DIR);
  return { room: knownTrouble() === "full" ? "full" : roomOf(freeBytes), freeBytes };
}

function roomOf(freeBytes: number | null): Room {
  if (freeBytes === null || freeBytes >= lowBytes) return "enough";
  return freeBytes < fullBytes ? "full" : "low";
}

async function readFreeBytes(folder: string | undefined): Promise<number | null> {
  if (folder === undefined) return null;
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}
