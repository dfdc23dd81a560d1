import type { BaseRule } from "#lib/interpretations/llm/base-rule.ts";
import { quotedData, toDataText } from "#lib/interpretations/llm/data-text.ts";
import {
  rawComparison,
  rawDuration,
  rawMeasure,
  rawSteps,
  rawWindow,
} from "#lib/interpretations/llm/decode-parts.ts";
import type { EncodedClause } from "#lib/interpretations/llm/encoding.ts";
import { ruleOfLogic } from "#lib/interpretations/llm/logic.ts";
import { resolveValues } from "#lib/interpretations/llm/resolve-values.ts";
import type { NamedKind, Vocabulary } from "#lib/interpretations/llm/vocabulary.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/** The rule, and which of its parts each clause is: the very same objects. */
export type Decoded = { readonly rule: Rule; readonly byClause: ReadonlyMap<string, Rule> };

/** The rule that an answer changes, and which of its conditions the answer says do not stand any more. */
export type Given = { readonly base: BaseRule; readonly removed: ReadonlySet<string> };

/**
 * The rule that an answer says, with every name and value resolved against the catalog; or all that is wrong with it, each
 * a sentence that whoever answered can act on.
 */
export function decode(
  clauses: readonly EncodedClause[],
  logic: string,
  vocabulary: Vocabulary,
  given?: Given,
): Result<Decoded, readonly string[]> {
  if (clauses.length === 0 && !given) return err(["clauses: there is none, and no clauses are no rule"]);
  const problems: string[] = [];
  const byClause = new Map<string, Rule>(given?.base.conditions);
  for (const clause of clauses) {
    if (byClause.has(clause.id)) problems.push(`clause ${clause.id}: there are two of this id`);
    const made = decodeClause(clause, vocabulary);
    if (made.ok) byClause.set(clause.id, made.value);
    else problems.push(...made.error.map((problem) => `clause ${clause.id}: ${problem}`));
  }
  if (problems.length > 0) return err(problems);
  // One clause needs no logic to be said.
  const rule = ruleOfLogic(
    logic.trim() === "" && clauses.length === 1 ? (clauses[0]?.id ?? "") : logic,
    byClause,
    given?.removed,
  );
  if (!rule.ok) return err([rule.error]);
  const valid = validateRule(rule.value, catalogOf(vocabulary));
  return valid.ok
    ? ok({ rule: rule.value, byClause })
    : err(valid.error.map(({ path, message }) => `${path}: ${message}`));
}

function decodeClause(clause: EncodedClause, vocabulary: Vocabulary): Result<Rule, readonly string[]> {
  if (clause.kind === "term") {
    const rule = vocabulary.term(clause.term ?? "");
    return rule ? ok(rule) : err([`the glossary has no term ${shown(clause.term)}`]);
  }
  if (clause.kind === "segment" || clause.kind === "list") return decodeReference(clause, vocabulary);
  const valid = validateRule(rawClause(clause), catalogOf(vocabulary));
  if (!valid.ok) return err(valid.error.map((problem) => wordsOf(problem, vocabulary)));
  return resolveValues(valid.value, vocabulary);
}

function decodeReference(
  { kind, segment, list }: EncodedClause,
  vocabulary: Vocabulary,
): Result<Rule, readonly string[]> {
  if (kind === "segment" && vocabulary.hasSegment(segment ?? "")) return ok({ kind, segment: segment ?? "" });
  if (kind === "list" && vocabulary.hasList(list ?? "")) return ok({ kind, list: list ?? "" });
  const [what, name] = kind === "list" ? (["list", list] as const) : (["segment", segment] as const);
  return err([unknownName(what, name ?? "", vocabulary)]);
}

/** A clause as JSON of the rule language, right or wrong: what is wrong with it is told by the rule's own checks. */
function rawClause(clause: EncodedClause): unknown {
  const { measure, whole, window } = clause;
  switch (clause.kind) {
    case "everyone":
      return { kind: "everyone" };
    case "trait":
      return {
        kind: "trait",
        trait: clause.trait,
        ...rawComparison(clause),
        ...(clause.held_for && { for: rawDuration(clause.held_for) }),
      };
    case "measure":
      return { kind: "measure", measure: rawMeasure(measure, window), ...rawComparison(clause) };
    case "share":
      return {
        kind: "measure",
        measure: { of: "share", part: rawMeasure(measure, window), whole: rawMeasure(whole, window) },
        ...rawComparison(clause),
      };
    case "rank": {
      const { rank_from: from, rank_to: to, rank_unit: unit } = clause;
      return { kind: "rank", measure: rawMeasure(measure, window), from: from ?? 0, to, unit };
    }
    case "relative": {
      const { op, times, than } = clause;
      return { kind: "relative", measure: rawMeasure(measure, window), op, times: times ?? 1, than };
    }
    case "sequence":
      return {
        kind: "sequence",
        steps: rawSteps(clause.steps),
        ...(window && { window: rawWindow(window) }),
      };
    default:
      return undefined;
  }
}

/** Segments and lists are looked up by themselves; what the rule of a term or a rule that is there names, others have checked. */
function catalogOf({ hasEvent, hasTrait, hasFeature }: Vocabulary): RuleCatalog {
  const everyone = { kind: "everyone" } as const;
  return { hasEvent, hasTrait, hasFeature, hasList: () => true, segmentRule: () => everyone };
}

/** A problem with the names that may have been meant. */
function wordsOf({ code, path, message }: RuleProblem, vocabulary: Vocabulary): string {
  const kind = { unknown_event: "event", unknown_trait: "trait", unknown_feature: "feature" } as const;
  if (code !== "unknown_event" && code !== "unknown_trait" && code !== "unknown_feature") {
    return `${path}: ${message}`;
  }
  const name = message.split(" ").at(code === "unknown_event" ? 2 : -1) ?? "";
  return unknownName(kind[code], name, vocabulary);
}

function unknownName(kind: NamedKind, name: string, vocabulary: Vocabulary): string {
  const near = vocabulary.near(kind, name).map((each) => quotedData(toDataText(each)));
  const hint = near.length > 0 ? `; known are ${near.join(", ")}` : "";
  return `the catalog has no ${kind} ${shown(name)}${hint}`;
}

function shown(name: string | null): string {
  return quotedData(toDataText(name ?? ""));
}
