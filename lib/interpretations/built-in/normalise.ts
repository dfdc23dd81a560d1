import { asides, courtesies } from "#lib/interpretations/built-in/letters.ts";
import { layoutOf } from "#lib/interpretations/built-in/lines.ts";
import { meanings } from "#lib/interpretations/built-in/meanings.ts";
import { simplified, toSimplified } from "#lib/interpretations/built-in/words/traditional.ts";
import { toComparable } from "#lib/std/text.ts";

/** The description as it is read, and for each of its code units the place in the typed text that it comes from. */
export type Normalised = { readonly text: string; readonly places: readonly number[] };

/** Marks that look alike: one of each is enough for the lexicon. */
const ALIKE: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "「": '"',
  "」": '"',
  "『": '"',
  "』": '"',
  "《": '"',
  "》": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "~": "-",
  "〜": "-",
  "≥": ">=",
  "≧": ">=",
  "≤": "<=",
  "≦": "<=",
  "。": ".",
  "【": "(",
  "】": ")",
  "[": "(",
  "]": ")",
  "﹪": "%",
};

const INVISIBLE = /[\p{Cf}\p{Cc}]/u;

/**
 * NFKC (full-width characters become plain ones), lower case, simplified characters, one kind of quote and dash, runs of blanks as one,
 * invisible characters left out. `skipped`: how much of its beginning is not read; `passed`: what else is not.
 */
export function normalise(
  typed: string,
  skipped = 0,
  passed: readonly { readonly from: number; readonly to: number }[] = [],
): Normalised {
  let text = "";
  const places: number[] = [];
  const codes = codeEnds(typed);
  const plain = toSimplified(typed);
  const { marks, breaks, joint, deniedFrom } = layoutOf(plain);
  const meant = meanings(typed);
  const left = [...marks, ...courtesies(plain), ...asides(plain), ...passed, ...meant];
  const insert = (words: string, at: number) => {
    text += words;
    for (let index = 0; index < words.length; index += 1) places.push(at);
  };
  let place = 0;
  for (const character of typed) {
    if (meant.some(({ end }) => end === place)) insert(")", place);
    if (place >= skipped && meant.some(({ from }) => from === place)) insert(" (", place);
    const isMark = place < skipped || left.some(({ from, to }) => from <= place && place < to);
    if (place === deniedFrom) insert(" not (", place);
    else if (breaks.has(place) && text !== "") {
      insert(joint, place);
    }
    const folded = isMark ? "" : foldCharacter(character);
    const isDoubleBlank = folded === " " && (text === "" || text.endsWith(" "));
    if (!isDoubleBlank) {
      text += folded;
      for (let index = 0; index < folded.length; index += 1) places.push(place);
    }
    place += character.length;
    if (codes.has(place)) {
      text += CODE_MARK;
      places.push(place);
    }
  }
  if (meant.some(({ end }) => end === typed.length)) insert(")", typed.length);
  if (deniedFrom !== undefined) insert(")", typed.length);
  places.push(typed.length);
  return { text: everyOne(text), places };
}

/** 月月 for 每月: every one of them. Places stay as they are: no letter more or less. */
function everyOne(text: string): string {
  return text.replace(/(?<!个)月月|(?<=个月)月月|周周|天天|年年|季季/gu, (word) => `每${word[0]}`);
}

/** Behind codes that are words in lower case: AT is Austria, "at" is not. Never in typed text, which loses such characters. */
export const CODE_MARK = "\u0001";
export const WORDS_NOT_CODES: ReadonlySet<string> = new Set([
  "in",
  "it",
  "at",
  "no",
  "is",
  "be",
  "my",
  "me",
  "to",
  "so",
  "do",
  "as",
  "m",
  "f",
]);

function codeEnds(typed: string): ReadonlySet<number> {
  const ends = new Set<number>();
  if (typed === typed.toUpperCase() && typed.length > 12) return ends;
  for (const match of typed.matchAll(/(?<![\p{L}\p{N}])\p{Lu}{2}(?![\p{L}\p{N}])/gu)) {
    if (WORDS_NOT_CODES.has(match[0].toLowerCase())) ends.add(match.index + 2);
  }
  for (const match of typed.matchAll(/(?<![\p{L}\p{N}'’&])[FM](?![\p{L}\p{N}'’&])/gu))
    ends.add(match.index + 1);
  return ends;
}

function foldCharacter(character: string): string {
  if (/\s/u.test(character)) return " ";
  if (INVISIBLE.test(character)) return "";
  // Kept apart from the comma, which NFKC would make of it.
  if (character === "、") return character;
  const compatible = toComparable(character.normalize("NFKC"));
  return simplified((ALIKE[compatible] ?? ALIKE[character] ?? compatible).toLowerCase());
}
