import { flagsOf, pointersOf } from "#lib/interpretations/built-in/coverage.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { commandsOf } from "#lib/interpretations/built-in/refine/commands.ts";
import { refusalFor } from "#lib/interpretations/built-in/refusals.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import type { BaseRule } from "#lib/interpretations/llm/base-rule.ts";
import { findDeviations } from "#lib/interpretations/llm/checks.ts";
import { toDataText } from "#lib/interpretations/llm/data-text.ts";
import { type Decoded, decode, type Given } from "#lib/interpretations/llm/decode.ts";
import type { EncodedClause, Encoding } from "#lib/interpretations/llm/encoding.ts";
import { findLosses } from "#lib/interpretations/llm/losses.ts";
import { unsaidReferences } from "#lib/interpretations/llm/references.ts";
import type { Vocabulary } from "#lib/interpretations/llm/vocabulary.ts";
import type { Assumption, Choice, Coverage, Interpretation, WordSpan } from "#lib/interpretations/schema.ts";
import { diffRules } from "#lib/rules/diff.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type Assembly = {
  readonly description: string;
  readonly setting: Setting;
  readonly vocabulary: Vocabulary;
  /** The rule that the description changes. */
  readonly base?: BaseRule | undefined;
};

/**
 * What an answer means, once it holds: its rule decoded, checked against the words of the description and restated from
 * itself. Otherwise all that does not hold.
 */
export function assemble(encoding: Encoding, assembly: Assembly): Result<Interpretation, readonly string[]> {
  switch (encoding.outcome) {
    case "rule":
      return assembleRule(encoding, assembly);
    case "question":
      return assembleQuestion(encoding, assembly);
    default: {
      const { refusal } = encoding;
      if (!refusal) return err(['refusal: the outcome is "refusal", and there is no reason']);
      return ok(refusalFor(refusal.reason, placeOf(refusal.words, assembly.description), assembly.setting));
    }
  }
}

function assembleRule(encoding: Encoding, assembly: Assembly): Result<Interpretation, readonly string[]> {
  const { description, setting, vocabulary } = assembly;
  const decoded = decode(encoding.clauses, encoding.logic, vocabulary, givenBy(encoding, assembly));
  if (!decoded.ok) return decoded;
  const { rule } = decoded.value;
  const isForEveryone = encoding.clauses.length === 1 && rule.kind === "everyone";
  if (rule.kind === "everyone" && !isForEveryone) return err(["logic: this selects every customer"]);
  const deviations = [
    ...unsaidReferences(encoding.clauses, setting.catalog.references),
    ...deviationsOf(encoding, rule, assembly),
  ];
  if (deviations.length > 0) return err(deviations);
  return ok({
    outcome: "rule",
    rule,
    restatement: restatementOf(rule, setting),
    assumptions: assumptionsOf(encoding, rule, assembly),
    coverage: coverageOf(encoding.clauses, decoded.value, description),
    flags: flagsOf(rule),
  });
}

/** A rule is compared with its words whole; a change by what it changes, and by what it must not. */
function deviationsOf(
  encoding: Encoding,
  rule: Rule,
  { description, setting, base }: Assembly,
): readonly string[] {
  if (!base) return findDeviations({ description, encoding, rule }, setting);
  const changes = diffRules(base.rule, rule);
  if (changes.length === 0) return ["logic: nothing is changed, and the description asks for a change"];
  const after = changes.flatMap((change) =>
    change.kind === "added" || change.kind === "changed" ? [change.after.rule] : [],
  );
  const before = changes.flatMap((change) => (change.kind === "added" ? [] : [change.before.rule]));
  const spoken = commandsOf(normalise(description).text).flatMap((command) => {
    if (command.kind === "remove") return [command.what];
    return command.kind === "replace" ? [command.old ?? "", command.by] : [command.who];
  });
  const changed = { rule: together(after), before: together(before), spoken };
  return [
    ...findLosses(changes, base.rule, description, setting),
    ...findDeviations({ description, encoding, ...changed }, setting),
  ];
}

function together(rules: readonly Rule[]): Rule {
  return rules.length === 0 ? { kind: "everyone" } : { kind: "all", rules: [...rules] };
}

function givenBy({ removed }: Encoding, { base }: Assembly): Given | undefined {
  return base && { base, removed: new Set(removed.map(({ clause }) => clause)) };
}

function assembleQuestion(encoding: Encoding, assembly: Assembly): Result<Interpretation, readonly string[]> {
  const { question, clauses, logic } = encoding;
  const { description, setting, vocabulary } = assembly;
  if (!question || question.text.trim() === "") {
    return err(['question: the outcome is "question", and there is none']);
  }
  // What was understood so far is a choice, if it is a rule.
  const given = givenBy(encoding, assembly);
  const decoded = clauses.length > 0 ? decode(clauses, logic, vocabulary, given) : undefined;
  const rule = decoded?.ok && decoded.value.rule.kind !== "everyone" ? decoded.value.rule : undefined;
  const choices: Choice[] = rule ? [{ label: restatementOf(rule, setting), rule }] : [];
  return ok({
    outcome: "question",
    questions: [
      {
        reason: question.reason,
        ...placeOf(question.words, description),
        text: shownText(question.text),
        choices,
      },
    ],
    coverage: [],
  });
}

function restatementOf(rule: Rule, setting: Setting): string {
  return restate(rule, restateOptions(setting)).text;
}

function assumptionsOf(encoding: Encoding, rule: Rule, assembly: Assembly): Assumption[] {
  return encoding.assumptions.map((assumption, index) => ({
    id: `llm:${index}`,
    kind: assumption.kind,
    ...placeOf(assumption.words, assembly.description),
    assumed: shownText(assumption.assumed),
    alternatives: alternativesOf(assumption, encoding, rule, assembly),
  }));
}

/** Each alternative as a whole rule: the same clauses with another number or time in the one that it concerns. */
function alternativesOf(
  { clause: id, alternatives }: Encoding["assumptions"][number],
  encoding: Encoding,
  rule: Rule,
  assembly: Assembly,
): Choice[] {
  const { clauses, logic } = encoding;
  return alternatives.flatMap(({ label, number, window }) => {
    const changed = clauses.map((clause): EncodedClause => {
      if (clause.id !== id) return clause;
      const { measure } = clause;
      return {
        ...clause,
        ...(number !== null && { number }),
        ...(window !== null && (measure ? { measure: { ...measure, window } } : { window })),
      };
    });
    const decoded = decode(changed, logic, assembly.vocabulary, givenBy(encoding, assembly));
    if (!decoded.ok || ruleKey(decoded.value.rule) === ruleKey(rule)) return [];
    return [{ label: shownText(label), rule: decoded.value.rule }];
  });
}

function coverageOf(clauses: readonly EncodedClause[], decoded: Decoded, description: string): Coverage[] {
  const pointers = pointersOf(decoded.rule);
  return clauses.flatMap(({ id, words }): Coverage[] => {
    const rule = decoded.byClause.get(id);
    const place = findPlace(words, description);
    return rule && place ? [{ ...place, role: "condition", paths: pointers.get(rule) ?? [] }] : [];
  });
}

type Place = { readonly words: string; readonly span: WordSpan };

/** Where words are in the description; all of it, where they are not in it as they are written. */
function placeOf(words: string, description: string): Place {
  return findPlace(words, description) ?? { words: description, span: { from: 0, to: description.length } };
}

function findPlace(words: string, description: string): Place | undefined {
  const wanted = normalise(words).text.trim();
  const { text, places } = normalise(description);
  const at = wanted === "" ? -1 : text.indexOf(wanted);
  if (at === -1) return undefined;
  const from = places[at] ?? 0;
  const to = places[at + wanted.length] ?? description.length;
  const found = description.slice(from, to).trimEnd();
  return { words: found, span: { from, to: from + found.length } };
}

/** What a model wrote, for people to read: as text, without characters that nobody sees. */
function shownText(text: string): string {
  return text
    .split(/\s+/u)
    .map((word) => toDataText(word))
    .join(" ")
    .trim();
}
