/** Why a text is not accepted. */
export const problemCodes = [
  "placeholder",
  "no_fact",
  "number",
  "name",
  "direction",
  "side",
  "superlative",
  "negation",
  "cause",
  "characters",
  "language",
  "length",
] as const;

export type Problem = {
  readonly code: (typeof problemCodes)[number];
  /** The words that are wrong. */
  readonly words: string;
  /** What would be right, where that can be said. */
  readonly hint?: string;
};

const SAYINGS: Record<Problem["code"], string> = {
  placeholder: "points at no fact of the table, or at a field that this fact does not have",
  no_fact: "cites no fact; every sentence must rest on at least one placeholder",
  number: "says a number, share, amount, date or quantity in words of its own; only placeholders may",
  name: "names something that is not given; use {segment} or {other}",
  direction: "says a direction that the facts of its clause do not have",
  side: "gives a figure to the wrong side",
  superlative: "says who has the most or least of all, which no fact tells",
  negation: "turns a statement round; say it without a negation",
  cause: "gives a cause that no fact tells",
  characters: "holds characters or markup that a plain sentence does not",
  language: "is not in the language that was asked for",
  length: "is too long",
};

/** What to tell a model that has to write the sentence anew. */
export function repairLine(no: number, { code, words, hint }: Problem): string {
  const wanted = hint === undefined ? "" : ` (${hintWords(code, hint)})`;
  return `Sentence ${no}: ${JSON.stringify(words)} ${SAYINGS[code]}${wanted}.`;
}

function hintWords(code: Problem["code"], hint: string): string {
  if (code !== "side") return hint;
  return hint === "value"
    ? "this figure belongs to the first group, or to now"
    : "this figure belongs to the second group, or to before";
}
