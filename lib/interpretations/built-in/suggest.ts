import { defaultsOf } from "#lib/interpretations/built-in/defaults.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { keyOf } from "#lib/interpretations/built-in/lexicon.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { PHRASES } from "#lib/interpretations/built-in/phrases.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import { vagueWords } from "#lib/interpretations/built-in/words/loose.ts";
import type { LanguageCatalog } from "#lib/interpretations/catalog.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type SuggestionKind = "glossary" | "value" | "phrase" | "word";

/** What can be put in place of a stretch of the text, and what it would mean. */
export type Suggestion = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: SuggestionKind;
  readonly meaning: string;
};

type Candidate = {
  readonly key: string;
  /** Of several words for the same only one is offered. */
  readonly group: string;
  readonly text: string;
  readonly kind: SuggestionKind;
  readonly meaning: (setting: Setting) => string;
};

const MOST = 8;
/** How many words, or Chinese characters, before the cursor can be the beginning of one suggestion. */
const REACH = { words: 5, characters: 8 };
const HAN = /\p{Script=Han}/u;
const ORDER: readonly SuggestionKind[] = ["glossary", "value", "phrase", "word"];

/** What may be meant by the words that end at the cursor; none in the middle of something that nothing begins with. */
export function suggest(text: string, cursor: number, setting: Setting): readonly Suggestion[] {
  const candidates = candidatesOf(setting.catalog, setting.locale);
  const found = new Map<string, Suggestion>();
  for (const from of startsBefore(text, cursor)) {
    const typed = normalise(text.slice(from, cursor)).text.trimStart();
    if (typed === "" || (!HAN.test(typed) && typed.length < 2)) continue;
    for (const candidate of beginningWith(candidates, typed)) {
      if (found.size >= MOST) return [...found.values()];
      if (found.has(candidate.group)) continue;
      const meaning = candidate.meaning(setting);
      const { group, text: words, kind } = candidate;
      if (meaning !== "") found.set(group, { from, to: cursor, text: words, kind, meaning });
    }
  }
  return [...found.values()];
}

/** Where words that end at the cursor begin, the farthest first. */
function startsBefore(text: string, cursor: number): readonly number[] {
  const starts: number[] = [];
  let words = 0;
  for (let at = cursor - 1; at >= 0 && words < REACH.words && cursor - at <= 60; at -= 1) {
    const here = text[at] ?? "";
    const before = text[at - 1] ?? " ";
    if (/[,;.，。；、]/u.test(here)) break;
    const isHan = HAN.test(here);
    if (isHan && cursor - at <= REACH.characters) starts.push(at);
    if (
      !isHan &&
      here !== " " &&
      (/[\s(（]/u.test(before) || HAN.test(before) || /[,;，；、]/u.test(before))
    ) {
      starts.push(at);
      words += 1;
    }
  }
  return starts.toReversed();
}

/** Candidates are sorted by their keys: those that begin with what was typed lie together. */
function beginningWith(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  let [low, high] = [0, candidates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle]?.key ?? "") < typed) low = middle + 1;
    else high = middle;
  }
  const found: Candidate[] = [];
  for (let at = low; at < candidates.length && found.length < 200; at += 1) {
    const candidate = candidates[at];
    if (!candidate?.key.startsWith(typed)) break;
    if (candidate.key !== typed) found.push(candidate);
  }
  const place = ({ kind }: Candidate) => ORDER.indexOf(kind);
  return found.toSorted((a, b) => place(a) - place(b) || a.key.length - b.key.length);
}

const known = new WeakMap<LanguageCatalog, Map<Setting["locale"], readonly Candidate[]>>();

function candidatesOf(catalog: LanguageCatalog, locale: Setting["locale"]): readonly Candidate[] {
  const ofCatalog = known.get(catalog) ?? new Map<Setting["locale"], readonly Candidate[]>();
  known.set(catalog, ofCatalog);
  const made = ofCatalog.get(locale) ?? makeCandidates(catalog, locale);
  ofCatalog.set(locale, made);
  return made;
}

function makeCandidates(catalog: LanguageCatalog, locale: Setting["locale"]): readonly Candidate[] {
  const byKey = new Map<string, Candidate>();
  const add = (text: string, kind: SuggestionKind, meaning: Candidate["meaning"], group?: string) => {
    const key = keyOf(text.toLowerCase());
    if (key.length > 1 && !byKey.has(key)) byKey.set(key, { key, group: group ?? key, text, kind, meaning });
  };
  const saying = (rule: Rule) => (setting: Setting) => restateClause(rule, restateOptions(setting)).text;
  for (const { words, rule } of catalog.glossary)
    for (const word of words) add(word, "glossary", saying(rule));
  for (const [trait, { texts }] of catalog.traits) {
    if (UNSAID.test(trait)) continue;
    for (const value of texts)
      add(spoken(value), "value", saying({ kind: "trait", trait, op: "is", value: [value] }));
  }
  for (const [event, properties] of [...catalog.properties].toSorted(ordersFirst)) {
    for (const [property, { texts }] of properties) {
      if (UNSAID.test(property)) continue;
      for (const value of texts) {
        const where = [{ property, op: "is" as const, value: [value] }];
        add(
          spoken(value),
          "value",
          saying({ kind: "measure", measure: { of: "count", event, where }, op: "gte", value: 1 }),
        );
      }
    }
  }
  for (const phrase of PHRASES[locale]) add(phrase, "phrase", meaningOf(phrase));
  for (const { forms, senses } of vagueWords) {
    const [sense] = senses;
    if (sense?.k !== "vague") continue;
    const isOurs = (form: string) => HAN.test(form) === (locale === "zh");
    const meaning = (setting: Setting) => defaultsOf(sense.vague, setting)?.[0].label ?? "";
    for (const word of forms.split("|").filter(isOurs)) add(word, "word", meaning, `word ${sense.vague}`);
  }
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** "summer_sale" as it is said; the interpreter reads either. */
function spoken(value: string): string {
  return /^[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+$/u.test(value) ? value.replaceAll("_", " ") : value;
}

/** Values that name a person, an order or a page are no words for a group of customers. */
const UNSAID = /(_id|^id|url|path|query|currency|title|_at|date|image|sku|email|phone|name|postal_code)$/u;

function ordersFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Number(b === "order_completed") - Number(a === "order_completed");
}

/** What a phrase means is worked out once a catalog: the same words are offered at every keystroke. */
function meaningOf(phrase: string): Candidate["meaning"] {
  let meaning: string | undefined;
  return (setting) => {
    if (meaning !== undefined) return meaning;
    const read = interpretBuiltIn(phrase, setting);
    meaning = read.outcome === "rule" ? restateClause(read.rule, restateOptions(setting)).text : "";
    return meaning;
  };
}
