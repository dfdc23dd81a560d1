import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Line } from "#lib/imports/read-line.ts";

/**
 * Brings the lines of one order together, wherever they are in the file, in little memory: lines are written to as many
 * files as it takes for one of them to fit in memory, each to that which the hash of its key names. So all lines of a
 * key are in one file, in their order. Nothing here has to be kept: it can be made again from the file.
 */

/** A line with its cells as they were, to be shown if it is set aside after all. */
export type SpilledLine = { readonly line: Line; readonly cells: readonly string[] };

const TARGET_BYTES = 12 * 1024 * 1024;
const MOST_PARTITIONS = 200;

/** The same for the same file, so that a cursor keeps its meaning. */
export function partitionsFor(textBytes: number): number {
  return Math.min(MOST_PARTITIONS, Math.max(1, Math.ceil(textBytes / TARGET_BYTES)));
}

export type Spill = {
  write(spilled: SpilledLine): Promise<void>;
  /** Marks it as whole; the header comes with it. */
  close(header: readonly string[]): Promise<void>;
};

export async function createSpill(folder: string, partitions: number): Promise<Spill> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = Array.from({ length: partitions }, (_, index) => createWriteStream(fileOf(folder, index)));
  const failure = firstErrorOf(files);
  return {
    async write(spilled) {
      const file = files[partitionOf(spilled.line.key, partitions)];
      if (!file) throw new RangeError("no such partition");
      if (!file.write(`${JSON.stringify(spilled)}\n`)) await Promise.race([once(file, "drain"), failure]);
    },
    async close(header) {
      for (const file of files) {
        file.end();
        if (!file.writableFinished) await Promise.race([once(file, "finish"), failure]);
      }
      await writeFile(markOf(folder), JSON.stringify(header));
    },
  };
}

/** The lines of one partition, by key, keys in the order in which they begin in the file. */
export async function readPartition(
  folder: string,
  partition: number,
): Promise<ReadonlyMap<string, readonly SpilledLine[]>> {
  const byKey = new Map<string, SpilledLine[]>();
  const lines = createInterface({ input: createReadStream(fileOf(folder, partition)), crlfDelay: Infinity });
  for await (const text of lines) {
    // Written by this module, from lines that were read by their mapping.
    const spilled = JSON.parse(text) as SpilledLine;
    const known = byKey.get(spilled.line.key);
    if (known) known.push(spilled);
    else byKey.set(spilled.line.key, [spilled]);
  }
  return byKey;
}

/** The header of a spill that is whole; `undefined` if there is none. */
export async function findSpill(folder: string): Promise<readonly string[] | undefined> {
  const mark = await readFile(markOf(folder), "utf8").catch(() => undefined);
  const parsed = z.array(z.string()).safeParse(mark === undefined ? undefined : JSON.parse(mark));
  return parsed.data;
}

function markOf(folder: string): string {
  return path.join(folder, "complete");
}

function fileOf(folder: string, partition: number): string {
  return path.join(folder, `lines-${partition}.ndjson`);
}

function partitionOf(key: string, partitions: number): number {
  return partitions === 1 ? 0 : createHash("md5").update(key).digest().readUInt32LE(0) % partitions;
}

function firstErrorOf(files: readonly WriteStream[]): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    for (const file of files) file.once("error", reject);
  });
  // Whoever waits for a write is told; if nobody does, the next one will be.
  failure.catch(() => undefined);
  return failure;
}
