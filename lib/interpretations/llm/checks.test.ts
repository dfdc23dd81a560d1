import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EvalCase } from "#lib/interpretations/eval-case.ts";
import { findDeviations } from "#lib/interpretations/llm/checks.ts";
import { Encoding } from "#lib/interpretations/llm/encoding.ts";
import {
  affirmed,
  oneMore,
  otherGroups,
  otherNumbers,
  otherUnits,
  turnedRound,
  withoutOne,
  withoutWindow,
} from "#lib/interpretations/llm/testing-mutations.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

const setting = aSetting();

/** Every third description that has a rule, with that rule. */
function casesIn(files: readonly string[]) {
  return files.flatMap((file) =>
    readFileSync(`lib/interpretations/cases/${file}.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line) => EvalCase.parse(JSON.parse(line)))
      .flatMap(({ text, accept: [rule], actions }) =>
        rule && actions.includes("map") ? [{ text, rule }] : [],
      )
      .filter((_, index) => index % 3 === 0),
  );
}

/** Descriptions that say all that their rule does; and such as also say what has to be assumed. */
const plain = casesIn(["en-dev", "zh-dev", "en-held-out", "zh-held-out", "en-second", "zh-second"]);
const loose = casesIn(["en-third", "zh-third", "en-fourth", "zh-fourth"]);

const twice: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: 2,
};

function all(kind: "all" | "any", ...traits: string[]): Rule {
  const value = { city: "Berlin", gender: "female" } as Record<string, string>;
  return {
    kind,
    rules: traits.map((trait) => ({ kind: "trait", trait, op: "is", value: [value[trait] ?? ""] })),
  };
}

function clause(words: string) {
  return { id: "c1", words, kind: "measure" };
}

/** One clause with all words: what is found is found by figures, days, values and denials alone. */
function deviations(text: string, rule: Rule, changes: object = {}) {
  const encoding = Encoding.parse({ links: [], outcome: "rule", clauses: [clause(text)], ...changes });
  return findDeviations({ description: text, encoding, rule }, setting);
}

/** How many of some wrong rules are noticed; the same rule written otherwise is not wrong. */
function noticed(wrong: (rule: Rule) => readonly Rule[]): number {
  const made = [...plain, ...loose].flatMap(({ text, rule }) =>
    wrong(rule)
      .filter((each) => ruleKey(each) !== ruleKey(rule))
      .map((each) => ({ text, rule: each })),
  );
  const missed = made.filter(({ text, rule }) => deviations(text, rule).length === 0);
  return 1 - missed.length / made.length;
}

describe("the comparison of a rule with its description", () => {
  it("blames no rule that is right, and few that assume something without saying so", () => {
    const blamed = (cases: typeof plain) =>
      cases.flatMap(({ text, rule }) => {
        const found = deviations(text, rule);
        return found.length > 0 ? [`${text}: ${found.join("; ")}`] : [];
      });
    expect(plain.length + loose.length).toBeGreaterThan(150);
    expect(blamed(plain)).toEqual([]);
    expect(blamed(loose).length / loose.length).toBeLessThan(0.06);
  }, 30_000);

  // With all words in one clause: the words of clauses, which tell most, play no part here.
  it.each([
    ["numbers", otherNumbers, 0.94],
    ["denials", affirmed, 0.93],
    ["conditions", withoutOne, 0.75],
    ["directions", turnedRound, 0.7],
    ["windows", withoutWindow, 0.72],
    ["units of time", otherUnits, 0.9],
    ["groups", otherGroups, 0.8],
    ["conditions that nobody asked for", oneMore, 0.7],
  ])(
    "notices most %s that are wrong or lost",
    (_, wrong, share) => {
      expect(noticed(wrong)).toBeGreaterThan(share);
    },
    30_000,
  );

  it.each([
    ["ordered twice in Berlin", [clause("ordered twice")], /"berlin" is (a value|in the words of no clause)/],
    ["ordered 3 times", [clause("ordered 5 times")], /3/],
  ])("notices of “%s” what became of no clause", (text, clauses, what) => {
    expect(deviations(text, twice, { clauses }).join("\n")).toMatch(what);
  });

  it("takes a figure that was assumed with words of the description and is said", () => {
    const loyal: Rule = { ...twice, value: 3 };
    const assumption = { kind: "vague_word", words: "loyal", assumed: "ordered at least 3 times" };
    expect(deviations("loyal customers", loyal)).not.toEqual([]);
    expect(deviations("loyal customers", loyal, { assumptions: [assumption] })).toEqual([]);
    expect(
      deviations("loyal customers", loyal, { assumptions: [{ ...assumption, words: "faithful" }] }),
    ).not.toEqual([]);
    expect(
      deviations("loyal customers", loyal, { assumptions: [{ ...assumption, assumed: "often" }] }),
    ).not.toEqual([]);
  });

  it.each<[string, Rule, RegExp]>([
    ["ordered at least 3 times", { ...twice, op: "lt", value: 3 }, /the other way round/],
    ["did not order in the last 30 days", { ...twice, value: 1 }, /denies/],
    ["ordered at least twice in the last 30 days", twice, /no clause has the time "in the last 30 days"/],
    ["women or Berlin", all("all", "city", "gender"), /leaves a choice/],
    ["women in Berlin", all("any", "city", "gender"), /OR is in the rule/],
  ])("tells what is otherwise in “%s”", (text, rule, what) => {
    expect(deviations(text, rule).join("\n")).toMatch(what);
  });

  it("finds a text that nobody said", () => {
    const searched: Rule = {
      kind: "measure",
      measure: {
        of: "count",
        event: "products_searched",
        where: [{ property: "query", op: "contains", value: "boots" }],
      },
      op: "gte",
      value: 1,
    };
    expect(deviations('searched for "boots"', searched)).toEqual([]);
    expect(deviations('searched for "shoes"', searched).join()).toMatch(/"boots" is not in the description/);
  });
});
