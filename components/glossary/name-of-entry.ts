import type { GlossaryEntry, GlossaryLocale } from "#lib/glossary/schema.ts";

/** What a definition is called: its first word in the reader's language, or in the other one. */
export function nameOfEntry({ words }: Pick<GlossaryEntry, "words">, locale: GlossaryLocale): string {
  return words[locale][0] ?? words.en[0] ?? words.zh[0] ?? "";
}
