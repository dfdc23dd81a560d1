import type { Fact } from "#lib/explanations/fact.ts";
import type { Template } from "#lib/explanations/template.ts";
import { FAVORITES, FEATURES, KINDS, phraseOf } from "#lib/explanations/wording/en-words.ts";
import type { DifferenceSides, Subject, Wording } from "#lib/explanations/wording/wording.ts";
import { traitName } from "#lib/rules/restate/en-words.ts";
import type { Names } from "#lib/rules/restate/names.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** `conditions` are restatements by the place of the condition. */
export function english(names: Names, conditions: ReadonlyMap<string, string>): Wording {
  return {
    unnamed: "the rule",
    label: (fact) => labelOf(fact, names, conditions),
    sides: (subject) => (subject.kind === "customer" ? undefined : sidesOf(subject)),
    sentences: (subject, facts) => facts.map((fact) => sentenceOf(subject, fact, facts)).filter(isSaid),
  };
}

function labelOf(fact: Fact, names: Names, conditions: ReadonlyMap<string, string>): string {
  const { kind, about } = fact;
  const fixed = KINDS[kind];
  if (fixed !== undefined) return fixed;
  if (about === null) return kind;
  const condition = conditions.get(about);
  if (condition !== undefined) return condition;
  if (kind === "has" || kind === "any") {
    const phrase = phraseOf(fact)?.replace(" in the last {w}", windowLabel(about));
    if (phrase !== undefined) return `who ${phrase}`;
  }
  const feature = Object.hasOwn(FEATURES, about) ? FEATURES[about] : undefined;
  return feature?.label ?? FAVORITES[about] ?? traitName(about, { names, shop: noShop });
}

const noShop = { timeZone: "UTC", currency: "USD" };

function windowLabel(about: string): string {
  const days = /_(\d+)d$/.exec(about)?.[1];
  return days === undefined ? " in 90 days" : ` in ${days} days`;
}

function isSaid(template: Template | undefined): template is Template {
  return template !== undefined;
}

function sentenceOf(subject: Subject, fact: Fact, all: readonly Fact[]): Template | undefined {
  switch (fact.kind) {
    case "median":
    case "any":
    case "has":
    case "text":
    case "flag":
      return subject.kind === "drift" ? movement(fact) : comparison(subject, fact);
    case "size":
      return sizeSentence(subject, fact, all);
    case "population_share":
      return undefined;
    case "revenue_share":
      return `Their orders make {${fact.id}} of all spend.`;
    case "both":
      return `{${fact.id}} customers are in both.`;
    case "entered":
      return flowSentence(fact, all);
    case "left":
    case "stayed":
      return undefined;
    case "shop_size":
      return `The whole shop ${fact.direction === 1 ? "grew" : "shrank"} from {${fact.id}.base} to {${fact.id}} customers.`;
    case "expected_size":
      return `By that alone, {segment} would have {${fact.id}} members.`;
    case "moved_since":
      return `The size has been beyond noise since {${fact.id}}.`;
    case "behavior_effect":
      return `What customers did changes the size by {${fact.id}}.`;
    case "population_effect":
      return `Customers who came or went change the size by {${fact.id}}.`;
    case "rule_effect":
      return `The changed rule changes the size by {${fact.id}}.`;
    case "condition_effect":
      return `Of the behavior, the condition “{${fact.id}.label}” carries {${fact.id}}.`;
    case "conditions_met":
      return metSentence(subject, fact);
    case "condition_met":
      return `Met: {${fact.id}.label}${hereOf(fact)}.`;
    case "condition_unmet":
      return `Not met: {${fact.id}.label}${hereOf(fact)}.`;
    case "leaves_at":
      return `Leaves on {${fact.id}} if nothing happens.`;
    case "enters_at":
      return `Enters on {${fact.id}} if nothing happens.`;
    default:
      return assertNever(fact.kind);
  }
}

const SIDES: Record<DifferenceSides, readonly [string, string]> = {
  only_only: ["those only in {segment}", "those only in {other}"],
  only_both: ["those only in {segment}", "those in both"],
  both_only: ["those in both", "those only in {other}"],
};

function sidesOf(subject: Subject): readonly [string, string] {
  if (subject.kind === "difference") return SIDES[subject.sides];
  return subject.kind === "drift" ? ["members now", "members before"] : ["members", "others"];
}

/** "Members spent a median €412 in all, others €61 (2,418 and 27,310 customers)." */
function comparison(subject: Subject, fact: Fact): Template {
  const [side, other] = sidesOf(subject);
  const { id, kind } = fact;
  const phrase = phraseOf(fact)?.replace("{w}", `{${id}.window}`);
  const counts = `({${id}.n} and {${id}.baseN} customers)`;
  if (kind === "text") {
    return `{${id}.label} is {${id}.name} for {${id}} of ${side} and for {${id}.base} of ${other} ${counts}.`;
  }
  if (kind === "flag") {
    return `{${id}} of ${side} have given {${id}.label}, {${id}.base} of ${other} ${counts}.`;
  }
  if (kind !== "median") {
    const did = phrase ?? `have a known {${id}.label}`;
    return `{${id}} of ${side} ${did}, {${id}.base} of ${other} ${counts}.`;
  }
  const told = phrase?.replace("{v}", `{${id}}`) ?? `have a median {${id}.label} of {${id}}`;
  return `${side} ${told}, ${other} {${id}.base} ${counts}.`;
}

/** "The median spend in all rose from €61 to €412 (2,418 and 2,310 members)." */
function movement(fact: Fact): Template {
  const { id, kind, direction } = fact;
  const counts = `({${id}.baseN} and {${id}.n} members)`;
  const moved = direction === 1 ? "rose" : "fell";
  const from = `${moved} from {${id}.base} to {${id}} ${counts}.`;
  if (kind === "median") return `The median {${id}.label} ${from}`;
  if (kind === "text") return `The share of members whose {${id}.label} is {${id}.name} ${from}`;
  if (kind === "flag") return `The share of members with {${id}.label} ${from}`;
  return `The share of members {${id}.label} ${from}`;
}

function sizeSentence(subject: Subject, { id, direction }: Fact, all: readonly Fact[]): Template {
  if (subject.kind === "drift") {
    if (direction === 0)
      return `The size of {segment} moved no further than noise from {baseAt} to {asOf}: from {${id}.base} to {${id}}.`;
    const moved = direction === 1 ? "grew" : "shrank";
    return `{segment} ${moved} from {${id}.base} to {${id}} members, by {${id}.change}, between {baseAt} and {asOf}.`;
  }
  if (subject.kind === "difference") return `{segment} has {${id}} members, {other} {${id}.base}.`;
  const share = all.find(({ kind }) => kind === "population_share");
  return `{segment} has {${id}} members${share ? `, {${share.id}} of all customers` : ""}.`;
}

function flowSentence({ id }: Fact, all: readonly Fact[]): Template {
  const left = all.find(({ kind }) => kind === "left");
  const stayed = all.find(({ kind }) => kind === "stayed");
  return `{${id}} entered${left ? `, {${left.id}} left` : ""}${stayed ? `, {${stayed.id}} stayed` : ""}.`;
}

function metSentence(subject: Subject, { id }: Fact): Template {
  const isIn = subject.kind === "customer" && subject.isIn;
  const verb = isIn ? "is in" : "is not in";
  return `This customer ${verb} {segment}: {${id}} of {${id}.base} conditions hold.`;
}

function hereOf({ id, value, name }: Fact): string {
  if (value !== null) return `; here {${id}}`;
  return name === null ? "" : `; here {${id}.name}`;
}
