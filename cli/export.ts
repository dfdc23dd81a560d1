import { type Command, parseOptions, UsageError } from "#cli/command.ts";
import { withDatabase } from "#cli/database.ts";
import { readFolder, writeFolder } from "#cli/segment-folder.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { exportSegments } from "#lib/segment-files/service.ts";

export const command: Command = {
  help: `
Usage: tideline export FOLDER [--demo]

Writes every active segment to FOLDER/<key>.json, for a repository (docs/segment-files.md). The same content is the same
file, to the byte. Files of other segments are named and left alone.

  --demo  the demo shop's segments instead of one's own
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: { demo: { type: "boolean", default: false } },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0) throw new UsageError("Say one folder");
    const say = (sentence: string) => io.err(`${sentence}\n`);
    return withDatabase({ isDemo: values.demo, say }, async () => {
      const files = await exportSegments(systemActor("tideline export"));
      const written = await writeFolder(folder, files);
      const known = new Set(files.map(({ name }) => name));
      const strangers = (await readFolder(folder)).filter(({ name }) => !known.has(name));
      io.out(
        `${files.length} active segments: ${written} files written, ${files.length - written} as they were.\n`,
      );
      if (strangers.length > 0)
        io.out(`Of no active segment, and left alone: ${strangers.map(({ name }) => name).join(", ")}.\n`);
      return 0 as const;
    });
  },
};
