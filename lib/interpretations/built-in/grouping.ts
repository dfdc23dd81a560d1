import type { Connective, Element } from "#lib/interpretations/built-in/frame.ts";
import { eventName, eventsOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type Term = {
  readonly by: Connective;
  readonly rule: Rule;
  readonly element: Element;
  readonly isPart?: boolean;
};

const LEVEL: Readonly<Record<Connective, number>> = {
  none: 0,
  and: 1,
  or: 2,
  but: 3,
  who: 3,
  comma: 3,
  commaAnd: 3,
  commaOr: 4,
  // biome-ignore lint/suspicious/noThenProperty: a table by connective, never awaited
  then: 1,
  after: 1,
  before: 1,
};

type Levels = readonly number[];

/** Connectives from the tightest to the loosest: beside each other, and, or, comma, comma with or. */
export function joined(terms: readonly Term[], reading: Reading): Rule | undefined {
  const [only] = terms;
  if (!only) return undefined;
  if (terms.length === 1) return only.rule;
  const parts = partsOf(terms);
  if (parts.length > 1) {
    const rules = parts.map((part) => joined(part, reading)).filter((rule) => rule !== undefined);
    return rules.length === parts.length ? { kind: "all", rules } : undefined;
  }
  const levels = terms.map(({ by }, index) => {
    if (index === 0) return 0;
    return by === "comma" && isListComma(terms, index) ? LEVEL.or : LEVEL[by];
  });
  return mixed(terms, levels, reading) ?? split(terms, levels);
}

/** What full stops, semicolons and lines part; not before "or" and what goes on in time. */
function partsOf(terms: readonly Term[]): readonly (readonly Term[])[] {
  const parts: Term[][] = [];
  for (const term of terms) {
    const begins = term.isPart && ["comma", "commaAnd", "but"].includes(term.by);
    const last = parts.at(-1);
    if (last && !begins) last.push(term);
    else parts.push([term]);
  }
  // Where alternatives are parted by semicolons, the whole belongs together.
  return terms.some(({ by, isPart }) => isPart && by === "commaOr") ? [terms] : parts;
}

/** "A, B or C": the commas stand for the word before the last. */
function isListComma(terms: readonly Term[], index: number): boolean {
  const next = terms.slice(index + 1).find(({ by }) => by !== "comma" && by !== "none" && by !== "who");
  if (!next || (next.by !== "or" && next.by !== "commaOr")) return false;
  // 看过手机,没加购或者没下单: what was not done is no further part of a list of what was.
  const isDenied = ({ element }: Term) => element.kind === "frame" && element.frame.isNegated === true;
  const [before, own] = [terms[index - 1], terms[index]];
  if (before && own && !isDenied(before) && isDenied(own)) return false;
  const kinds = terms.slice(index - 1).map(({ element }) => element.kind);
  return new Set(kinds).size === 1 && terms.length > 2 && index === 1;
}

function split(terms: readonly Term[], levels: Levels): Rule {
  const [first] = terms;
  if (!first) throw new Error("Nothing to join");
  if (terms.length === 1) return first.rule;
  const top = Math.max(...levels.slice(1));
  const groups: { terms: Term[]; levels: number[] }[] = [];
  terms.forEach((term, index) => {
    const group = groups.at(-1);
    const level = levels[index] ?? 0;
    if (group && (index === 0 || level < top)) {
      group.terms.push(term);
      group.levels.push(level);
    } else groups.push({ terms: [term], levels: [0] });
  });
  const rules = groups.map((group) => split(group.terms, group.levels));
  return { kind: top === 2 || top === 4 ? "any" : "all", rules };
}

/** "A or B and C", "A and B or C" without commas or brackets: both groupings are kept (convention 8). */
function mixed(terms: readonly Term[], levels: Levels, { choices, setting }: Reading): Rule | undefined {
  const from = terms[0]?.element ? start(terms[0].element) : 0;
  const at = { from, to: Math.max(...terms.map(({ element }) => end(element))) };
  const isWho = levels.includes(2) && terms.some(({ by }) => by === "who");
  const ands = levels.flatMap((level, index) => (level === 1 ? [index] : []));
  const ors = levels.flatMap((level, index) => (level === 2 ? [index] : []));
  const loosely = {
    label: say(setting, "the alternatives belong together", "“或”两边先合在一起"),
    value: true,
  };
  const tightly = { label: say(setting, "“and” binds tighter than “or”", "“且”优先于“或”"), value: false };
  const butAt = levels.findIndex((_, index) => index > 0 && terms[index]?.by === "but");
  // 下过单但没退过货或没用过券: what is said ahead holds for both.
  if (butAt > 0 && ands.length === 0 && ors.length > 0 && ors.every((each) => each > butAt)) {
    const isLoose = choices.choose("grouping", at, [loosely, tightly]);
    return isLoose ? undefined : split(terms, levels.with(butAt, 1));
  }
  const orFirst = levels.map((level) => (level === 2 ? 0.5 : level));
  const firstOr = ors[0];
  const firstAnd = ands[0];
  const isWhoAt = (at: number) => levels[at] !== undefined && terms[at]?.by === "who";
  const [or = -1] = ors;
  // "gold members who spent 500 or silver members who spent 1000": each of them with what is said of it.
  const isParallel =
    terms.some((_, at) => isWhoAt(at) && at < or) && terms.some((_, at) => isWhoAt(at) && at > or);
  if (isParallel && ors.length === 1)
    return split(
      terms,
      levels.map((level, at) => (at > 0 && (isWhoAt(at) || level === 0) ? 1 : level)),
    );
  if (isWho) {
    const isShared = choices.choose("scope", at, [
      {
        label: say(setting, "the last condition applies to all of them", "最后的条件适用于所有人"),
        value: true,
      },
      {
        label: say(setting, "the last condition applies to the last ones only", "最后的条件只适用于最后一组"),
        value: false,
      },
    ]);
    return isShared
      ? undefined
      : split(
          terms,
          levels.map((level, index) => (terms[index]?.by === "who" ? 1 : level)),
        );
  }
  // 买过手机或耳机，并且人在深圳: what comes behind the comma is of both alternatives.
  const behind = levels.findIndex((_, index) => index > 0 && terms[index]?.by === "commaAnd");
  if (firstOr !== undefined && behind > firstOr && ands.length === 0 && !terms[behind]?.isPart) {
    const isOfAll = choices.choose("grouping", at, [loosely, tightly]);
    return isOfAll ? undefined : split(terms, levels.with(behind, 1));
  }
  // "bought coffee and live in Rome or Madrid": of either place, which is said where it can be read apart.
  const endsInList = terms.length === 2 && ands[0] === 1 && ors.length === 0 && isOrList(terms[1]?.element);
  const [rest, final] = (endsInList && partedList(terms[1]?.rule)) || [];
  if (rest && final && terms[1]?.element.kind === "traits" && terms[0]) {
    if (choices.choose("grouping", at, [loosely, tightly])) return undefined;
    return { kind: "any", rules: [{ kind: "all", rules: [terms[0].rule, rest] }, final] };
  }
  const listed = levels.findIndex(
    (level, index) =>
      index > 0 && (level === 1 || terms[index]?.by === "commaAnd") && isOrList(terms[index - 1]?.element),
  );
  if (listed > 0 && firstOr === undefined) {
    const [first, rest] = partedList(terms[listed - 1]?.rule) ?? [];
    if (!first || !rest) return undefined;
    const isWhole = choices.choose("grouping", at, [loosely, tightly]);
    const all = terms.map((term, index) => (index === listed - 1 ? { ...term, rule: rest } : term));
    return isWhole ? undefined : { kind: "any", rules: [first, split(all, levels)] };
  }
  if (firstOr === undefined || firstAnd === undefined) return undefined;
  // "female and in Vienna or male and in Munich": each of the alternatives is said in full.
  const isBothSides = firstAnd < firstOr && ors.length === 1 && ands.some((index) => index > firstOr);
  if (isBothSides && isAlike(terms, firstOr)) return split(terms, levels);
  const isAndFirst = firstAnd < firstOr;
  const sharesVerb = sameHead(terms[firstOr - 1]?.element, terms[firstOr]?.element);
  const options: [typeof loosely, typeof tightly] =
    sharesVerb || isAndFirst ? [loosely, tightly] : [tightly, loosely];
  const isLoose = choices.choose("grouping", at, options, isAndFirst && !sharesVerb);
  return isLoose ? splitLoosely(terms, orFirst) : split(terms, levels);
}

/** Whether what stands on both sides of "or" is told of the same things: a gender and a city, an order and a visit. */
function isAlike(terms: readonly Term[], at: number): boolean {
  const told = (side: readonly Term[]) => new Set(side.map(({ element }) => aboutOf(element)));
  const [left, right] = [told(terms.slice(0, at)), told(terms.slice(at))];
  return left.size > 1 && left.size === right.size && left.isSubsetOf(right);
}

function aboutOf(element: Element): string {
  if (element.kind === "traits") return element.values.map(({ target }) => JSON.stringify(target))[0] ?? "";
  if (element.kind === "frame") return eventName(eventsOf(element.frame)).toString();
  return element.kind;
}

function isOrList(element: Element | undefined): boolean {
  if (element?.kind === "frame") return element.frame.values.some(({ join }) => join === "or");
  return element?.kind === "traits" && element.join === "or" && element.values.length > 1;
}

/** A condition on one of several values as two: on all but the last, and on the last. */
function partedList(rule: Rule | undefined): readonly [Rule, Rule] | undefined {
  if (rule?.kind === "trait" && rule.op === "is" && rule.value.length > 1) {
    return [
      { ...rule, value: rule.value.slice(0, -1) },
      { ...rule, value: rule.value.slice(-1) },
    ];
  }
  if (rule?.kind !== "measure" || rule.measure.of !== "count" || !rule.measure.where) return undefined;
  const { measure } = rule;
  const { where = [] } = measure;
  const at = where.findIndex((filter) => filter.op === "is" && filter.value.length > 1);
  const filter = where[at];
  if (filter?.op !== "is") return undefined;
  const withValues = (value: string[]): Rule => ({
    ...rule,
    measure: { ...measure, where: where.with(at, { ...filter, value }) },
  });
  return [withValues(filter.value.slice(0, -1)), withValues(filter.value.slice(-1))];
}

/** As `split`, with "or" tighter than "and". */
function splitLoosely(terms: readonly Term[], levels: Levels): Rule {
  const groups: { terms: Term[]; levels: number[] }[] = [];
  terms.forEach((term, index) => {
    const level = levels[index] ?? 0;
    const group = groups.at(-1);
    if (group && level <= 0.5) {
      group.terms.push(term);
      group.levels.push(level === 0.5 ? 2 : level);
    } else groups.push({ terms: [term], levels: [0] });
  });
  const terms2 = groups.map(
    (group): Term => ({
      by: group.terms[0]?.by ?? "none",
      element: (group.terms[0] as Term).element,
      rule: split(group.terms, group.levels),
    }),
  );
  const levelOf = (by: Connective) => (by === "or" ? LEVEL.and : LEVEL[by]);
  return split(
    terms2,
    terms2.map(({ by }, index) => (index === 0 ? 0 : levelOf(by))),
  );
}

export function start(element: Element): number {
  return element.kind === "frame" ? element.frame.from : element.from;
}

export function end(element: Element): number {
  return element.kind === "frame" ? element.frame.to : element.to;
}

function sameHead(a: Element | undefined, b: Element | undefined): boolean {
  if (a?.kind === "traits" && b?.kind === "traits") return true;
  if (a?.kind !== "frame" || b?.kind !== "frame") return false;
  return eventName(eventsOf(a.frame)).toString() === eventName(eventsOf(b.frame)).toString();
}
