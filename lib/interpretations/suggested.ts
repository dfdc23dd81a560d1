import { DESCRIPTION_LENGTH } from "#lib/interpretations/answer-schema.ts";
import type { Suggestion } from "#lib/interpretations/built-in/suggest.ts";

/** A text that is being typed, and where the next character will stand. */
export type Typed = { readonly text: string; readonly cursor: number };

/**
 * Which suggestions for what was typed before still go on from what is typed now. So a list narrows at a keystroke, and need
 * not close until the next answer is here.
 */
export function narrow(suggestions: readonly Suggestion[], before: Typed, now: Typed): readonly Suggestion[] {
  if (before.text === now.text && before.cursor === now.cursor) return suggestions;
  return suggestions.flatMap((suggestion) => {
    const { from, text } = suggestion;
    const begun = now.text.slice(from, now.cursor).toLowerCase();
    const isSamePlace = now.cursor > from && now.text.slice(0, from) === before.text.slice(0, from);
    const isBegun = text.length > begun.length && text.toLowerCase().startsWith(begun);
    return isSamePlace && isBegun ? [{ ...suggestion, to: now.cursor }] : [];
  });
}

/** The text with a suggestion in it and the cursor behind that; the text as it was where there is no room for it. */
export function take({ text, cursor }: Typed, suggestion: Suggestion): Typed {
  const before = text.slice(0, suggestion.from) + suggestion.text;
  const taken = before + text.slice(suggestion.to);
  return taken.length > DESCRIPTION_LENGTH ? { text, cursor } : { text: taken, cursor: before.length };
}
