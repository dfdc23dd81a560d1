import { type Command, type ExitCode, type Io, parseOptions, UsageError } from "#cli/command.ts";
import { withDatabase } from "#cli/database.ts";
import { verifyAudit } from "#lib/audit/service.ts";
import type { Database } from "#lib/db/client.ts";

export const command: Command = {
  help: `
Usage: tideline audit verify [--known HASH] [--demo]

Recomputes the hashes of the audit log from its first entry to its last. Prints how many entries are whole and the hash
of the last, or the first entry that does not fit, with exit code 1.

  --known HASH  a last hash that an earlier check printed: it must still be in the log, so that the newest entries
                cannot have been cut off. Keep it outside of this database
  --demo        the demo shop's log instead of one's own

Uses DATABASE_URL, or the data folder's own database; Tideline may run meanwhile.
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      options: { known: { type: "string" }, demo: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== "verify") throw new UsageError("Say: audit verify");
    const known = values.known?.trim().toLowerCase();
    if (known !== undefined && !/^[0-9a-f]{64}$/.test(known))
      throw new UsageError("Option '--known' must be a hash of 64 hexadecimal figures");
    const say = (sentence: string) => io.err(`${sentence}\n`);
    return withDatabase({ isDemo: values.demo, say }, (database) => verify(database, known, io.out));
  },
};

/** @returns 0 if the log is whole and holds what was known of it */
export async function verify(
  database: Database,
  known: string | undefined,
  out: Io["out"],
): Promise<ExitCode> {
  let hasKnown = known === undefined;
  const { isWhole, entries, brokenAt, broken, lastHash } = await verifyAudit(database, (hash) => {
    if (hash === known) hasKnown = true;
  });
  if (!isWhole) {
    const says = broken ? ` (${broken.at}, ${broken.actorName}: ${broken.action} on ${broken.subject})` : "";
    out(
      `Broken at entry ${brokenAt}${says}: it, or the one before it, was changed, removed or put in outside of Tideline. ` +
        `${entries} entries before it are whole.\n`,
    );
    return 1;
  }
  if (!hasKnown) {
    out(`Cut off: no entry has the known hash ${known}. ${entries} entries are whole.\n`);
    return 1;
  }
  out(entries === 0 ? "Whole: no entries yet.\n" : `Whole: ${entries} entries. Last hash: ${lastHash}\n`);
  return 0;
}
