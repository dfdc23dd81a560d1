import { type Command, CommandError, parseOptions, requireOption, UsageError } from "#cli/command.ts";
import { withDatabase } from "#cli/database.ts";
import { planText } from "#cli/plan-text.ts";
import { readFolder } from "#cli/segment-folder.ts";
import { applySegments } from "#lib/segment-files/service.ts";
import { findActorByEmail } from "#lib/users/read.ts";

export const command: Command = {
  help: `
Usage: tideline apply FOLDER --as EMAIL --reason TEXT [--json] [--demo]

Asks for what the segment files of a folder say: a change request for each that differs from its active segment, all of
them or none. Nothing is in force before an admin has approved it. Applying the same again asks for nothing twice.

  --as EMAIL     who asks: an analyst or admin of Tideline; they cannot approve it themselves
  --reason TEXT  why, for the reviewer: the message of the commit, for example
  --json         print {"plan", "asked": [{"key", "changeNo"}]}
  --demo         the demo shop's segments instead of one's own
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        as: { type: "string" },
        reason: { type: "string" },
        json: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
      },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) throw new UsageError("Say one folder");
    const email = requireOption(values.as, "as");
    const reason = requireOption(values.reason, "reason").trim();
    if (reason === "") throw new UsageError("Option '--reason' says nothing");
    const files = await readFolder(folder);
    const say = (sentence: string) => io.err(`${sentence}\n`);
    return withDatabase({ isDemo: values.demo, say }, async (database) => {
      const actor = await findActorByEmail(database, email);
      if (!actor) throw new CommandError(`Nobody with the address ${email} can sign in`);
      const { plan, asked } = await applySegments(actor, files, { reason, locale: "en" });
      const isRefused = plan.entries.some(({ kind }) => kind === "invalid" || kind === "conflict");
      if (values.json) io.out(`${JSON.stringify({ plan, asked })}\n`);
      else {
        io.out(planText(plan));
        for (const { key, changeNo } of asked) io.out(`Change request ${changeNo} asks for ${key}.\n`);
        if (isRefused) io.out("Nothing was asked for: set the above right first.\n");
        else if (asked.length === 0) io.out("Nothing to ask for.\n");
      }
      return isRefused ? 1 : 0;
    });
  },
};
