import { builtInFormulas } from "#lib/features/built-in.ts";
import { lexiconOf } from "#lib/interpretations/built-in/lexicon.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { readPieces } from "#lib/interpretations/built-in/read.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { figureDeviations } from "#lib/interpretations/llm/check-figures.ts";
import { inventedConditions } from "#lib/interpretations/llm/check-invented.ts";
import { polarityDeviations } from "#lib/interpretations/llm/check-polarity.ts";
import type { Encoding } from "#lib/interpretations/llm/encoding.ts";
import { contentsOf, type RuleContents } from "#lib/interpretations/llm/rule-contents.ts";
import { formsOf, meantNumbers, saidNumbers } from "#lib/interpretations/llm/said-numbers.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type Checked = {
  readonly description: string;
  readonly encoding: Pick<Encoding, "clauses" | "assumptions"> & Partial<Pick<Encoding, "removed">>;
  readonly rule: Rule;
  /** Of a change: what stood in the places of `rule` before. Its figures and values need not be said, and may be. */
  readonly before?: Rule;
  /** Of a change: the words that tell of customers, without "only", "make it" and the like. Left out, all of them. */
  readonly spoken?: readonly string[];
};

/**
 * What a rule says that the description does not, and what the description says that the rule does not, in sentences that
 * whoever wrote the rule can act on. No model is asked: figures, days, values, denials and words are compared one by one.
 */
export function findDeviations(
  { description, encoding, rule, before = EVERYONE, spoken = [description] }: Checked,
  setting: Setting,
): readonly string[] {
  const { text } = normalise(description);
  const pieces = readPieces(text, lexiconOf(setting.catalog), setting);
  const after = withoutTerms(rule, encoding);
  const invented = contentsOf(after, before);
  const whole: Rule = before.kind === "everyone" ? after : { kind: "all", rules: [after, before] };
  const contents = contentsOf(whole);
  const spokenPlaces = spoken.flatMap((words) => placesIn(text, words));
  const isSpoken = (piece: Piece) => isWithin(piece, spokenPlaces);
  const covered = coveredPlaces(text, encoding);
  const isTimed =
    before.kind === "everyone" && encoding.assumptions.length === 0 && covered.byTerms.length === 0;
  const taken = [...covered.byAssumptions, ...covered.byTerms];
  return [
    ...inventedNumbers(text, invented, encoding),
    ...inventedDays(pieces, text, invented, encoding),
    ...inventedTexts(text, invented, encoding),
    ...inventedConditions(pieces, text, after, before, encoding, setting),
    ...lostNumbers(text, contents, [...covered.byTerms, ...clockPlaces(pieces)]),
    ...lostValues(pieces, text, contents, taken),
    ...lostSubjects(pieces, text, { kind: "all", rules: [rule, before] }, covered.byTerms),
    ...lostDenial(pieces, text, contents.hasNegative || before.kind !== "everyone"),
    ...figureDeviations(pieces, text, whole, (piece) => isWithin(piece, taken) || !isSpoken(piece), isTimed),
    ...polarityDeviations(pieces.filter(isSpoken), text, whole),
    ...lostNames(pieces, description, contents, taken),
    ...lostWords(pieces.filter(isSpoken), text, covered.byAll),
  ];
}

const EVERYONE: Rule = { kind: "everyone" };

/** The rule of a shop's own word is an admin's: its figures need not be in the description. */
function withoutTerms(rule: Rule, encoding: Checked["encoding"]): Rule {
  return encoding.clauses.every(({ kind }) => kind === "term") ? EVERYONE : rule;
}

function inventedNumbers(text: string, { numbers }: RuleContents, encoding: Checked["encoding"]): string[] {
  const meant = meantNumbers(text);
  const hasTerms = encoding.clauses.some(({ kind }) => kind === "term");
  return [...new Set(numbers)]
    .filter((value) => !meant.has(value) && !isAssumed(value, text, encoding) && !hasTerms)
    .map((value) => `the number ${value} is neither in the description nor in what was assumed`);
}

/** Assumed with words that are in the description, and said with its figure, so that whoever reads it sees the figure. */
function isAssumed(value: number, text: string, { assumptions }: Checked["encoding"]): boolean {
  return assumptions.some(
    ({ words, assumed }) =>
      isIn(words, text) &&
      saidNumbers(normalise(assumed).text).some((said) => said.value === value || said.value === value * 100),
  );
}

const DAY_KINDS = ["window", "days", "month", "festival", "duration"] as const;

function inventedDays(
  pieces: readonly Piece[],
  text: string,
  { dates }: RuleContents,
  encoding: Checked["encoding"],
): string[] {
  if (dates.length === 0) return [];
  const hasDays = pieces.some((piece) => DAY_KINDS.some((kind) => senseOf(piece, kind)));
  const said = saidNumbers(text);
  return [...new Set(dates)]
    .filter((date) => {
      const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
      // "Born in 1991" is after the last day of 1990; 90后 is the decade.
      const parts = [year, month, day, ...[year - 1, year, year + 1].flatMap((each) => [each, each % 100])];
      const isSaid = said.some(({ value }) => parts.includes(value) || parts.includes((value + 10) % 100));
      const isStated = encoding.assumptions.some(
        ({ words, assumed }) => isIn(words, text) && assumed.includes(date),
      );
      return !hasDays && !isSaid && !isStated;
    })
    .map((date) => `the day ${date} is neither in the description nor in what was assumed`);
}

function inventedTexts(text: string, { needles }: RuleContents, encoding: Checked["encoding"]): string[] {
  return needles
    .filter(
      (needle) =>
        !isIn(needle, text) && !encoding.assumptions.some(({ assumed }) => assumed.includes(needle)),
    )
    .map((needle) => `the text ${JSON.stringify(needle)} is not in the description`);
}

function lostNumbers(text: string, contents: RuleContents, byTerms: readonly Stretch[]): string[] {
  const { numbers, dates, texts, needles, hasCalendar } = contents;
  const inDays = dates.flatMap((date) => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    return [
      year,
      year % 100,
      month,
      day,
      month * 100 + day,
      Math.ceil(month / 3),
      Math.floor((year % 100) / 10) * 10,
    ];
  });
  const kept = new Set([...numbers, ...inDays]);
  return saidNumbers(text)
    .filter(({ words, value, others, isPlain }) => {
      if (!isPlain || value <= 1 || isCovered(text, words, byTerms)) return false;
      const isInText = [...texts, ...needles].some((each) => each.includes(words));
      const isCalendar = hasCalendar && ((value >= 1900 && value <= 2100) || value <= 12);
      return (
        !isInText &&
        !isCalendar &&
        ![...formsOf({ value, others }), value / 10].some((form) => kept.has(form))
      );
    })
    .map(({ words }) => `the description says "${words}", and no clause does`);
}

/** "After 10 pm" is an hour of the day; figures of hours are compared by check-figures.ts. */
function clockPlaces(pieces: readonly Piece[]): readonly Stretch[] {
  return pieces.filter(({ senses }) => senses.some(isClock));
}

function isClock(sense: Piece["senses"][number]): boolean {
  if (sense.k === "filter") return sense.filters.some(({ property }) => property === "$hour");
  return sense.k === "clock" || sense.k === "daytime";
}

function lostValues(
  pieces: readonly Piece[],
  text: string,
  { texts, needles }: RuleContents,
  byAssumptions: readonly Stretch[],
): string[] {
  return pieces
    .filter((piece) => piece.senses[0]?.k === "values" && !isWithin(piece, byAssumptions))
    .filter((piece) => {
      const values = senseOf(piece, "values")?.values ?? [];
      const said = text.slice(piece.from, piece.to);
      return (
        !values.some(({ value }) => texts.includes(value)) &&
        ![...texts, ...needles].some(
          (each) => each.toLowerCase().includes(said) || said.includes(each.toLowerCase()),
        )
      );
    })
    .map((piece) => `"${text.slice(piece.from, piece.to)}" is a value of the catalog, and no clause has it`);
}

/** What an event, a trait or a usual phrase of the description looks at must be looked at by the rule too. */
function lostSubjects(
  pieces: readonly Piece[],
  text: string,
  rule: Rule,
  byTerms: readonly Stretch[],
): string[] {
  const { events, traits, features } = dependsOn(rule, { formulas: builtInFormulas });
  const isRead = (names: readonly string[]) =>
    names.some((name) => name === "*" || events.has(name) || traits.has(name) || features.has(name)) ||
    events.has("*");
  return pieces
    .filter((piece) => {
      const names = isWithin(piece, byTerms) ? [] : namesOf(piece);
      return names.length > 0 && !isRead(names);
    })
    .map((piece) => `"${text.slice(piece.from, piece.to)}" is looked at by no clause`);
}

function namesOf(piece: Piece): readonly string[] {
  const [first] = piece.senses;
  if (first?.k === "event") return piece.senses.flatMap((sense) => (sense.k === "event" ? sense.events : []));
  if (first?.k === "trait" && piece.senses.length === 1) return [first.trait];
  if (first?.k !== "condition" || first.isVague || first.note !== undefined) return [];
  const { events, traits, features } = dependsOn(first.rule, { formulas: builtInFormulas });
  return [...events, ...traits, ...features];
}

/** Denials that the grammar reads as a part of something else, or not at all. */
const DENIED =
  /\b(?:unless|zero|0 orders|excluding|(?:everyone|everybody|all) but)\b|排除|除外|以外|未下|还没|从没|从未/u;

function lostDenial(pieces: readonly Piece[], text: string, hasNegative: boolean): string[] {
  const piece = pieces.find(
    (each) => hasWord(each, "not", "except", "neither") || senseOf(each, "values")?.isNegated === true,
  );
  const denial = piece ? text.slice(piece.from, piece.to) : DENIED.exec(text)?.[0];
  return denial !== undefined && !hasNegative ? [`"${denial}" denies something, and the rule does not`] : [];
}

/**
 * A word that nobody knows and that is written as a name must be a text of the rule, stand there in another form (Spain, ES),
 * or be spoken for.
 */
function lostNames(
  pieces: readonly Piece[],
  typed: string,
  { texts, needles }: RuleContents,
  taken: readonly Stretch[],
): string[] {
  const { text, places } = normalise(typed);
  const held = [...texts, ...needles].map((each) => each.toLowerCase());
  const known = pieces.flatMap((piece) => senseOf(piece, "values")?.values.map(({ value }) => value) ?? []);
  const translated = texts.filter((each) => !known.includes(each) && !text.includes(each.toLowerCase()));
  const names = pieces
    .filter(({ senses, from }) => {
      const at = places[from] ?? 0;
      return senses[0]?.k === "unknown" && at > 0 && /^\p{Lu}\p{Ll}{2}/u.test(typed.slice(at, at + 3));
    })
    .filter((piece) => !isWithin(piece, taken))
    // Names of several words are one.
    .filter((piece, index, all) => all[index - 1]?.to !== piece.from - 1)
    .map((piece) => text.slice(piece.from, piece.to))
    .filter((said) => !held.some((each) => each.includes(said) || said.includes(each)));
  return names.length <= translated.length
    ? []
    : names.map(
        (said) => `"${said}" is no word of the catalog: which clause is it in, or what was assumed for it?`,
      );
}

function lostWords(pieces: readonly Piece[], text: string, byAll: readonly Stretch[]): string[] {
  return pieces
    .filter((piece) => piece.senses.some(({ k }) => k !== "filler" && k !== "w") && !isFiller(piece))
    .filter((piece) => !isWithin(piece, byAll))
    .map(
      (piece) =>
        `"${text.slice(piece.from, piece.to)}" is in the words of no clause and no assumption: what became of it?`,
    );
}

function isFiller(piece: Piece): boolean {
  return piece.senses.some(({ k }) => k === "filler") && piece.senses[0]?.k !== "values";
}

type Stretch = { readonly from: number; readonly to: number };

/** Where the words of clauses and assumptions are in the description; words that are not there cover nothing. */
function coveredPlaces(text: string, { clauses, assumptions, removed = [] }: Checked["encoding"]) {
  const placesOf = (all: readonly { words: string }[]) => all.flatMap(({ words }) => placesIn(text, words));
  return {
    byAll: placesOf([...clauses, ...assumptions, ...removed]),
    byAssumptions: placesOf(assumptions),
    byTerms: placesOf(clauses.filter(({ kind }) => ["term", "segment", "list"].includes(kind))),
  };
}

function placesIn(text: string, words: string): Stretch[] {
  const wanted = normalise(words).text.trim();
  const found: Stretch[] = [];
  if (wanted === "") return found;
  for (let from = text.indexOf(wanted); from !== -1; from = text.indexOf(wanted, from + 1)) {
    found.push({ from, to: from + wanted.length });
  }
  return found;
}

function isIn(words: string, text: string): boolean {
  return placesIn(text, words).length > 0;
}

function isCovered(text: string, words: string, stretches: readonly Stretch[]): boolean {
  return placesIn(text, words).some((place) => isWithin(place, stretches));
}

/** Whether some stretch shares more than a blank with a place. */
function isWithin({ from, to }: Stretch, stretches: readonly Stretch[]): boolean {
  return stretches.some(
    (each) => Math.min(each.to, to) - Math.max(each.from, from) >= Math.min(to - from, 2),
  );
}
