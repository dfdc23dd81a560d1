import { CommandError, type ExitCode, type Io, UsageError } from "#cli/command.ts";
import type { CommandEntry } from "#cli/commands.ts";

/** Runs a command line ("restate", "--locale", "zh", …) against a table of commands. */
export async function runCommandLine(
  args: readonly string[],
  commands: readonly CommandEntry[],
  io: Io,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.err(overview(commands));
    return 2;
  }
  if (name === "--help" || name === "-h") {
    io.out(overview(commands));
    return 0;
  }
  if (name === "help")
    return runCommandLine(rest.length > 0 ? [...rest, "--help"] : ["--help"], commands, io);
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) {
    io.err(`tideline: there is no command '${name}'. See: tideline --help\n`);
    return 2;
  }
  return runCommand(entry, rest, io);
}

async function runCommand(entry: CommandEntry, args: string[], io: Io): Promise<ExitCode> {
  try {
    const command = await entry.load();
    if (asksForHelp(args)) {
      io.out(`tideline ${entry.name}: ${entry.summary}\n\n${command.help.trim()}\n`);
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`tideline ${entry.name}: ${error.message}. See: tideline ${entry.name} --help\n`);
      return 2;
    }
    if (!(error instanceof CommandError)) throw error;
    io.err(`tideline ${entry.name}: ${error.message}\n`);
    return 1;
  }
}

/** What follows "--" is never an option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

function overview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((entry) => entry.name.length));
  const lines = commands.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.summary}`);
  return [
    "Usage: tideline <command> [options]",
    "",
    "Commands:",
    ...lines,
    "",
    "tideline <command> --help says more about one. Exit codes: 0 done, 1 failed or errors found, 2 wrong usage.",
    "",
  ].join("\n");
}
