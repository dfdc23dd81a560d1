import { isContradiction } from "#lib/interpretations/built-in/contradictions.ts";
import { flagsOf } from "#lib/interpretations/built-in/coverage.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { type Command, commandsOf } from "#lib/interpretations/built-in/refine/commands.ts";
import { type Joined, join } from "#lib/interpretations/built-in/refine/join.ts";
import { namedLeaves } from "#lib/interpretations/built-in/refine/named.ts";
import { replacements } from "#lib/interpretations/built-in/refine/replace.ts";
import { leavesOf, withoutAt } from "#lib/interpretations/built-in/refine/slots.ts";
import { restateOptions, type Setting, say, todayOf } from "#lib/interpretations/built-in/setting.ts";
import type { Assumption, Choice, Interpretation, Question } from "#lib/interpretations/schema.ts";
import { diffRules } from "#lib/rules/diff.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { restate, restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** What one command makes of a rule. */
type Step =
  | { readonly kind: "rule"; readonly rule: Rule; readonly assumptions: readonly Assumption[] }
  | { readonly kind: "answer"; readonly answer: Interpretation };

/**
 * Changes a rule by a few words: "only those in Berlin", "make it 60 days", 再排除已退货的. Conditions that the words do
 * not name stay exactly as they are; where the words could mean several of them, it is asked.
 */
export function refineBuiltIn(text: string, base: Rule, setting: Setting): Interpretation {
  let rule = base;
  const assumptions: Assumption[] = [];
  for (const command of commandsOf(normalise(text).text)) {
    const step = stepOf(command, rule, text, setting);
    if (step.kind === "answer") return step.answer;
    rule = step.rule;
    assumptions.push(...step.assumptions);
  }
  if (ruleKey(rule) === ruleKey(base)) return unchanged(text, setting);
  const today = todayOf(setting);
  if (isContradiction(rule, today) && !isContradiction(base, today)) {
    const problem = say(
      setting,
      "With that, nobody can be meant: the conditions exclude each other.",
      "这样一来没有人符合：条件互相矛盾。",
    );
    return ask("contradiction", text, problem, []);
  }
  const paths = diffRules(base, rule).flatMap((change) => ("after" in change ? [change.after.pointer] : []));
  return {
    outcome: "rule",
    rule,
    restatement: restate(rule, restateOptions(setting)).text,
    assumptions,
    coverage: [{ words: text.trim(), span: wholeOf(text), role: "condition", paths }],
    flags: flagsOf(rule),
  };
}

function stepOf(command: Command, base: Rule, text: string, setting: Setting): Step {
  switch (command.kind) {
    case "remove":
      return removeStep(command.what, base, text, setting);
    case "replace":
      return replaceStep(command.by, command.old, base, text, setting);
    default:
      return joinStep(command, base, text, setting);
  }
}

function removeStep(what: string, base: Rule, text: string, setting: Setting): Step {
  const named = namedLeaves(what, leavesOf(base), setting);
  if (named.length === 0) return { kind: "answer", answer: notInRule(what, text, setting) };
  const without = (pointers: readonly string[]): Rule =>
    withoutAt(base, new Set(pointers)) ?? { kind: "everyone" };
  const [only] = named;
  if (only && named.length === 1) return done(without([only.pointer]));
  const choices = named.map(
    (leaf): Choice => ({
      label: restateClause(leaf.rule, restateOptions(setting)).text,
      rule: without([leaf.pointer]),
    }),
  );
  const all = {
    label: say(setting, "All of them", "全部去掉"),
    rule: without(named.map(({ pointer }) => pointer)),
  };
  const problem = say(
    setting,
    `Several conditions are about “${what}”. Which one shall go?`,
    `有多个条件与“${what}”有关，去掉哪一个？`,
  );
  return { kind: "answer", answer: ask("ambiguous", text, problem, [...choices, all]) };
}

function replaceStep(by: string, old: string | undefined, base: Rule, text: string, setting: Setting): Step {
  const found = replacements(base, by, old, setting);
  const [only] = found ?? [];
  if (found === undefined || (found.length === 0 && old === undefined))
    return joinStep({ kind: "restrict", who: by, isSaid: true }, base, text, setting);
  if (!only) return { kind: "answer", answer: notInRule(old ?? by, text, setting) };
  if (found.length === 1) return done(only.rule);
  const problem = say(setting, `Where shall “${by}” hold?`, `“${by}”用在哪一处？`);
  return { kind: "answer", answer: ask("ambiguous", text, problem, [...found]) };
}

function joinStep(
  command: Exclude<Command, { kind: "remove" | "replace" }>,
  base: Rule,
  text: string,
  setting: Setting,
): Step {
  const inner = interpretBuiltIn(command.who, setting);
  if (inner.outcome === "question") return { kind: "answer", answer: withJoined(inner, base, command, text) };
  if (inner.outcome !== "rule") return { kind: "answer", answer: inner };
  const joined = join(command, base, inner.rule, setting);
  if (joined.mustAsk)
    return { kind: "answer", answer: ask("ambiguous", text, joined.mustAsk, joined.others) };
  const span = wholeOf(text);
  const assumptions = inner.assumptions.map(
    (assumption): Assumption => ({
      ...assumption,
      span,
      alternatives: assumption.alternatives.map((choice) => ({
        label: choice.label,
        rule: join(command, base, choice.rule, setting).rule,
      })),
    }),
  );
  return { kind: "rule", rule: joined.rule, assumptions: [...howJoined(joined, text), ...assumptions] };
}

/** Where the words leave open how they join the rule, that is stated. */
function howJoined(joined: Joined, text: string): readonly Assumption[] {
  if (joined.others.length === 0) return [];
  const span = wholeOf(text);
  const words = text.trim();
  return [
    {
      id: "refine:join",
      kind: "grouping",
      words,
      span,
      assumed: joined.label,
      alternatives: [...joined.others],
    },
  ];
}

function withJoined(
  inner: Extract<Interpretation, { outcome: "question" }>,
  base: Rule,
  command: Exclude<Command, { kind: "remove" | "replace" }>,
  text: string,
): Interpretation {
  const toWhole = (choice: Choice): Choice => ({
    label: choice.label,
    rule: join(command, base, choice.rule, undefined).rule,
  });
  const span = wholeOf(text);
  return {
    outcome: "question",
    questions: inner.questions.map((question) => ({
      ...question,
      span,
      choices: question.choices.map(toWhole),
    })),
    coverage: [],
  };
}

function done(rule: Rule): Step {
  return { kind: "rule", rule, assumptions: [] };
}

function notInRule(what: string, text: string, setting: Setting): Interpretation {
  const problem = say(
    setting,
    `No condition of the rule is about “${what}”. Name it as the rule does, or describe what to add.`,
    `规则里没有与“${what}”有关的条件。请用规则里的说法，或描述要增加的条件。`,
  );
  return ask("unknown_word", text, problem, []);
}

function unchanged(text: string, setting: Setting): Interpretation {
  const problem = say(
    setting,
    "The rule says that already: nothing would change.",
    "规则已经是这样，没有变化。",
  );
  return ask("empty", text, problem, []);
}

function ask(
  reason: Question["reason"],
  text: string,
  problem: string,
  choices: readonly Choice[],
): Interpretation {
  const question = { reason, words: text.trim(), span: wholeOf(text), text: problem, choices: [...choices] };
  return { outcome: "question", questions: [question], coverage: [] };
}

function wholeOf(text: string): { from: number; to: number } {
  return { from: text.length - text.trimStart().length, to: text.trimEnd().length };
}
