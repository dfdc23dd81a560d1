import type { Fact } from "#lib/explanations/fact.ts";
import { type Reading, shownField } from "#lib/explanations/figures.ts";
import type { Sentence, SentencePart } from "#lib/explanations/schema.ts";
import {
  citedIds,
  factById,
  parseTemplate,
  type SubjectName,
  type Template,
} from "#lib/explanations/template.ts";

export type SubjectNames = Readonly<Partial<Record<SubjectName, string>>>;

/**
 * Puts figures and names into a template that was checked. Throws if it points at something that is not there: no text
 * may have a hole.
 */
export function renderSentence(
  template: Template,
  facts: readonly Fact[],
  names: SubjectNames,
  reading: Reading,
): Sentence {
  const parts = parseTemplate(template).map((part): SentencePart => {
    switch (part.kind) {
      case "text":
        return { text: part.text, fact: null, field: null };
      case "name":
        return { text: present(names[part.name], template), fact: null, field: null };
      case "fact": {
        const fact = factById(facts, part.id);
        const text = present(fact && shownField(fact, part.field, reading), template);
        return { text, fact: part.id, field: part.field };
      }
      default:
        return { text: present(undefined, template), fact: null, field: null };
    }
  });
  const isEnglish = reading.format.settings.locale === "en";
  return { parts: isEnglish ? begunLarge(parts) : parts, facts: [...citedIds(template)] };
}

/** The whole sentence as text. */
export function sentenceText({ parts }: Pick<Sentence, "parts">): string {
  return parts.map(({ text }) => text).join("");
}

function present(text: string | undefined, template: Template): string {
  if (text === undefined) throw new Error(`The text points at something that is not there: ${template}`);
  return text;
}

function begunLarge([first, ...rest]: readonly SentencePart[]): SentencePart[] {
  if (!first) return [];
  return [{ ...first, text: first.text.slice(0, 1).toUpperCase() + first.text.slice(1) }, ...rest];
}
