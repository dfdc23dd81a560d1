import {
  CONVENTION_PARTS,
  type Convention,
  type ConventionOutcome,
} from "#lib/interpretations/conventions.ts";
import type { Choice, Interpretation } from "#lib/interpretations/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type Language = Convention["language"];
type AnswerTo = (words: string, language: Language) => Interpretation;

const LANGUAGES = ["en", "zh"] as const;

const INTRODUCTION = `# How words are read

What the built-in interpreter takes for granted where words leave something open, by examples. The page is written by the
program itself (\`npm run docs:conventions\`) from \`lib/interpretations/cases/conventions.jsonl\`, and a test holds every example
to it. [language.md](language.md) says by what principles; [rules.md](rules.md) says what the rules mean.

Two shops are asked, on Sunday, 15 March 2026: an English one in New York that counts in dollars, and a Chinese one in Shanghai that
counts in yuan. What was assumed is stated, with what it could be instead in brackets: each is a whole rule, one click away.`;

const TITLES: Readonly<Record<ConventionOutcome, string>> = {
  rule: "What is taken for granted, and stated",
  question: "What is asked, with something near",
  refusal: "What is refused",
};

const HEADINGS: Readonly<Record<ConventionOutcome, Readonly<Record<Language, readonly string[]>>>> = {
  rule: { en: ["Words", "Read as", "Stated"], zh: ["原话", "理解为", "说明的假设"] },
  question: { en: ["Words", "Question", "Offered"], zh: ["原话", "提问", "可选"] },
  refusal: { en: ["Words", "Answer", "Instead"], zh: ["原话", "回答", "可以改为"] },
};

/** docs/conventions.md, whole: the examples by topic and language, with what the interpreter makes of each. */
export function conventionsPage(conventions: readonly Convention[], answerTo: AnswerTo): string {
  const parts = OUTCOMES.flatMap((outcome) => [
    `## ${TITLES[outcome]}`,
    ...Object.entries(CONVENTION_PARTS[outcome]).flatMap(([topic, { title, about }]) => [
      `### ${title}`,
      about,
      ...LANGUAGES.flatMap((language) => {
        const examples = conventions.filter((each) => each.topic === topic && each.language === language);
        if (examples.length === 0) return [];
        const rows = examples.map(({ words }) => [words, ...cellsOf(answerTo(words, language), language)]);
        return [tableOf(HEADINGS[outcome][language], rows)];
      }),
    ]),
  ]);
  return `${[INTRODUCTION, ...parts].join("\n\n")}\n`;
}

const OUTCOMES: readonly ConventionOutcome[] = ["rule", "question", "refusal"];

/** What stands beside the words: what became of them, and what else is said. */
function cellsOf(answer: Interpretation, language: Language): readonly string[] {
  switch (answer.outcome) {
    case "rule": {
      const stated = answer.assumptions.map(
        ({ assumed, alternatives }) => assumed + inBrackets(alternatives, language),
      );
      return [answer.restatement, stated.join("<br>")];
    }
    case "question": {
      const labels = answer.questions.flatMap(({ choices }) => choices.map(({ label }) => label));
      const texts = answer.questions.map(({ text }) => text);
      return [texts.join("<br>"), [...new Set(labels)].join("<br>")];
    }
    case "refusal":
      return [answer.text, answer.alternative];
    case "unavailable":
      throw new Error(answer.cause);
    default:
      return assertNever(answer);
  }
}

function inBrackets(alternatives: readonly Choice[], language: Language): string {
  const labels = alternatives.map(({ label }) => label);
  if (labels.length === 0) return "";
  return language === "zh" ? `（或：${labels.join("；")}）` : ` (or: ${labels.join("; ")})`;
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "---"), ...rows.map((row) => row.map(escaped))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** What a table or a formula would begin or end with is only a character. */
function escaped(cell: string): string {
  return cell.replaceAll(/[|$*]/gu, "\\$&");
}
