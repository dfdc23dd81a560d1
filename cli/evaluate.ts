import { type Command, CommandError, chooseOption, parseOptions, requireOption } from "#cli/command.ts";
import { readMessages } from "#cli/messages.ts";
import { type RuleFile, type RuleLine, readRuleLines } from "#cli/rule-lines.ts";
import { catalogOf } from "#lib/catalog/from-messages.ts";
import { type Engine, referenceEngine, type Surroundings } from "#lib/customers/reference-engine.ts";
import { BUILT_IN_FEATURES, builtInFormulas } from "#lib/features/built-in.ts";
import type { Message } from "#lib/messages/schema.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { instantFromText } from "#lib/std/iso-date.ts";
import { isTimeZone, timeZone } from "#lib/std/time-zone.ts";

const ENGINES = ["reference", "duckdb"] as const;

export const command: Command = {
  help: `
Usage: tideline evaluate --data FILE.ndjson --rules FILE.jsonl [--time-zone ZONE] [--engine reference|duckdb]

Finds the members of rules among the customers of a file of messages.

  --data FILE        Segment-spec messages, one JSON object a line, each with a timestamp (.gz is read too)
  --rules FILE       one {"id", "asOf", "rule"} a line; a line {"id", "list": [customer ids]} is a list
  --time-zone ZONE   the shop's time zone (default UTC)
  --engine ENGINE    reference: customer by customer, in memory (default); duckdb: one query for all

A rule can name another by its id as a segment. Each rule answers with a line
{"id", "members": [...]} or {"id", "error": {"code", "path", "message"}}.
Messages that cannot be read are named on the standard error and left out.
`,
  run: async (args, io) => {
    const { values } = parseOptions(args, {
      options: {
        data: { type: "string" },
        rules: { type: "string" },
        "time-zone": { type: "string", default: "UTC" },
        engine: { type: "string", default: "reference" },
      },
    });
    const engineName = chooseOption(values.engine, "engine", ENGINES);
    const zoneId = values["time-zone"];
    if (!isTimeZone(zoneId)) throw new CommandError(`${zoneId} is not a time zone`);
    const file = await readRuleLines(requireOption(values.rules, "rules"), io);
    const messages = await readMessages(requireOption(values.data, "data"), io);
    const surroundings = surroundingsOf(file, zoneId);
    const catalog = ruleCatalogOf(messages, file);
    const engine = await openEngine(engineName, messages, surroundings);
    try {
      for (const line of file.lines) io.out(`${JSON.stringify(await answer(line, catalog, engine))}\n`);
    } finally {
      await engine.close();
    }
    return 0;
  },
};

type Answer = { readonly id: unknown } & (
  | { readonly members: readonly string[] }
  | { readonly error: RuleProblem }
);

async function answer(line: RuleLine, catalog: RuleCatalog, engine: Engine): Promise<Answer> {
  const { id } = line;
  if (line.kind === "unreadable") return { id, error: line.problem };
  const valid = validateRule(line.rule, catalog, line.id);
  if (!valid.ok) {
    const [error = { code: "invalid", path: "", message: "The rule is not valid" }] = valid.error;
    return { id, error };
  }
  const asOf = typeof line.asOf === "string" ? instantFromText(line.asOf) : undefined;
  if (asOf === undefined) {
    const message = "asOf must be an ISO 8601 time with an offset, such as 2026-01-31T09:30:00Z";
    return { id, error: { code: "invalid", path: "/asOf", message } };
  }
  return { id, members: await engine.members(valid.value, asOf) };
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

function surroundingsOf(file: RuleFile, zoneId: string): Surroundings {
  return {
    zone: timeZone(zoneId),
    formulas: builtInFormulas,
    // Only validated rules are evaluated, and with them the segments that they refer to were checked.
    segmentRule: (key) => Rule.parse(file.segments.get(key)),
    listIds: (key) => file.lists.get(key) ?? new Set(),
  };
}

async function openEngine(
  name: (typeof ENGINES)[number],
  messages: readonly Message[],
  surroundings: Surroundings,
): Promise<Engine> {
  if (name === "reference") return referenceEngine(messages, surroundings);
  // Loaded only when asked for: the reference engine needs no native library.
  const { duckdbEngine } = await import("#lib/replica/engine.ts");
  return duckdbEngine(messages, surroundings);
}
