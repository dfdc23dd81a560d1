import { type Command, parseOptions, requireOption } from "#cli/command.ts";
import { readMessages } from "#cli/messages.ts";
import { type RuleFile, type RuleLine, readRuleLines } from "#cli/rule-lines.ts";
import { catalogOf } from "#lib/catalog/from-messages.ts";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import type { Message } from "#lib/messages/schema.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import { validateRule } from "#lib/rules/validate.ts";

export const command: Command = {
  help: `
Usage: tideline check --rules FILE.jsonl [--data FILE.ndjson] [--json]

Checks rules without evaluating them: their shape and bounds, and that all they name is known.

  --rules FILE   one {"id", "rule"} a line; a line {"id", "list": [customer ids]} is a list
  --data FILE    Segment-spec messages, one a line; without it, only the built-in events and traits are known
  --json         print {"id", "ok"} or {"id", "errors": [{"code", "path", "message"}]} a line

Prints a line for each problem and the number of rules checked. The exit code is 1 if there is a problem.
`,
  run: async (args, io) => {
    const { values } = parseOptions(args, {
      options: {
        rules: { type: "string" },
        data: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const file = await readRuleLines(requireOption(values.rules, "rules"), io);
    const messages = values.data === undefined ? [] : await readMessages(values.data, io);
    const catalog = ruleCatalogOf(messages, file);
    let bad = 0;
    for (const line of file.lines) {
      const problems = problemsOf(line, catalog);
      if (problems.length > 0) bad += 1;
      if (values.json) io.out(`${JSON.stringify(answer(line.id, problems))}\n`);
      else
        for (const { code, path, message } of problems)
          io.out(`${String(line.id)}: ${path || "/"}: ${message} (${code})\n`);
    }
    if (!values.json)
      io.out(
        `${file.lines.length} ${file.lines.length === 1 ? "rule" : "rules"} checked, ${bad} with problems\n`,
      );
    return bad > 0 ? 1 : 0;
  },
};

function answer(id: unknown, problems: readonly RuleProblem[]) {
  return problems.length > 0 ? { id, errors: problems } : { id, ok: true };
}

function problemsOf(line: RuleLine, catalog: RuleCatalog): readonly RuleProblem[] {
  if (line.kind === "unreadable") return [line.problem];
  const valid = validateRule(line.rule, catalog, line.id);
  return valid.ok ? [] : valid.error;
}

function ruleCatalogOf(messages: readonly Message[], file: RuleFile): RuleCatalog {
  const { events, traits } = catalogOf(messages);
  return {
    hasEvent: (name) => events.has(name),
    hasTrait: (name) => traits.has(name),
    hasFeature: (name) => BUILT_IN_FEATURES.includes(name),
    hasList: (key) => file.lists.has(key),
    segmentRule: (key) => file.segments.get(key),
  };
}
