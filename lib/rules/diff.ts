import { toCanonical } from "#lib/rules/canonical.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { type RestateOptions, restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";

/** One difference between two rules, by condition. Pointers lead into the rule of their side. */
export type RuleChange =
  | { readonly kind: "added"; readonly after: Side }
  | { readonly kind: "removed"; readonly before: Side }
  | { readonly kind: "changed"; readonly before: Side; readonly after: Side }
  /** The same condition, under another group or the other way round (negated). */
  | { readonly kind: "moved"; readonly before: Side; readonly after: Side };

/** A condition with its "not"s, if it has any. */
export type Side = { readonly pointer: string; readonly rule: Rule };

/** A condition with the groups that it is in: its path tells "all of" from "one of" and "not". */
type Leaf = Side & { readonly key: string; readonly groups: string; readonly parts: ReadonlySet<string> };

/** Below this likeness two conditions are not the same one changed, but another. */
const LEAST_LIKENESS = 0.4;

/**
 * What changed between two rules, condition by condition: equal conditions are matched first, then those most alike, so
 * that a changed threshold is one change and not a removal and an addition. Empty exactly if the canonical forms are equal.
 */
export function diffRules(before: Rule, after: Rule): readonly RuleChange[] {
  return compareRules(before, after).changes;
}

export type Comparison = {
  readonly changes: readonly RuleChange[];
  /** The conditions that are the same and in the same place. */
  readonly kept: readonly { readonly before: Side; readonly after: Side }[];
};

/** The same, with what did not change. */
export function compareRules(before: Rule, after: Rule): Comparison {
  const [left, right] = [leavesOf(before), leavesOf(after)];
  const isEqual = ruleKey(before) === ruleKey(after);
  const pairs = [
    ...matchEqual(left, right, true),
    ...matchEqual(left, right, false),
    ...matchAlike(left, right),
  ];
  const kept = pairs
    .filter(([from, to]) => from.key === to.key && (isEqual || from.groups === to.groups))
    .map(([from, to]) => ({ before: sideOf(from), after: sideOf(to) }));
  if (isEqual) return { changes: [], kept };
  const changes: RuleChange[] = pairs.flatMap(([from, to]): RuleChange[] => {
    if (from.key !== to.key) return [{ kind: "changed", before: sideOf(from), after: sideOf(to) }];
    if (from.groups === to.groups) return [];
    return [{ kind: "moved", before: sideOf(from), after: sideOf(to) }];
  });
  changes.push(...left.map((leaf) => ({ kind: "removed", before: sideOf(leaf) }) as const));
  changes.push(...right.map((leaf) => ({ kind: "added", after: sideOf(leaf) }) as const));
  // Conditions alike in unlike groups: what changed is how the groups are put together.
  if (changes.length > 0) return { changes, kept };
  const whole = { before: { pointer: "", rule: before }, after: { pointer: "", rule: after } };
  return { changes: [{ kind: "changed", ...whole }], kept };
}

const WORDS = {
  en: { added: "Added: ", removed: "Removed: ", changed: "Changed: ", moved: "Regrouped: ", to: " → " },
  zh: { added: "新增：", removed: "移除：", changed: "修改：", moved: "调整分组：", to: " → " },
} as const;

/** A change as a line to read, in the language of the options. */
export function changeLine(change: RuleChange, options: RestateOptions): string {
  const words = WORDS[options.locale];
  const say = (side: Side) => restateClause(side.rule, options, side.pointer).text;
  switch (change.kind) {
    case "added":
      return words.added + say(change.after);
    case "removed":
      return words.removed + say(change.before);
    case "changed":
      return words.changed + say(change.before) + words.to + say(change.after);
    case "moved":
      return words.moved + say(change.after);
  }
}

function sideOf({ pointer, rule }: Leaf): Side {
  return { pointer, rule };
}

/** The conditions of a rule; one that is negated itself is taken with its "not". */
function leavesOf(rule: Rule, pointer = "", groups: readonly string[] = []): Leaf[] {
  if ((rule.kind === "all" || rule.kind === "any") && rule.rules.length > 0) {
    const isAlone = rule.rules.length === 1 || groups.at(-1) === rule.kind;
    const inside = isAlone ? groups : [...groups, rule.kind];
    return rule.rules.flatMap((child, index) => leavesOf(child, `${pointer}/rules/${index}`, inside));
  }
  if (rule.kind === "not" && (rule.rule.kind === "all" || rule.rule.kind === "any")) {
    return leavesOf(rule.rule, `${pointer}/rule`, [...groups, "not"]);
  }
  if (rule.kind === "not" && rule.rule.kind === "not") {
    return leavesOf(rule.rule.rule, `${pointer}/rule/rule`, groups);
  }
  const canonical = toCanonical(rule);
  const key = stableJson(canonical);
  // A lone condition and one of several that must hold are in the same place.
  const place = groups.filter((group, index) => !(index === 0 && group === "all")).join("/");
  return [{ pointer, rule, key, groups: place, parts: partsOf(canonical) }];
}

function matchEqual(left: Leaf[], right: Leaf[], inSameGroup: boolean): [Leaf, Leaf][] {
  const pairs: [Leaf, Leaf][] = [];
  for (const from of [...left]) {
    const to = right.find((leaf) => leaf.key === from.key && (!inSameGroup || leaf.groups === from.groups));
    if (to) pairs.push(take(left, right, from, to));
  }
  return pairs;
}

/** The likest pairs first; at equal likeness in the order of the rules. */
function matchAlike(left: Leaf[], right: Leaf[]): [Leaf, Leaf][] {
  const candidates = left
    .flatMap((from) => right.map((to) => ({ from, to, likeness: likenessOf(from, to) })))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness);
  const pairs: [Leaf, Leaf][] = [];
  for (const { from, to } of candidates) {
    if (left.includes(from) && right.includes(to)) pairs.push(take(left, right, from, to));
  }
  return pairs;
}

function take(left: Leaf[], right: Leaf[], from: Leaf, to: Leaf): [Leaf, Leaf] {
  left.splice(left.indexOf(from), 1);
  right.splice(right.indexOf(to), 1);
  return [from, to];
}

/** Where a condition itself stands, under its "not"s: there a restatement has its span. */
export function corePointer({ pointer, rule }: Side): string {
  return rule.kind === "not" ? corePointer({ pointer: `${pointer}/rule`, rule: rule.rule }) : pointer;
}

/** Jaccard index of the parts, 0 for conditions of different kinds; being in the same group counts a little. */
function likenessOf(a: Leaf, b: Leaf): number {
  if (coreOf(a.rule).kind !== coreOf(b.rule).kind) return 0;
  const shared = [...a.parts].filter((part) => b.parts.has(part)).length;
  const all = a.parts.size + b.parts.size - shared;
  return all === 0 ? 0 : shared / all + (a.groups === b.groups ? 0.01 : 0);
}

function coreOf(rule: Rule): Rule {
  return rule.kind === "not" ? coreOf(rule.rule) : rule;
}

/** Every field with its value, by path; that two conditions are of one kind counts once and what they look at twice. */
function partsOf(rule: Rule): ReadonlySet<string> {
  const parts = new Set<string>();
  const add = (value: unknown, path: string): void => {
    if (typeof value === "object" && value !== null) {
      for (const [name, field] of Object.entries(value))
        add(field, Array.isArray(value) ? path : `${path}/${name}`);
      return;
    }
    parts.add(`${path}=${String(value)}`);
    if (/\/(event|trait|property|feature|segment|list)$/.test(path)) parts.add(`${path}: ${String(value)}`);
  };
  add(coreOf(rule), "");
  return parts;
}
