import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { type Convention, conventionsOf } from "#lib/interpretations/conventions.ts";
import { conventionsPage } from "#lib/interpretations/conventions-page.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const SHOPS = { en: aWholeShop("en"), zh: aWholeShop("zh") };
const conventions = conventionsOf(readFileSync("lib/interpretations/cases/conventions.jsonl", "utf8"));

const answers = new Map<string, Interpretation>();

/** Each description is read once for all tests. */
function answerTo(words: string, language: Convention["language"]): Interpretation {
  const answer = answers.get(words) ?? interpretBuiltIn(words, SHOPS[language]);
  answers.set(words, answer);
  return answer;
}

describe("docs/conventions.md", () => {
  it("says what the interpreter says (if not: npm run docs:conventions)", () => {
    expect(conventionsPage(conventions, answerTo)).toBe(readFileSync("docs/conventions.md", "utf8"));
  });

  it("has examples that are as they should be", () => {
    expect(conventions.map(mistakeOf).filter(Boolean)).toEqual([]);
  });

  it("says nothing twice", () => {
    const words = conventions.map((each) => each.words);
    expect(words.filter((each, index) => words.indexOf(each) !== index)).toEqual([]);
  });
});

/** What became of an example other than it should, none if all is well. */
function mistakeOf(convention: Convention): string | undefined {
  const { words, language } = convention;
  const answer = answerTo(words, language);
  return isAsExpected(convention, answer) ? undefined : `${words}: ${JSON.stringify(answer)}`;
}

function isAsExpected(convention: Convention, answer: Interpretation): boolean {
  if ("asked" in convention)
    return (
      answer.outcome === "question" && answer.questions.some(({ text }) => text.includes(convention.asked))
    );
  if ("refused" in convention)
    return answer.outcome === "refusal" && answer.text.includes(convention.refused);
  if (answer.outcome !== "rule") return false;
  return isStated(convention.stated, answer.assumptions) && isSameRule(convention, answer);
}

function isStated(part: string | undefined, assumptions: readonly { readonly assumed: string }[]): boolean {
  if (part === undefined) return assumptions.length === 0;
  return assumptions.some(({ assumed }) => assumed.includes(part));
}

function isSameRule(
  convention: Extract<Convention, { plain: string } | { restated: string }>,
  answer: Extract<Interpretation, { outcome: "rule" }>,
): boolean {
  if ("restated" in convention) return answer.restatement === convention.restated;
  const plain = answerTo(convention.plain, convention.language);
  return plain.outcome === "rule" && ruleKey(plain.rule) === ruleKey(answer.rule);
}
