import { type Command, CommandError, chooseOption, parseOptions, requireOption } from "#cli/command.ts";
import { parseJsonLines, readInput } from "#cli/input.ts";
import { clockOf, INTERPRETERS, interpretWith, type Shop, shopOf } from "#cli/interpret.ts";
import { readMessages } from "#cli/messages.ts";
import { populationOf } from "#lib/customers/histories.ts";
import { membersOf } from "#lib/customers/reference-engine.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { EvalCase } from "#lib/interpretations/eval-case.ts";
import { type Score, score } from "#lib/interpretations/score.ts";
import type { History } from "#lib/rules/history.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

export const command: Command = {
  help: `
Usage: tideline eval --cases FILE.jsonl --data FILE.ndjson [--interpreter builtin|llm] [--show-wrong]
                     [--as-of ISO] [--time-zone ZONE] [--currency CODE] [--json]

Scores an interpreter by the customers that its rules select.

  --cases FILE    one {"id", "text", "locale", "actions", "accept", "loose", "tags"} a line
  --data FILE     the population, as Segment-spec messages
  --show-wrong    names each description that was not answered rightly, with what was answered
  --json          one JSON object instead of the table

For each language and tag: right (action and members), exact member sets, Jaccard, right actions,
silently wrong, the penalised score (+1 right, 0 held back, -1 wrong), and milliseconds a description.
`,
  run: async (args, io) => {
    const { values } = parseOptions(args, {
      options: {
        cases: { type: "string" },
        data: { type: "string" },
        interpreter: { type: "string", default: "builtin" },
        "as-of": { type: "string" },
        "time-zone": { type: "string" },
        currency: { type: "string" },
        "show-wrong": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const name = chooseOption(values.interpreter, "interpreter", INTERPRETERS);
    const shop: Shop = { asOf: values["as-of"], timeZone: values["time-zone"], currency: values.currency };
    const path = requireOption(values.cases, "cases");
    const cases = parseJsonLines(await readInput(path, io), path).map(({ line, value }) => {
      const parsed = EvalCase.safeParse(value);
      if (!parsed.success)
        throw new CommandError(`${path}, line ${line}: ${parsed.error.issues[0]?.message}`);
      return parsed.data;
    });
    const messages = await readMessages(requireOption(values.data, "data"), io);
    const shopWords = shopOf(messages);
    const population = populationOf(messages);
    const customersAt = new Map<number, readonly History[]>();
    const known = new Map<string, ReadonlySet<string>>();
    const scored: Scored[] = [];
    for (const each of cases) {
      const { asOf, zone } = clockOf(each, shop);
      const customers = customersAt.get(asOf) ?? population.at(asOf);
      customersAt.set(asOf, customers);
      const members = (rule: Rule) => {
        const key = `${asOf} ${zone} ${ruleKey(rule)}`;
        const found =
          known.get(key) ??
          new Set(membersOf(rule, customers, { ...surroundings, asOf, zone: timeZone(zone) }));
        known.set(key, found);
        return found;
      };
      const started = performance.now();
      const answer = await interpretWith(name, each, shopWords, shop);
      const took = performance.now() - started;
      const result = score(answer, each, members);
      scored.push({ wanted: each, result, took });
      if (values["show-wrong"] && !result.isRight) {
        const said =
          answer.outcome === "rule"
            ? `${answer.restatement} ${JSON.stringify(answer.rule)}`
            : JSON.stringify(answer);
        io.out(`${each.id} ${verdictOf(result)}: ${each.text}\n    → ${said}\n`);
      }
    }
    const groups = groupsOf(scored);
    io.out(
      values.json
        ? `${JSON.stringify(Object.fromEntries(groups.map(([group, of]) => [group, summaryOf(of)])))}\n`
        : tableOf(groups),
    );
    return 0;
  },
};

const surroundings = {
  formulas: builtInFormulas,
  segmentRule: (key: string): Rule => {
    throw new CommandError(`there is no segment ${key}`);
  },
  listIds: (): ReadonlySet<string> => new Set(),
};

function verdictOf({ points, isSilentlyWrong }: Score): string {
  if (points >= 0) return "held back";
  return isSilentlyWrong ? "SILENTLY WRONG" : "wrong";
}

type Scored = { readonly wanted: EvalCase; readonly result: Score; readonly took: number };

function groupsOf(scored: readonly Scored[]): readonly (readonly [string, readonly Scored[]])[] {
  const languages = [...new Set(scored.map(({ wanted }) => wanted.lang ?? wanted.locale))].toSorted();
  const tags = [...new Set(scored.flatMap(({ wanted }) => wanted.tags))].toSorted();
  return [
    ["all", scored],
    ...languages.map(
      (language) =>
        [language, scored.filter(({ wanted }) => (wanted.lang ?? wanted.locale) === language)] as const,
    ),
    ...tags.map((tag) => [`#${tag}`, scored.filter(({ wanted }) => wanted.tags.includes(tag))] as const),
  ];
}

type Summary = Readonly<
  Record<"n" | "right" | "exact" | "jaccard" | "action" | "silentlyWrong" | "score" | "p50" | "p95", number>
>;

function summaryOf(scored: readonly Scored[]): Summary {
  const share = (is: (each: Scored) => boolean) => scored.filter(is).length / scored.length;
  const compared = scored.filter(({ result }) => result.jaccard !== undefined);
  const times = scored.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    n: scored.length,
    right: share(({ result }) => result.isRight),
    exact:
      compared.length === 0 ? 1 : compared.filter(({ result }) => result.isExact).length / compared.length,
    jaccard:
      compared.length === 0
        ? 1
        : compared.reduce((sum, { result }) => sum + (result.jaccard ?? 0), 0) / compared.length,
    action: share(({ result }) => result.isActionRight),
    silentlyWrong: share(({ result }) => result.isSilentlyWrong),
    score: scored.reduce((sum, { result }) => sum + result.points, 0) / scored.length,
    p50: at(0.5),
    p95: at(0.95),
  };
}

function tableOf(groups: readonly (readonly [string, readonly Scored[]])[]): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(9);
  const head = `${"".padEnd(16)}${"n".padStart(5)}${"right".padStart(9)}${"exact".padStart(9)}${"Jaccard".padStart(9)}${"action".padStart(9)}${"silent".padStart(9)}${"score".padStart(8)}${"p50 ms".padStart(8)}${"p95 ms".padStart(8)}\n`;
  const lines = groups.map(([group, scored]) => {
    const summary = summaryOf(scored);
    const figures = [summary.right, summary.exact, summary.jaccard, summary.action, summary.silentlyWrong]
      .map(percent)
      .join("");
    return `${group.padEnd(16)}${String(summary.n).padStart(5)}${figures}${summary.score.toFixed(2).padStart(8)}${summary.p50.toFixed(1).padStart(8)}${summary.p95.toFixed(1).padStart(8)}\n`;
  });
  return head + lines.join("");
}
