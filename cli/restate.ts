import { type Command, CommandError, chooseOption, type Io, parseOptions } from "#cli/command.ts";
import { parseJsonLines, readInput } from "#cli/input.ts";
import { checkSense } from "#lib/rules/check-sense.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import { restate } from "#lib/rules/restate.ts";
import { isTimeZone } from "#lib/std/time-zone.ts";

const LOCALES = ["en", "zh"] as const;

export const command: Command = {
  help: `
Usage: tideline restate [FILE] [--locale en|zh] [--currency USD] [--time-zone UTC] [--json]

Says rules in words that are computed from them: what is read is what will run.

  FILE               a rule as JSON, or rules one a line: a rule, or {"id", "rule"}; without it, the standard input
  --locale LOCALE    en (default) or zh
  --currency CODE    the shop's currency (default USD)
  --time-zone ZONE   the shop's time zone (default UTC)
  --json             print {"id", "restatement"} a line; without it, only the words

A rule that is not valid is named on the standard error, and the exit code is 1.
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        locale: { type: "string", default: "en" },
        currency: { type: "string", default: "USD" },
        "time-zone": { type: "string", default: "UTC" },
        json: { type: "boolean", default: false },
      },
    });
    const locale = chooseOption(values.locale, "locale", LOCALES);
    const zone = values["time-zone"];
    if (!isTimeZone(zone)) throw new CommandError(`${zone} is not a time zone`);
    if (!/^[A-Z]{3}$/.test(values.currency))
      throw new CommandError(`${values.currency} is not a currency code such as USD`);
    const [path] = positionals;
    const entries = entriesOf(await readInput(path, io), path ?? "standard input");
    const options = { locale, shop: { timeZone: zone, currency: values.currency } };
    const outcomes = entries.map((entry) => say(entry, options, values.json, io));
    return outcomes.every(Boolean) ? 0 : 1;
  },
};

type Entry = { readonly id: unknown; readonly where: string; readonly rule: unknown };

function say(entry: Entry, options: Parameters<typeof restate>[1], isJson: boolean, io: Io): boolean {
  const shaped = checkShape(entry.rule);
  const [problem] = shaped.ok ? checkSense(shaped.value) : shaped.error;
  if (!shaped.ok || problem) {
    io.err(`${entry.where}: ${problem?.path || "/"}: ${problem?.message ?? "not a rule"}\n`);
    return false;
  }
  const { text } = restate(shaped.value, options);
  io.out(isJson ? `${JSON.stringify({ id: entry.id, restatement: text })}\n` : `${text}\n`);
  return true;
}

/** One rule over several lines, or one a line; lines of lists are passed over. */
function entriesOf(text: string, source: string): Entry[] {
  const whole = parseWhole(text);
  const lines = whole === undefined ? parseJsonLines(text, source) : [{ line: 1, value: whole }];
  return lines.flatMap(({ line, value }) => {
    const where = `${source}, line ${line}`;
    if (typeof value !== "object" || value === null) return [{ id: line, where, rule: value }];
    if ("list" in value && !("kind" in value)) return [];
    const id = "id" in value ? value.id : line;
    return [
      {
        id,
        where: "id" in value ? String(id) : where,
        rule: "rule" in value && !("kind" in value) ? value.rule : value,
      },
    ];
  });
}

function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
