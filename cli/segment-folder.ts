import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "#cli/command.ts";
import { reasonOf } from "#cli/input.ts";
import type { FoundFile } from "#lib/segment-files/schema.ts";

/** The files of a folder that end in .json; each is a segment's. Throws a `CommandError` if it cannot be read. */
export async function readFolder(folder: string): Promise<readonly FoundFile[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    return await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), "utf8") })),
    );
  } catch (error) {
    throw new CommandError(`${folder} cannot be read: ${reasonOf(error)}`);
  }
}

/**
 * Writes those that are new or differ, each whole or not at all.
 *
 * @returns how many were written
 */
export async function writeFolder(folder: string, files: readonly FoundFile[]): Promise<number> {
  try {
    await mkdir(folder, { recursive: true });
    let written = 0;
    for (const { name, text } of files) {
      const file = path.join(folder, name);
      if ((await readFile(file, "utf8").catch(() => undefined)) === text) continue;
      const beside = `${file}.writing`;
      await writeFile(beside, text);
      await rename(beside, file);
      written += 1;
    }
    return written;
  } catch (error) {
    throw new CommandError(`${folder} cannot be written: ${reasonOf(error)}`);
  }
}
