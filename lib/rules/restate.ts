import { english } from "#lib/rules/restate/en.ts";
import type { CatalogLabels } from "#lib/rules/restate/names.ts";
import { type Piece, span, type Token, toText, toTokens } from "#lib/rules/restate/piece.ts";
import type { RestateShop, Setting, Wording } from "#lib/rules/restate/wording.ts";
import { chinese } from "#lib/rules/restate/zh.ts";
import type { Condition, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export type RestateOptions = {
  readonly locale: "en" | "zh";
  readonly shop: RestateShop;
  /** What the shop calls its events, traits, properties and features. */
  readonly labels?: CatalogLabels;
  readonly names?: {
    readonly segments?: Readonly<Record<string, string>>;
    readonly lists?: Readonly<Record<string, string>>;
  };
};

/** The rule in words, and the same words as a tree of spans that each know which part of the rule they stem from. */
export type Restatement = { readonly text: string; readonly tokens: readonly Token[] };

const WORDINGS: Readonly<Record<RestateOptions["locale"], Wording>> = { en: english, zh: chinese };

/**
 * Says a valid rule in words, exact to the letter: every number, window, grouping and default. Two rules are said alike
 * only if they have the same canonical form, so that the words can be read back (docs/rules.md).
 */
export function restate(rule: Rule, options: RestateOptions): Restatement {
  const setting = { names: { ...options.labels, ...options.names }, shop: options.shop };
  const piece = sentenceOf(rule, WORDINGS[options.locale], setting);
  return { text: toText(piece), tokens: toTokens(piece) };
}

/** One condition, or a group of them, without the frame of a sentence: for lists of conditions and diffs. */
export function restateClause(rule: Rule, options: RestateOptions, pointer = ""): Restatement {
  const setting = { names: { ...options.labels, ...options.names }, shop: options.shop };
  const piece = clauseOf(rule, { at: pointer, isNested: false }, WORDINGS[options.locale], setting);
  return { text: toText(piece), tokens: toTokens(piece) };
}

function sentenceOf(rule: Rule, wording: Wording, setting: Setting): Piece {
  if (rule.kind === "everyone") return span("condition", "", wording.everyone);
  if (rule.kind === "not" && rule.rule.kind === "everyone") return span("condition", "", wording.nobody);
  return wording.sentence(clauseOf(rule, { at: "", isNested: false }, wording, setting));
}

type Place = { readonly at: string; readonly isNested: boolean };

function clauseOf(rule: Rule, { at, isNested }: Place, wording: Wording, setting: Setting): Piece {
  switch (rule.kind) {
    case "everyone":
      return span("condition", at, wording.anyone);
    case "all":
    case "any": {
      const [only] = rule.rules;
      if (only !== undefined && rule.rules.length === 1) {
        return clauseOf(only, { at: `${at}/rules/0`, isNested }, wording, setting);
      }
      const clauses = rule.rules.map((child, index) =>
        clauseOf(child, { at: `${at}/rules/${index}`, isNested: true }, wording, setting),
      );
      const group = wording.join(rule.kind, clauses);
      return span("group", at, isNested ? wording.bracket(group) : group);
    }
    case "not":
      return opposite(rule.rule, { at: `${at}/rule`, isNested }, wording, setting);
    case "trait":
    case "measure":
    case "rank":
    case "relative":
    case "sequence":
    case "segment":
    case "list":
      return conditionOf(rule, at, false, wording, setting);
    default:
      return assertNever(rule);
  }
}

/** What is said where a rule does not hold. */
function opposite(rule: Rule, place: Place, wording: Wording, setting: Setting): Piece {
  if (rule.kind === "not") {
    return clauseOf(rule.rule, { ...place, at: `${place.at}/rule` }, wording, setting);
  }
  const isGroup = rule.kind === "all" || rule.kind === "any";
  const [only] = isGroup ? rule.rules : [];
  if (isGroup && only !== undefined && rule.rules.length === 1) {
    return opposite(only, { ...place, at: `${place.at}/rules/0` }, wording, setting);
  }
  if (isGroup) return wording.notAmong(clauseOf(rule, { ...place, isNested: true }, wording, setting));
  const hasHeld = rule.kind === "trait" && "for" in rule && rule.for !== undefined;
  if (rule.kind === "everyone" || hasHeld) {
    const clause = clauseOf(rule, { ...place, isNested: true }, wording, setting);
    return wording.notAmong(wording.bracket(clause));
  }
  return conditionOf(rule, place.at, true, wording, setting);
}

function conditionOf(
  condition: Condition,
  at: string,
  isNegated: boolean,
  wording: Wording,
  setting: Setting,
): Piece {
  return span("condition", at, wording.condition({ of: condition, at, isNegated }, setting));
}
