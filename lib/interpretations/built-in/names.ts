import { explainedOf, headingOf, namesIn, type Stretch } from "#lib/interpretations/built-in/heading.ts";
import { type Lexicon, lexiconOf } from "#lib/interpretations/built-in/lexicon.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { segment } from "#lib/interpretations/built-in/segment.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";

/**
 * `mayAskOfDates`: whether dates that are still to come are asked about; not where they are only read for a choice.
 * `skipped`: how much of the beginning is not read; `passed`: what else is not.
 */
export type Reading = {
  readonly mayAskOfDates?: boolean;
  readonly skipped?: number;
  readonly passed?: readonly Stretch[];
};

type Read = (description: string, setting: Setting, reading?: Reading) => Interpretation;

/**
 * "Win-back: 2+ orders, last one over 120 days ago": where the heading is no condition, it names what follows; stated.
 * `names`: what of it does, the rest is a condition.
 */
export function withoutHeading(
  description: string,
  setting: Setting,
  read: Read,
  names?: readonly Stretch[],
): Interpretation | undefined {
  const heading = headingOf(description);
  if (!heading || heading.words.split(/\s+/u).length > 6) return undefined;
  const { words, length } = heading;
  const passed = names && [...names, { from: length - 1, to: length }];
  const answer = read(description, setting, passed ? { passed } : { skipped: length });
  const from = description.indexOf(words);
  return named(answer, description, names ?? [{ from, to: from + words.length }], setting);
}

/** "tried Lumen and stuck with it, so three or more orders with Lumen": where nothing else is said before it, it is a name. */
export function withoutName(description: string, setting: Setting, read: Read): Interpretation | undefined {
  const name = explainedOf(description);
  const rest = name && description.slice(name.length);
  if (!name || !rest || !isSaidAgain(name.words, rest, lexiconOf(setting.catalog))) return undefined;
  if (read(name.words, setting).outcome !== "question") return undefined;
  const from = description.indexOf(name.words);
  const answer = read(description, setting, { skipped: name.length });
  return named(answer, description, [{ from, to: from + name.words.length }], setting);
}

/** "our whales, so top 1 percent of spend": a vague word alone is what the figures behind it say, not its default. */
export function withoutVagueName(
  description: string,
  setting: Setting,
  read: Read,
): Interpretation | undefined {
  const name = explainedOf(description);
  const rest = name && description.slice(name.length);
  if (!name || !rest || !/\d|\b(?:one|two|three|four|five|six|once|twice)\b/iu.test(rest)) return undefined;
  const alone = read(name.words, setting);
  const isVague = alone.outcome === "rule" && namesIn(`${name.words}: ${rest}`, alone)?.isWhole === true;
  if (!isVague || !alone.assumptions.some(({ kind }) => kind === "vague_word")) return undefined;
  const from = description.indexOf(name.words);
  const answer = read(description, setting, { skipped: name.length });
  return named(answer, description, [{ from, to: from + name.words.length }], setting);
}

/** Whether every value, figure and time of some words stands in others as well. */
function isSaidAgain(words: string, rest: string, lexicon: Lexicon): boolean {
  const { text } = normalise(words);
  const told = normalise(rest).text;
  return segment(text, lexicon).every(({ from, to, senses }) => {
    const isTelling = senses.some(({ k }) => TELLING.has(k));
    return !isTelling || told.includes(text.slice(from, to));
  });
}

const TELLING: ReadonlySet<string> = new Set([
  "values",
  "number",
  "currency",
  "window",
  "unit",
  "month",
  "festival",
  "weekday",
  "trait",
  "sensitive",
  "condition",
]);

function named(
  answer: Interpretation,
  description: string,
  spans: readonly Stretch[],
  setting: Setting,
): Interpretation | undefined {
  if (answer.outcome !== "rule") return undefined;
  const assumed = say(setting, "the name of those described behind it", "后面所描述人群的名称");
  const told = spans.map((span) => ({ words: description.slice(span.from, span.to), span }));
  const [first] = told;
  return {
    ...answer,
    assumptions: first
      ? [...answer.assumptions, { id: "heading", kind: "scope", ...first, assumed, alternatives: [] }]
      : answer.assumptions,
    coverage: [...told.map((each) => ({ ...each, role: "filler" as const, paths: [] })), ...answer.coverage],
  };
}
