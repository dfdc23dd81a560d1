import { type Command, CommandError, chooseOption, parseOptions } from "#cli/command.ts";
import { parseJsonLines, readInput } from "#cli/input.ts";
import { readMessages } from "#cli/messages.ts";
import type { CatalogWords } from "#lib/catalog/words.ts";
import { catalogWordsOf } from "#lib/catalog/words-from-messages.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { type LanguageCatalog, languageCatalogOf } from "#lib/interpretations/catalog.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import type { Message } from "#lib/messages/schema.ts";
import { instantFromText } from "#lib/std/iso-date.ts";
import { isTimeZone, timeZone } from "#lib/std/time-zone.ts";

export const INTERPRETERS = ["builtin", "llm"] as const;
export type InterpreterName = (typeof INTERPRETERS)[number];

/** What a description is read with, unless its own line says otherwise. */
export type Shop = {
  readonly asOf: string | undefined;
  readonly timeZone: string | undefined;
  readonly currency: string | undefined;
};

export const command: Command = {
  help: `
Usage: tideline interpret --data FILE.ndjson --cases FILE.jsonl [--interpreter builtin|llm]
                          [--as-of ISO] [--time-zone ZONE] [--currency CODE]
       tideline interpret "who spent over $500 this year" [--data FILE.ndjson] [--locale en|zh]

Says what descriptions of customers mean as rules.

  --data FILE         Segment-spec messages: the events, traits and values that words may name
  --cases FILE        one {"id", "text", "locale"} a line; a line's own as_of, time_zone and currency
                      hold where the options are not given
  --interpreter NAME  builtin (default): no key, no network; llm: the model that TIDELINE_LLM_MODEL,
                      OPENAI_BASE_URL and OPENAI_API_KEY name, checked against the built-in interpreter
  --as-of ISO         the moment of "today" (default: now)
  --time-zone ZONE    the shop's time zone (default UTC)
  --currency CODE     the shop's currency (default USD)
  --locale en|zh      the language of the answer to one description

Each answers with a line {"id", "outcome", "rule", "restatement", "assumptions", "questions", "reason"};
outcome is one of rule, question, refusal, unavailable.
`,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, {
      allowPositionals: true,
      options: {
        data: { type: "string" },
        cases: { type: "string" },
        interpreter: { type: "string", default: "builtin" },
        "as-of": { type: "string" },
        "time-zone": { type: "string" },
        currency: { type: "string" },
        locale: { type: "string" },
      },
    });
    const name = chooseOption(values.interpreter, "interpreter", INTERPRETERS);
    const shop = { asOf: values["as-of"], timeZone: values["time-zone"], currency: values.currency };
    const known = shopOf(values.data === undefined ? [] : await readMessages(values.data, io));
    const text = positionals.join(" ");
    if (values.cases === undefined) {
      if (text.trim() === "") throw new CommandError("give a description, or a file of them with --cases");
      const locale = values.locale === "zh" || (values.locale === undefined && hasHan(text)) ? "zh" : "en";
      io.out(`${answerLine(undefined, await interpretWith(name, { text, locale }, known, shop))}\n`);
      return 0;
    }
    for (const { line, value } of parseJsonLines(await readInput(values.cases, io), values.cases)) {
      const found = readLine(value, line);
      io.out(`${answerLine(found.id, await interpretWith(name, found, known, shop))}\n`);
    }
    return 0;
  },
};

/** What descriptions may name, for either interpreter. */
export type KnownShop = { readonly catalog: LanguageCatalog; readonly entries: readonly CatalogWords[] };

export function shopOf(messages: readonly Message[]): KnownShop {
  return { catalog: languageCatalogOf(messages), entries: catalogWordsOf(messages) };
}

export type Described = {
  readonly text: string;
  readonly locale?: string | undefined;
  readonly as_of?: string | undefined;
  readonly time_zone?: string | undefined;
  readonly currency?: string | undefined;
};

/** The moment and zone that a description is read in. */
export function clockOf(described: Described, shop: Shop): { asOf: number; zone: string } {
  const zone = shop.timeZone ?? described.time_zone ?? "UTC";
  if (!isTimeZone(zone)) throw new CommandError(`${zone} is not a time zone`);
  const text = shop.asOf ?? described.as_of;
  const asOf = text === undefined ? Date.now() : instantFromText(text);
  if (asOf === undefined) throw new CommandError(`${text} is not an instant with an offset`);
  return { asOf, zone };
}

export async function interpretWith(
  name: InterpreterName,
  described: Described,
  known: KnownShop,
  shop: Shop,
): Promise<Interpretation> {
  const { asOf, zone } = clockOf(described, shop);
  const setting: Setting = {
    catalog: known.catalog,
    asOf,
    zone: timeZone(zone),
    currency: shop.currency ?? described.currency ?? "USD",
    locale:
      described.locale === "zh" || (described.locale === undefined && hasHan(described.text)) ? "zh" : "en",
  };
  if (name === "builtin") return interpretBuiltIn(described.text, setting);
  // Loaded only where it is wanted: the built-in interpreter needs no network, and starts in an instant.
  const { askModel } = await import("#cli/ask-model.ts");
  return askModel(described.text, setting, known.entries);
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** One line for each description, with the same fields whatever the outcome. */
export function answerLine(id: unknown, answer: Interpretation): string {
  const isRule = answer.outcome === "rule";
  return JSON.stringify({
    ...(id !== undefined && { id }),
    outcome: answer.outcome,
    rule: isRule ? answer.rule : null,
    restatement: isRule ? answer.restatement : null,
    assumptions: isRule ? answer.assumptions : [],
    questions: answer.outcome === "question" ? answer.questions : [],
    reason: reasonOf(answer),
    ...("coverage" in answer && { coverage: answer.coverage }),
  });
}

function reasonOf(answer: Interpretation): string | null {
  switch (answer.outcome) {
    case "rule":
      return null;
    case "question":
      return answer.questions.map(({ text }) => text).join(" ");
    case "refusal":
      return `${answer.text} ${answer.alternative}`;
    default:
      return answer.cause;
  }
}

function readLine(value: unknown, line: number): Described & { readonly id: unknown } {
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") {
    throw new CommandError(`line ${line}: a description needs a "text"`);
  }
  const textOf = (field: string) => {
    const found: unknown = Reflect.get(value, field);
    return typeof found === "string" ? found : undefined;
  };
  return {
    id: "id" in value ? value.id : line,
    text: value.text,
    locale: textOf("locale"),
    as_of: textOf("as_of"),
    time_zone: textOf("time_zone"),
    currency: textOf("currency"),
  };
}
