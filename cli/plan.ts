import { type Command, chooseOption, parseOptions, UsageError } from "#cli/command.ts";
import { withDatabase } from "#cli/database.ts";
import { planText } from "#cli/plan-text.ts";
import { readFolder } from "#cli/segment-folder.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { planSegments } from "#lib/segment-files/service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

export const command: Command = {
  help: `
Usage: tideline plan FOLDER [--effect] [--locale en|zh] [--json] [--demo]

Says what the segment files of a folder would change (docs/segment-files.md): rules in words, before and after. Nothing is
written; the exit code is 1 if a file is invalid or in conflict.

  --effect         also count who would enter, leave and stay now; evaluates every customer, once a changed file
  --locale LOCALE  the language of rules: en (default) or zh
  --json           print the plan as JSON
  --demo           compare with the demo shop's segments instead of one's own
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        effect: { type: "boolean", default: false },
        locale: { type: "string", default: "en" },
        json: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
      },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) throw new UsageError("Say one folder");
    const locale = chooseOption(values.locale, "locale", ["en", "zh"]);
    const files = await readFolder(folder);
    const say = (sentence: string) => io.err(`${sentence}\n`);
    return withDatabase({ isDemo: values.demo, say }, async (database) => {
      const evaluation = { population: postgresPopulation(database), asOf: Date.now() };
      const plan = await planSegments(
        systemActor("tideline plan"),
        files,
        locale,
        values.effect ? evaluation : undefined,
      );
      io.out(values.json ? `${JSON.stringify(plan)}\n` : planText(plan));
      return plan.entries.some(({ kind }) => kind === "invalid" || kind === "conflict") ? 1 : 0;
    });
  },
};
