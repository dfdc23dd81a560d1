import { CODE_MARK, normalise, WORDS_NOT_CODES } from "#lib/interpretations/built-in/normalise.ts";
import type { KnownValue, Sense, Target } from "#lib/interpretations/built-in/sense.ts";
import { MONTHLY_MAILINGS } from "#lib/interpretations/built-in/words/campaigns.ts";
import { fixedWords } from "#lib/interpretations/built-in/words/fixed.ts";
import { vagueWords } from "#lib/interpretations/built-in/words/loose.ts";
import { CHINESE_PAGES, FRONT_PAGE, IS_PRODUCT_ID } from "#lib/interpretations/built-in/words/pages.ts";
import { SAME_VALUES, VALUE_GROUPS } from "#lib/interpretations/built-in/words/places.ts";
import { toSimplified } from "#lib/interpretations/built-in/words/traditional.ts";
import type { LanguageCatalog } from "#lib/interpretations/catalog.ts";

export type LexiconEntry = {
  readonly form: string;
  readonly senses: readonly Sense[];
  /** A word of the shop's own: a value, a name. Only these are looked for behind spelling mistakes of short words. */
  readonly isCatalog: boolean;
};

/** All words that can be read: by their first two characters (the only one, of one character), and by the whole. */
export type Lexicon = {
  readonly byStart: ReadonlyMap<string, readonly LexiconEntry[]>;
  readonly byForm: ReadonlyMap<string, LexiconEntry>;
};

type Draft = Map<string, { senses: Sense[]; isCatalog: boolean }>;

const lexicons = new WeakMap<LanguageCatalog, Lexicon>();

/** The lexicon of a catalog: its own words first, then the fixed ones. Made once a catalog. */
export function lexiconOf(catalog: LanguageCatalog): Lexicon {
  const known = lexicons.get(catalog);
  if (known) return known;
  const made = build(catalog);
  lexicons.set(catalog, made);
  return made;
}

function build(catalog: LanguageCatalog): Lexicon {
  const draft: Draft = new Map();
  for (const { words, rule } of catalog.glossary) {
    for (const form of definedForms(words))
      add(draft, form, [{ k: "condition", rule, note: "glossary" }], true);
  }
  addValues(draft, catalog);
  for (const [key, senses] of fixedForms()) addKey(draft, key, senses, false);
  addNames(draft, catalog);
  const byForm = new Map<string, LexiconEntry>();
  const byStart = new Map<string, LexiconEntry[]>();
  for (const [form, { senses, isCatalog }] of draft) {
    const entry = { form, senses, isCatalog };
    byForm.set(form, entry);
    const start = form.slice(0, 2);
    const same = byStart.get(start);
    if (same) same.push(entry);
    else byStart.set(start, [entry]);
  }
  return { byStart, byForm };
}

/**
 * All forms of the shop's words: their plurals, and the longer phrases that a default would answer for and that hold
 * one of them: whoever defines "VIP" has also said what "VIP customers" are.
 */
function definedForms(words: readonly string[]): readonly string[] {
  const keys = words.map((word) => normalise(word.toLowerCase()).text.trim());
  const own = keys.flatMap((key) => (/^[a-z][a-z '&-]*[a-z]$/u.test(key) ? [key, ...numbersOf(key)] : [key]));
  const wider = vagueWords
    .map(({ forms }) => formsOf(forms))
    .filter((forms) => forms.some((form) => own.includes(form)))
    .flat()
    .filter((form) => own.some((key) => holdsWord(form, key)));
  return [...new Set([...own, ...wider])];
}

function holdsWord(phrase: string, word: string): boolean {
  return /\p{Script=Han}/u.test(phrase) ? phrase.includes(word) : ` ${phrase} `.includes(` ${word} `);
}

/** "|" alone parts forms, so that no form can hold it. */
function formsOf(forms: string): readonly string[] {
  return forms.split("|").filter((form) => form !== "");
}

let fixed: readonly (readonly [string, readonly Sense[]])[] | undefined;

/** The fixed words as they are read: the same for every catalog, and too many to be normalised for each. */
function fixedForms(): readonly (readonly [string, readonly Sense[]])[] {
  fixed ??= fixedWords.flatMap(({ forms, senses }) =>
    formsOf(forms).map((form) => [keyOf(form), senses] as const),
  );
  return fixed;
}

/** What normalising leaves as it is, which most words are. */
const IS_NORMAL = /^[a-z0-9\u4e00-\u9fff'&%#$.+-]+(?: [a-z0-9\u4e00-\u9fff'&%#$.+-]+)*$/u;

const HAN = /[\u4e00-\u9fff]/u;

export function keyOf(form: string): string {
  if (form.endsWith(CODE_MARK) || IS_NORMAL.test(form)) return HAN.test(form) ? toSimplified(form) : form;
  return normalise(form).text.trim();
}

function add(draft: Draft, form: string, senses: readonly Sense[], isCatalog: boolean): void {
  addKey(draft, keyOf(form), senses, isCatalog);
}

function addKey(draft: Draft, key: string, senses: readonly Sense[], isCatalog: boolean): void {
  if (key === "") return;
  const known = draft.get(key);
  if (!known) {
    draft.set(key, { senses: [...senses], isCatalog });
    return;
  }
  for (const sense of senses) {
    const values = known.senses.find((each) => each.k === "values");
    if (sense.k === "values" && values?.k === "values") {
      const merged = [
        ...values.values,
        ...sense.values.filter((value) => !values.values.some((each) => isSame(each, value))),
      ];
      known.senses[known.senses.indexOf(values)] = { ...values, values: merged };
    } else known.senses.push(sense);
  }
}

function isSame(a: KnownValue, b: KnownValue): boolean {
  return a.value === b.value && JSON.stringify(a.target) === JSON.stringify(b.target);
}

/** Traits that name a person: their values are looked for only where the trait is named. */
const PERSONAL = new Set([
  "email",
  "phone",
  "first_name",
  "last_name",
  "postal_code",
  "birth_date",
  "signed_up_at",
]);
/** Properties whose values are no words for things. */
const IDS = /(_id|^id|^url|^path|^query|^currency|^order_id|^title|_at|image|sku)$/u;

function addValues(draft: Draft, catalog: LanguageCatalog): void {
  const byKey = new Map<string, KnownValue[]>();
  const note = (value: string, target: Target) => {
    const key = keyOf(value.toLowerCase());
    if (key === "/") {
      for (const form of FRONT_PAGE) add(draft, form, [{ k: "values", values: [{ value, target }] }], true);
      return;
    }
    if (key === "" || /^[\d.,/:-]+$/u.test(key)) return;
    const values = byKey.get(key) ?? [];
    byKey.set(key, values);
    values.push({ value, target });
  };
  for (const [trait, { texts }] of catalog.traits) {
    if (!PERSONAL.has(trait)) for (const text of texts) note(text, { kind: "trait", trait });
  }
  for (const [property, [events, texts]] of propertiesOf(catalog)) {
    for (const text of texts) note(text, { kind: "property", property, events });
  }
  for (const [trait, texts] of USUAL_VALUES) {
    // Before anything is known of a shop, its first words are read with the usual values.
    if ((catalog.traits.get(trait)?.texts.size ?? 0) === 0)
      for (const text of texts) note(text, { kind: "trait", trait });
  }
  for (const [key, values] of byKey) {
    for (const form of spellings(key, values)) add(draft, form, [{ k: "values", values }], true);
  }
  addSynonyms(draft, byKey);
}

function propertiesOf(catalog: LanguageCatalog): Map<string, [string[], Set<string>]> {
  const merged = new Map<string, [string[], Set<string>]>();
  for (const [event, properties] of catalog.properties) {
    for (const [property, { texts }] of properties) {
      const isPath = property === "path";
      if ((IDS.test(property) && !isPath && property !== "product_id") || texts.size === 0) continue;
      const [events, values] = merged.get(property) ?? [[], new Set<string>()];
      merged.set(property, [events, values]);
      events.push(event);
      // Of products, ids with letters and figures: "p16"; figures alone are figures.
      for (const text of texts) if (property !== "product_id" || IS_PRODUCT_ID.test(text)) values.add(text);
    }
  }
  return merged;
}

const USUAL_VALUES = [
  ["gender", ["female", "male"]],
  ["country", ["US", "GB", "DE", "FR", "ES", "IT", "CA", "CN", "JP", "IN", "AT", "CH", "NL", "BE"]],
] as const;

const CODE_TRAITS = new Set(["country", "language"]);

/** A value as it is, and its singular or plural. Two-letter codes of languages are no words ("it", "de" are, in text). */
function spellings(key: string, values: readonly KnownValue[]): readonly string[] {
  const isCode =
    key.length === 2 &&
    values.every(({ target }) => target.kind === "trait" && CODE_TRAITS.has(target.trait));
  if (isCode && WORDS_NOT_CODES.has(key)) return [`${key}${CODE_MARK}`];
  // "summer_sale" is said as two words.
  const said = /^[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+$/u.test(key) ? [key.replaceAll("_", " ")] : [];
  // "our help page" is "/help".
  const page = /^\/([a-z]+)$/u.exec(key)?.[1];
  if (page !== undefined)
    return [
      key,
      `${page} page`,
      `${key} page`,
      `the ${page} page`,
      `the ${key} page`,
      ...(CHINESE_PAGES[page] ?? []),
    ];
  if (!/^[a-z][a-z '&-]{2,}$/u.test(key)) return [key, ...said];
  return [key, ...numbersOf(key)];
}

function numbersOf(word: string): readonly string[] {
  if (/(ss|us)$/u.test(word)) return [`${word}es`];
  if (/ies$/u.test(word)) return [`${word.slice(0, -3)}y`];
  if (/(ches|shes|sses|xes)$/u.test(word)) return [word.slice(0, -2)];
  if (/s$/u.test(word)) return [word.slice(0, -1)];
  if (/[^aeiou]y$/u.test(word)) return [`${word.slice(0, -1)}ies`];
  return [`${word}s`];
}

function addSynonyms(draft: Draft, byKey: ReadonlyMap<string, readonly KnownValue[]>): void {
  for (const group of [...SAME_VALUES, ...MONTHLY_MAILINGS]) {
    const names = group.map((name) => keyOf(name.toLowerCase()));
    const [code = ""] = names;
    const isCode = /^[a-z]{2}$/u.test(code);
    // A group of a country or language goes by its code alone: "German" is both "DE" and "de".
    const isLanguage = group[0] === code && isCode;
    const values = names
      .flatMap((name) => byKey.get(name) ?? [])
      .filter(({ value, target }) => !isCode || group.includes(value) || target.kind !== "trait");
    const kept = isLanguage
      ? values.filter(({ target }) => target.kind === "trait" && target.trait === "language")
      : values.filter(({ target }) => !isCode || !isOfLanguage(target));
    if (kept.length === 0) continue;
    for (const name of group)
      add(
        draft,
        WORDS_NOT_CODES.has(name.toLowerCase()) ? `${name.toLowerCase()}${CODE_MARK}` : name,
        [{ k: "values", values: kept }],
        true,
      );
  }
  for (const [name, members] of Object.entries(VALUE_GROUPS)) {
    const values = members
      .flatMap((member) => byKey.get(keyOf(member.toLowerCase())) ?? [])
      .filter(({ target }) => target.kind === "trait");
    const traits = new Set(values.map(({ target }) => (target.kind === "trait" ? target.trait : "")));
    const trait = ["province", "country", "city"]
      .filter((each) => traits.has(each))
      .map((each) => values.filter(({ target }) => target.kind === "trait" && target.trait === each))
      .toSorted((a, b) => b.length - a.length)[0];
    if (trait && trait.length > 0) add(draft, name, [{ k: "values", values: trait, join: "all" }], true);
  }
}

/** A language, of a customer or of what they did: its code may be a country's too. */
function isOfLanguage(target: Target): boolean {
  return (target.kind === "trait" ? target.trait : target.property) === "language";
}

/** Events and traits go by what the shop calls them, custom ones by their names; boolean traits are said by name alone. */
function addNames(draft: Draft, catalog: LanguageCatalog): void {
  for (const { kind, name, words } of catalog.ownNames) {
    const sense: Sense =
      kind === "event" ? { k: "event", events: [name], noun: true } : traitSense(name, catalog);
    for (const word of words) if (!draft.has(word.toLowerCase())) add(draft, word, [sense], true);
  }
  for (const event of catalog.events) {
    const name = event.replaceAll("_", " ");
    if (!draft.has(name)) add(draft, name, [{ k: "event", events: [event], noun: true }], true);
    if (event.includes("_")) add(draft, event, [{ k: "event", events: [event], noun: true }], true);
  }
  for (const trait of catalog.traits.keys()) {
    const name = trait.replaceAll("_", " ");
    const sense = traitSense(trait, catalog);
    if (!draft.has(name) || trait.includes("_")) add(draft, trait, [sense], true);
    if (!draft.has(name)) add(draft, name, [sense], true);
  }
}

/** A trait by its name; one that holds nothing but yes and no may be said like that alone. */
function traitSense(trait: string, catalog: LanguageCatalog): Sense {
  const known = catalog.traits.get(trait);
  const isEmpty = !known || (known.texts.size === 0 && !known.hasNumbers);
  const isYesOrNo = isEmpty && (known?.hasBooleans === true || trait.endsWith("_consent"));
  return { k: "trait", trait, ...(isYesOrNo && { isYesOrNo }) };
}
