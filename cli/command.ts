import { type ParseArgsConfig, parseArgs } from "node:util";

/** 0: done. 1: it could not be done, or what was checked has errors. 2: the command line itself was wrong. */
export type ExitCode = 0 | 1 | 2;

export type Io = {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** What a file `cli/<name>.ts` exports as `command`. `out` and `err` write as they are: end lines with "\n". */
export type Command = {
  /** Printed by `tideline <name> --help` after the command's name and summary. */
  readonly help: string;
  readonly run: (args: string[], io: Io) => Promise<ExitCode>;
};

/** The command line was wrong: the message is shown with a pointer to the help, exit code 2. */
export class UsageError extends Error {}

/** What the user can set right (a missing file, say): the message is shown without a stack, exit code 1. */
export class CommandError extends Error {}

/** `node:util` parseArgs, strict, with its complaints as `UsageError`. */
export function parseOptions<T extends Omit<ParseArgsConfig, "args" | "strict">>(args: string[], config: T) {
  try {
    return parseArgs({ ...config, args, strict: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(error.message.split(". ")[0] ?? error.message);
  }
}

/** The option's value, which must be given. */
export function requireOption(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`Option '--${name}' is missing`);
  return value;
}

/** The value as one of the choices. */
export function chooseOption<T extends string>(value: string, name: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw new UsageError(`Option '--${name}' must be one of: ${choices.join(", ")} (not '${value}')`);
  return choice;
}
