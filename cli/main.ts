import { writeSync } from "node:fs";
import type { Io } from "#cli/command.ts";
import { commands } from "#cli/commands.ts";
import { runCommandLine } from "#cli/run.ts";

const io: Io = {
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

// `tideline … | head` closes the pipe early: that ends the command, and is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), commands, io);
} catch (error) {
  writeSync(2, `tideline: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
