import type { FactField, SubjectName, Template } from "#lib/explanations/template.ts";
import { parseTemplate } from "#lib/explanations/template.ts";

/** Stands where a placeholder stood; no text may hold it. */
export const MASK = "\uE000";

export type Placed =
  | { readonly kind: "fact"; readonly at: number; readonly id: string; readonly field: FactField }
  | { readonly kind: "name"; readonly at: number; readonly name: SubjectName }
  | { readonly kind: "unknown"; readonly at: number; readonly text: string };

/** A sentence as the checks read it: its own words with a mask for each placeholder, and what stood there. */
export type Masked = { readonly text: string; readonly placed: readonly Placed[] };

/**
 * Texts are in NFKC, where full-width digits and signs are the plain ones, with accents taken off, so that no spelling
 * escapes the word lists.
 */
export function masked(template: Template): Masked {
  let text = "";
  const placed: Placed[] = [];
  for (const part of parseTemplate(template)) {
    if (part.kind === "text") {
      text += plain(part.text);
      continue;
    }
    placed.push({ ...part, at: text.length });
    text += MASK;
  }
  return { text, placed };
}

export type Clause = { readonly from: number; readonly to: number };

/** Where a clause ends: at punctuation, and at words that set one thing against or beside another. */
const CLAUSE_END =
  /[,;:.!?()，；：。！？（）、]|\b(?:and|but|while|where|whereas|although)\b|而|但是?|且|并/gi;

export function clausesOf({ text }: Masked): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(CLAUSE_END)) {
    clauses.push({ from, to: index });
    from = index + end.length;
  }
  return [...clauses, { from, to: text.length }];
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .normalize("NFKC");
}
