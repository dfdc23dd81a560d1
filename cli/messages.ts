import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { CommandError, type Io } from "#cli/command.ts";
import { reasonOf } from "#cli/input.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Message } from "#lib/messages/schema.ts";

/** How many bad lines are named before only their number is. */
const NAMED_PROBLEMS = 20;

/** The messages of a newline-delimited JSON file; those that cannot be read are named on the standard error. */
export async function readMessages(path: string, io: Io): Promise<readonly Message[]> {
  const messages: Message[] = [];
  let lineNo = 0;
  let problems = 0;
  for await (const line of linesOf(path)) {
    lineNo += 1;
    if (line.trim() === "") continue;
    const outcome = readLine(line);
    if (typeof outcome !== "string") {
      messages.push(outcome);
      continue;
    }
    problems += 1;
    if (problems <= NAMED_PROBLEMS) io.err(`${path}, line ${lineNo}: ${outcome}\n`);
  }
  if (problems > 0) io.err(`${path}: ${problems} of ${messages.length + problems} messages left out\n`);
  return messages;
}

function readLine(line: string): Message | string {
  let raw: unknown;
  try {
    raw = JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return "not JSON";
  }
  const parsed = parseMessage(raw, undefined);
  return parsed.ok ? parsed.value : `${parsed.error.path || "/"}: ${parsed.error.message}`;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const bytes = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  file.on("error", (error) => bytes.destroy(error));
  try {
    for await (const line of createInterface({ input: bytes, crlfDelay: Infinity })) yield line;
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
