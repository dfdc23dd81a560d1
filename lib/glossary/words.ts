import { type GlossaryLocale, type GlossaryWords, glossaryLocales } from "#lib/glossary/schema.ts";

/** Two words are the same one if their keys are: neither width, case nor runs of blanks tell them apart. */
export function wordKey(word: string): string {
  return word.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** The words with each of a language's own only once, as it was typed first. */
export function distinctWords(words: GlossaryWords): GlossaryWords {
  const once = (list: readonly string[]) => [
    ...new Map(list.toReversed().map((word) => [wordKey(word), word])).values(),
  ];
  return { en: once(words.en).toReversed(), zh: once(words.zh).toReversed() };
}

export type KeyedWord = {
  readonly locale: GlossaryLocale;
  readonly key: string;
  readonly word: string;
  readonly place: number;
};

export function keyedWords(words: GlossaryWords): readonly KeyedWord[] {
  return glossaryLocales.flatMap((locale) =>
    words[locale].map((word, place) => ({ locale, key: wordKey(word), word, place })),
  );
}
