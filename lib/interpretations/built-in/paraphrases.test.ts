import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import {
  type Clause,
  clauseOf,
  PARAPHRASES,
  type Slot,
  textOf,
  WRAPPERS,
} from "#lib/interpretations/built-in/testing-paraphrases.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const RUNS = Number(process.env.TIDELINE_PARAPHRASES ?? 80);
const SEED = Number(process.env.TIDELINE_PARAPHRASES_SEED ?? 4);
const TIMEOUT = 120_000;

describe.each(["en", "zh"] as const)("what is said in other words: %s", (locale) => {
  const { free, alone, space, comma } = PARAPHRASES[locale];
  const setting: Setting = { ...aSetting(), locale, currency: locale === "zh" ? "CNY" : "USD" };
  const clauses = (count: number) =>
    fc.uniqueArray(fc.nat(free.length - 1), { minLength: count, maxLength: count });
  const picks = fc.array(fc.nat(59), { minLength: 8, maxLength: 8 });
  const readAll = (indexes: readonly number[], dice: readonly number[]): Clause[] =>
    indexes.map((index) => clauseOf([...free, ...alone][index] ?? [], picker(dice)));
  const sentence = (parts: readonly Clause[]) => parts.map((each) => textOf(each, space)).join(comma);

  it(
    "reads every clause of these as a rule",
    () => {
      const asked = sampleOf(fc.tuple(fc.nat(free.length + alone.length - 1), picks)).flatMap(
        ([index, dice]) => {
          const text = sentence(readAll([index], dice));
          return ruleOf(text, setting) === undefined && !text.includes("Japanese") ? [text] : [];
        },
      );
      expect(unique(asked)).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    "changes with every word that carries a meaning: one that is left out, or another in its place",
    () => {
      const unmoved = sampleOf(fc.tuple(fc.nat(free.length + alone.length - 1), picks)).flatMap(
        ([index, dice]) => {
          const [clause = []] = readAll([index], dice);
          const text = textOf(clause, space);
          const full = ruleOf(text, setting);
          if (full === undefined) return [];
          return clause.flatMap((part, at) => {
            if (typeof part === "string") return [];
            const without = textOf(clause.toSpliced(at, 1), space);
            const dropped = gist(without, setting) === gist(text, setting) ? [`${text} → ${without}`] : [];
            const replaced = part.others
              .map((other) => textOf(clause.with(at, { ...part, say: other } satisfies Slot), space))
              .filter((other) => ruleOf(other, setting) === full);
            return [...dropped, ...replaced.map((other) => `${text} → ${other}`)];
          });
        },
      );
      expect(unique(unmoved)).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    "is the same behind polite words, and before them",
    () => {
      const changed = sampleOf(fc.tuple(fc.nat(free.length + alone.length - 1), picks)).flatMap(
        ([index, dice]) => {
          const text = sentence(readAll([index], dice));
          const [before, after] = WRAPPERS[locale][(dice[7] ?? 0) % WRAPPERS[locale].length] ?? ["", ""];
          const wrapped = `${before}${text}${after}`;
          return ruleOf(wrapped, setting) === ruleOf(text, setting) ? [] : [wrapped];
        },
      );
      expect(unique(changed)).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    "is the same in any order, and in lines",
    () => {
      const moved = sampleOf(fc.tuple(clauses(3), picks)).flatMap(([indexes, dice]) => {
        const parts = readAll(indexes, dice);
        const key = ruleOf(sentence(parts), setting);
        const orders = [parts.toReversed(), [...parts.slice(1), ...parts.slice(0, 1)]].map(sentence);
        const lines = parts.map((each) => `- ${textOf(each, space)}`).join("\n");
        const bullets = parts.map((each, index) => `${index + 1}. ${textOf(each, space)}`).join("\n");
        return [...orders, lines, bullets]
          .filter((text) => ruleOf(text, setting) !== key)
          .map((text) => `${sentence(parts)} → ${text}`);
      });
      expect(unique(moved)).toEqual([]);
    },
    TIMEOUT,
  );
});

function sampleOf<T>(arbitrary: fc.Arbitrary<T>): readonly T[] {
  return fc.sample(arbitrary, { numRuns: RUNS, seed: SEED });
}

function picker(dice: readonly number[]): (count: number) => number {
  let at = 0;
  return (count) => {
    at += 1;
    return (dice[at % dice.length] ?? 0) % count;
  };
}

/** The rule's key, `undefined` where something is asked. */
function ruleOf(text: string, setting: Setting): string | undefined {
  const answer = interpretBuiltIn(text, setting);
  return answer.outcome === "rule" ? ruleKey(answer.rule) : undefined;
}

/** The rule and what was assumed for it, or the outcome. */
function gist(text: string, setting: Setting): string {
  const answer = interpretBuiltIn(text, setting);
  if (answer.outcome !== "rule") return answer.outcome;
  return [ruleKey(answer.rule), ...answer.assumptions.map(({ kind, assumed }) => `${kind} ${assumed}`)].join(
    "\n",
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, 40);
}
