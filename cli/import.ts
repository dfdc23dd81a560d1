import { readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type Command,
  CommandError,
  type ExitCode,
  type Io,
  parseOptions,
  UsageError,
} from "#cli/command.ts";
import { withDatabase } from "#cli/database.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { db } from "#lib/db/client.ts";
import { dryRun } from "#lib/imports/dry-run.ts";
import { guessMapping } from "#lib/imports/guess.ts";
import { type Mapping, mappingSchema } from "#lib/imports/mapping.ts";
import { FileError } from "#lib/imports/read-file.ts";
import { runImport } from "#lib/imports/run.ts";
import { settledLines, type Tally } from "#lib/imports/schema.ts";
import {
  findBegun,
  getImport,
  registerFile,
  resumeImport,
  startImport,
  undoNow,
} from "#lib/imports/service.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { findShop } from "#lib/settings/store.ts";

const actor = systemActor("tideline import");

export const command: Command = {
  help: `
Usage: tideline import --mapping FILE.json FILE.csv …
       tideline import --guess FILE.csv
       tideline import --undo ID

Brings in CSV files of orders, customers or events, plain or gzipped, one after the other.

  --mapping FILE   what the columns mean (docs/imports.md)
  --guess          print a mapping guessed from the file's header, to be looked over and kept
  --dry-run        read the files and say what would be imported, and which lines not; nothing is stored
  --undo ID        take away exactly what an import brought
  --demo           into the demo shop
  --json           print the tallies as JSON, a line a file

Ended in the middle, the same command goes on where it was. The same order, event or trait is never imported twice.
Exit code 1 if a file could not be imported; lines that are set aside are counted, and no failure.
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        mapping: { type: "string" },
        guess: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        undo: { type: "string" },
        demo: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const say = (sentence: string) => io.err(`${sentence}\n`);
    const options = { isDemo: values.demo, say };
    if (values.undo !== undefined) return undo(values.undo, options, io);
    if (positionals.length === 0) throw new UsageError("No file is named");
    for (const file of positionals) await checkFile(file);
    if (values.guess) return guess(positionals, io);
    if (values.mapping === undefined) throw new UsageError("Option '--mapping' is missing");
    const mapping = await readMapping(values.mapping);
    if (values["dry-run"]) return tryAll(positionals, mapping, values.json, io);
    return withDatabase(options, async () => {
      for (const file of positionals) await importFile(file, mapping, values.json, io);
      return 0 as const;
    });
  },
};

async function importFile(file: string, mapping: Mapping, isJson: boolean, io: Io): Promise<void> {
  const begun = await findBegun(actor, file, mapping);
  const { id } = begun ?? (await registerFile(actor, file));
  if (!begun) await startImport(actor, id, mapping);
  else if (begun.status !== "running") await resumeImport(actor, id);
  if (begun) io.err(`${file}: goes on at line ${settledLines(begun.tally)} of ${begun.tally.lines}.\n`);
  try {
    const outcome = await runImport(id, {
      file,
      spillFolder: path.join(tmpdir(), `tideline-import-${id}`),
      // A shop that nobody has named yet has no currency to convert to.
      ...((await findShop(db)) && { money: await loadMoney() }),
      onProgress: progressTo(io),
    });
    if (outcome === "interrupted")
      throw new CommandError(`${file}: the import was paused or undone meanwhile`);
  } catch (error) {
    if (error instanceof FileError) throw new CommandError(`${file}: ${error.message}`);
    throw error;
  }
  const { tally } = await getImport(actor, id);
  io.out(isJson ? `${JSON.stringify({ file, id, tally })}\n` : describe(file, tally, `import ${id}`));
}

async function tryAll(
  files: readonly string[],
  mapping: Mapping,
  isJson: boolean,
  io: Io,
): Promise<ExitCode> {
  for (const file of files) {
    const found = await dryRun(file, mapping).catch((error: unknown) => {
      throw error instanceof FileError ? new CommandError(`${file}: ${error.message}`) : error;
    });
    if (isJson) {
      io.out(`${JSON.stringify({ file, ...found })}\n`);
      continue;
    }
    io.out(describe(file, found.tally, "dry run: nothing was stored"));
    for (const problem of found.problems.slice(0, 10)) io.out(`  line ${problem.line}: ${problem.reason}\n`);
  }
  return 0;
}

async function guess(files: readonly string[], io: Io): Promise<ExitCode> {
  const [file, another] = files;
  if (file === undefined || another !== undefined) throw new UsageError("--guess takes one file");
  const { mapping } = await guessMapping(file, path.basename(file), "UTC");
  io.out(`${JSON.stringify(mapping, null, 2)}\n`);
  return 0;
}

async function undo(
  id: string,
  options: { isDemo: boolean; say: (sentence: string) => void },
  io: Io,
): Promise<ExitCode> {
  return withDatabase(options, async () => {
    await undoNow(actor, id);
    io.out(`Import ${id} is undone.\n`);
    return 0 as const;
  });
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`${file} is not a file`);
}

async function readMapping(file: string): Promise<Mapping> {
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new CommandError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  const parsed = mappingSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `  /${issue.path.join("/")}: ${issue.message}`);
  throw new CommandError(`${file} is not a mapping:\n${issues.join("\n")}`);
}

function progressTo(io: Io): (tally: Tally) => void {
  let saidAt = performance.now();
  return (tally) => {
    if (performance.now() - saidAt < 3_000) return;
    saidAt = performance.now();
    io.err(`  ${settledLines(tally)} of ${tally.lines} lines …\n`);
  };
}

function describe(file: string, tally: Tally, note: string): string {
  const aside = Object.entries(tally.setAside).map(([reason, lines]) => `  ${lines} set aside: ${reason}`);
  const messages = Object.entries(tally.messages).map(([name, count]) => `${count} ${name}`);
  return [
    `${path.basename(file)} (${note}): ${tally.lines} lines`,
    `  ${tally.accepted} accepted${messages.length > 0 ? ` as ${messages.join(", ")}` : ""}`,
    ...(tally.duplicates > 0 ? [`  ${tally.duplicates} known already`] : []),
    ...aside,
    "",
  ].join("\n");
}
