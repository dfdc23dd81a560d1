import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const CASES = "lib/interpretations/cases";

/** What is meant, in the shortest plain words, and what other people say for exactly the same. */
const Concept = z.strictObject({
  concept: z.string(),
  plain: z.string(),
  otherwise: z.array(z.string()).min(1),
});

const SHOPS = { en: aWholeShop("en"), zh: aWholeShop("zh") };
const parts = readdirSync(CASES).filter((name) => /^said-otherwise-.*\.jsonl$/u.test(name));

describe("what is said otherwise", () => {
  it.each(parts)(
    "is the rule of the plain words: %s",
    (part) => {
      const wrong = conceptsOf(part).flatMap(({ plain, otherwise }) => {
        const key = answerOf(plain);
        if (!key.startsWith("{")) return [`${plain}: ${key}`];
        return otherwise.flatMap((text) => {
          const other = answerOf(text);
          return other === key ? [] : [`${text} ≠ ${plain}: ${other}`];
        });
      });
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});

function conceptsOf(part: string): readonly z.infer<typeof Concept>[] {
  const lines = readFileSync(`${CASES}/${part}`, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => Concept.parse(JSON.parse(line)));
}

/** The rule's key; what is asked or refused, in words. */
function answerOf(text: string): string {
  const shop: Setting = /\p{Script=Han}/u.test(text) ? SHOPS.zh : SHOPS.en;
  const answer = interpretBuiltIn(text, shop);
  if (answer.outcome === "rule") return ruleKey(answer.rule);
  return answer.outcome === "question"
    ? answer.questions.map(({ text: asked }) => asked).join(" ")
    : answer.outcome;
}
