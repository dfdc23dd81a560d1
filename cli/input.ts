import { readFile } from "node:fs/promises";
import { CommandError, type Io } from "#cli/command.ts";

/** The whole text of a file, or of the standard input if the path is "-" or not given. */
export async function readInput(path: string | undefined, io: Io): Promise<string> {
  if (path === undefined || path === "-") {
    const chunks: Buffer[] = [];
    for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString("utf8");
  }
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

/** Why a file could not be read or written, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, string> = {
    ENOENT: "there is no such file",
    EACCES: "permission denied",
    EISDIR: "it is a folder",
  };
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

export type JsonLine = { readonly line: number; readonly value: unknown };

/** The lines of newline-delimited JSON, blank ones left out. Throws a `CommandError` that names the bad line. */
export function parseJsonLines(text: string, source: string): JsonLine[] {
  return text.split("\n").flatMap((content, index) => {
    if (content.trim() === "") return [];
    try {
      return [{ line: index + 1, value: JSON.parse(content.replace(/^\uFEFF/, "")) as unknown }];
    } catch {
      throw new CommandError(`${source}, line ${index + 1}: not JSON`);
    }
  });
}
