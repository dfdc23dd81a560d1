import { rm } from "node:fs/promises";
import type { Money } from "#lib/currencies/convert.ts";
import { type Database, db as ownDatabase } from "#lib/db/client.ts";
import { Interrupted } from "#lib/imports/interrupted.ts";
import { loadPartitions } from "#lib/imports/load.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import { FileError, textBytesOf } from "#lib/imports/read-file.ts";
import { readLines } from "#lib/imports/read-lines.ts";
import {
  addTo,
  type Cursor,
  emptyTally,
  type Problem,
  settledLines,
  type Tally,
} from "#lib/imports/schema.ts";
import { createSpill, findSpill, partitionsFor } from "#lib/imports/spill.ts";
import {
  advance,
  changeStatus,
  getState,
  type ImportState,
  insertProblems,
  noteReading,
} from "#lib/imports/store.ts";

export type RunOptions = {
  readonly file: string;
  /** A folder of its own, for what can be made again. */
  readonly spillFolder: string;
  readonly database?: Database;
  /** What other currencies are converted to. */
  readonly money?: Money;
  /** After every step that is in the database. */
  readonly onProgress?: (tally: Tally) => void;
};

/** Lines that were set aside are written in steps. */
const PROBLEMS_PER_STEP = 2_000;

/**
 * Runs an import to its end from wherever it is: reads the file and puts the lines of each order together (spill.ts),
 * then accepts messages batch by batch. Each batch's transaction also moves the import's cursor and tally, so that it
 * can be ended at any point and run again: nothing is lost, nothing comes twice.
 *
 * @returns "done", or "interrupted" if its status was changed meanwhile
 * @throws FileError if the file does not fit its mapping; the import is then `failed`
 */
export async function runImport(id: string, options: RunOptions): Promise<"done" | "interrupted"> {
  const database = options.database ?? ownDatabase;
  const state = await getState(database, id);
  if (state?.status !== "running" || !state.mapping) return "interrupted";
  const mapping = state.mapping;
  try {
    const { cursor, tally, header } = await prepare(state, mapping, options, database);
    await loadPartitions({ ...options, database, mapping, header, state: { ...state, cursor, tally } });
  } catch (error) {
    if (error instanceof Interrupted) return "interrupted";
    if (error instanceof FileError) {
      await changeStatus(database, id, ["running"], "failed", { error: error.message });
    }
    throw error;
  }
  await changeStatus(database, id, ["running"], "done", { finishedAt: new Date(), error: null });
  await rm(options.spillFolder, { recursive: true, force: true });
  return "done";
}

/** Reads the file, unless an earlier run has and its spill is still there. */
async function prepare(
  state: ImportState,
  mapping: Mapping,
  options: RunOptions,
  database: Database,
): Promise<{ cursor: Cursor & { phase: "loading" }; tally: Tally; header: readonly string[] }> {
  const { cursor, id } = state;
  const isRead = cursor.phase === "loading";
  const known = isRead ? await findSpill(options.spillFolder) : undefined;
  if (isRead && known) return { cursor, tally: state.tally, header: known };
  const partitions = isRead ? cursor.partitions : partitionsFor(await textBytesOf(options.file));
  const { tally, header } = await readFile(id, mapping, partitions, options, database);
  if (isRead) return { cursor, tally: state.tally, header };
  const next = { phase: "loading", partitions, partition: 0, unit: 0 } as const;
  if (!(await advance(database, id, cursor, { cursor: next, tally, linesDone: settledLines(tally) }))) {
    throw new Interrupted();
  }
  options.onProgress?.(tally);
  return { cursor: next, tally, header };
}

async function readFile(
  id: string,
  mapping: Mapping,
  partitions: number,
  options: RunOptions,
  database: Database,
): Promise<{ tally: Tally; header: readonly string[] }> {
  const spill = await createSpill(options.spillFolder, partitions);
  let tally = emptyTally;
  let problems: Problem[] = [];
  const { header, lines } = await readLines(options.file, mapping);
  for await (const read of lines) {
    tally = { ...tally, lines: tally.lines + 1 };
    if (read.kind === "line") await spill.write({ line: read.line, cells: read.cells });
    else {
      problems.push(read.problem);
      tally = { ...tally, setAside: addTo(tally.setAside, read.problem.code, 1) };
    }
    if (problems.length >= PROBLEMS_PER_STEP) {
      await insertProblems(database, id, problems);
      problems = [];
    }
    if (tally.lines % LINES_PER_SIGN === 0) {
      if (!(await noteReading(database, id, tally.lines))) throw new Interrupted();
      options.onProgress?.(tally);
    }
  }
  await insertProblems(database, id, problems);
  await spill.close(header);
  return { tally, header };
}

const LINES_PER_SIGN = 20_000;
