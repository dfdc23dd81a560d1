import type { Fact } from "#lib/explanations/fact.ts";
import { type Reading, shownField } from "#lib/explanations/figures.ts";
import type { SubjectNames } from "#lib/explanations/render.ts";
import { factById, type Template } from "#lib/explanations/template.ts";
import { checkDirections } from "#lib/explanations/verify/check-directions.ts";
import { checkSides } from "#lib/explanations/verify/check-sides.ts";
import { causes, negations, superlatives } from "#lib/explanations/verify/lexicon.ts";
import { MASK, type Masked, masked, type Placed } from "#lib/explanations/verify/masked.ts";
import { foreignNames, type KnownNames } from "#lib/explanations/verify/names.ts";
import { freeNumbers } from "#lib/explanations/verify/numbers.ts";
import type { Problem } from "#lib/explanations/verify/problem.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** All that a text may rest on. */
export type Grounds = {
  readonly subject: Subject;
  readonly facts: readonly Fact[];
  /** What {segment}, {other}, {asOf} and {baseAt} stand for, where they stand for something. */
  readonly names: SubjectNames;
  readonly known: KnownNames;
  readonly reading: Reading;
};

const mostCharacters = 400;

/**
 * What is wrong with a sentence, whoever wrote it; nothing if every figure in it is put in from a fact, every direction is
 * its facts' own, and every figure stands with its own side. It is strict: what it cannot tell to be right is wrong.
 */
export function verifySentence(template: Template, grounds: Grounds): readonly Problem[] {
  const sentence = masked(template);
  const { subject, facts } = grounds;
  return [
    ...checkCharacters(template, grounds.reading.format.settings.locale),
    ...checkPlaceholders(sentence, grounds),
    ...asProblems("no_fact", uncited(sentence)),
    ...asProblems("number", freeNumbers(sentence.text)),
    ...asProblems("name", foreignNames(sentence.text, grounds.known)),
    ...asProblems("superlative", superlatives(sentence.text)),
    // Why one customer is out can only be said so; those texts are never a model's.
    ...(subject.kind === "customer" ? [] : asProblems("negation", negations(sentence.text))),
    ...asProblems("cause", tellsCauses(sentence, facts) ? [] : causes(sentence.text)),
    ...checkDirections(sentence, facts, subject),
    ...checkSides(sentence, facts, subject),
  ];
}

function asProblems(code: Problem["code"], words: readonly string[]): readonly Problem[] {
  return words.map((word) => ({ code, words: word }));
}

/** Letters that look like others, invisible ones and markup have no place in a plain sentence. */
const ENGLISH = /^[\x20-\x7e“”‘’–—…·]*$/;
const CHINESE = /^[\x20-\x7e\p{Script=Han}“”‘’《》「」『』，。；：、！？（）—…·％]*$/u;
const MARKUP = /[<>[\]`*_|\\~^]|https?:|www\.|^\s*#|^\s*[-•]/i;

function checkCharacters(template: Template, locale: Locale): readonly Problem[] {
  const own = template.replace(/\{[\w.]*\}/g, "");
  const problems: Problem[] = [];
  if (template.length > mostCharacters)
    problems.push({ code: "length", words: `${template.slice(0, 40)}…`, hint: `at most ${mostCharacters}` });
  if (MARKUP.test(own)) problems.push({ code: "characters", words: own });
  const hasHan = /\p{Script=Han}/u.test(own);
  if (locale === "zh" ? !hasHan : hasHan)
    problems.push({ code: "language", words: own, hint: locale === "zh" ? "Chinese" : "English" });
  else if (!(locale === "zh" ? CHINESE : ENGLISH).test(own))
    problems.push({ code: "characters", words: own });
  return problems;
}

/**
 * Words that rest on nothing: a sentence behind the first one, or a stretch between commas that is more than a way of
 * leading in or over. Whatever else a text of the data could make a model say stands there.
 */
function uncited({ text }: Masked): readonly string[] {
  const sentences = text.split(/[.!?;]+(?=\s|$)|[。！？；]/u);
  return sentences.flatMap((sentence) => {
    if (/\p{L}/u.test(sentence) && !sentence.includes(MASK)) return [sentence.trim()];
    return sentence
      .split(/[,，、:：–—]/u)
      .filter((stretch, index) => !stretch.includes(MASK) && isLong(stretch, index === 0 ? 9 : 6))
      .map((stretch) => stretch.trim());
  });
}

function isLong(stretch: string, most: number): boolean {
  const han = stretch.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 2 * most || (stretch.match(/[\p{Script=Latin}\p{N}']+/gu)?.length ?? 0) > most;
}

function checkPlaceholders({ placed }: Masked, grounds: Grounds): readonly Problem[] {
  const wrong = placed.filter((part) => !stands(part, grounds));
  const problems = wrong.map((part): Problem => ({ code: "placeholder", words: wordsOf(part) }));
  const cites = placed.some((part) => part.kind === "fact");
  return cites ? problems : [...problems, { code: "no_fact", words: "" }];
}

function stands(part: Placed, { facts, names, reading }: Grounds): boolean {
  if (part.kind === "unknown") return false;
  if (part.kind === "name") return names[part.name] !== undefined;
  const fact = factById(facts, part.id);
  return fact !== undefined && shownField(fact, part.field, reading) !== undefined;
}

function wordsOf(part: Placed): string {
  if (part.kind === "unknown") return part.text;
  return part.kind === "name" ? `{${part.name}}` : `{${part.id}.${part.field}}`;
}

const EFFECTS: ReadonlySet<Fact["kind"]> = new Set([
  "rule_effect",
  "behavior_effect",
  "population_effect",
  "condition_effect",
]);

/** Whether a sentence cites what made a size change, and so may speak of causes. */
function tellsCauses({ placed }: Masked, facts: readonly Fact[]): boolean {
  return placed.some((part) => {
    const fact = part.kind === "fact" ? factById(facts, part.id) : undefined;
    return fact !== undefined && EFFECTS.has(fact.kind);
  });
}
