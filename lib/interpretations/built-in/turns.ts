import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import { chineseTurns } from "#lib/interpretations/built-in/turns/chinese-turns.ts";
import { englishTurns } from "#lib/interpretations/built-in/turns/english-turns.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/**
 * Turns of phrase that say in another order, or in signs, what the grammar reads in words: "more visits than 2" is
 * "more than 2 visits", "country != DE" is "country not DE", 啥动静都没有 is 没有任何行为. Each keeps the meaning whole; what stands between quotes stays.
 * The characters put in have the places of those that they stand for.
 */
export function turned(normalised: Normalised): Normalised {
  const english = /[a-z]/u.test(normalised.text) ? englishTurns.reduce(applied, normalised) : normalised;
  return /\p{Script=Han}/u.test(english.text) ? chineseTurns.reduce(applied, english) : english;
}

function applied(said: Normalised, [pattern, meant]: Turn): Normalised {
  let { text, places } = said;
  let from = 0;
  for (;;) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return { text, places };
    const [typed] = match;
    const words = typeof meant === "string" ? meant : meant(match);
    from = match.index + Math.max(1, typed.length);
    if (words === undefined || words === typed || isQuoted(text, match.index)) continue;
    const { index } = match;
    const own = places.slice(index, index + typed.length);
    const isWritten = /\p{Script=Han}/u.test(typed) && !/\s/u.test(typed + words);
    const put = isWritten ? alongside(typed, words, own) : placesOf(typed, words, own);
    text = text.slice(0, index) + words + text.slice(index + typed.length);
    places = [...places.slice(0, index), ...put, ...places.slice(index + typed.length)];
    from = index + Math.max(1, words.length);
  }
}

/** Chinese has no blanks between words: what stays keeps its place, and what is put between has the places between. */
function alongside(typed: string, words: string, places: readonly number[]): readonly number[] {
  const same = keptOf(typed, words);
  return Array.from(words, (_, index) => {
    const kept = same[index];
    if (kept !== undefined) return places[kept] ?? 0;
    const before = same.findLastIndex((at, no) => no < index && at !== undefined);
    const after = same.findIndex((at, no) => no > index && at !== undefined);
    const first = (same[before] ?? -1) + 1;
    const last = (after < 0 ? typed.length : (same[after] ?? typed.length)) - 1;
    const isEnd = index === (after < 0 ? words.length : after) - 1;
    const at = isEnd ? last : Math.min(first + index - before - 1, last);
    return places[Math.min(Math.max(last < first ? first - 1 : at, 0), typed.length - 1)] ?? 0;
  });
}

/** For each character put in, the typed one that it is: the longest stretches that are in both, in any order. */
function keptOf(typed: string, words: string): readonly (number | undefined)[] {
  const kept = new Array<number | undefined>(words.length).fill(undefined);
  const taken = new Set<number>();
  for (;;) {
    let best = { at: 0, from: 0, length: 0 };
    for (let at = 0; at < words.length; at += 1)
      for (let from = 0; from < typed.length; from += 1) {
        let length = 0;
        while (
          at + length < words.length &&
          words[at + length] === typed[from + length] &&
          kept[at + length] === undefined &&
          !taken.has(from + length)
        )
          length += 1;
        if (length > best.length) best = { at, from, length };
      }
    if (best.length === 0) return kept;
    for (let no = 0; no < best.length; no += 1) {
      kept[best.at + no] = best.from + no;
      taken.add(best.from + no);
    }
  }
}

/**
 * Each word that is put in stands for the typed word that is the same, or else for the one as far along, and is shown as that:
 * its first character has the place of that word's first, its last that of its last.
 */
function placesOf(typed: string, words: string, places: readonly number[]): readonly number[] {
  const [said, put] = [wordsOf(typed), wordsOf(words)];
  let done = 0;
  const at = put.map(({ text }, index) => {
    const same = said.findIndex((each, no) => no >= done && each.text === text);
    const found =
      same >= 0 ? same : Math.min(said.length - 1, Math.floor((index * said.length) / put.length));
    if (same >= 0) done = same + 1;
    return said[found];
  });
  const made: number[] = [];
  put.forEach(({ text, from }, index) => {
    const word = at[index] ?? { text: typed, from: 0 };
    while (made.length < from) made.push(places[word.from] ?? made.at(-1) ?? 0);
    for (let no = 0; no < text.length; no += 1) {
      // A word of one character stands for the whole of the last one, and begins any other.
      const isLast = no === text.length - 1 && (text.length > 1 || index === put.length - 1);
      const offset = isLast ? word.text.length - 1 : Math.min(no, word.text.length - 1);
      made.push(places[word.from + offset] ?? 0);
    }
  });
  // A blank at the end has its own place, or the word before it would lose its last character.
  const last = /\s$/u.test(typed) ? places.at(-1) : made.at(-1);
  while (made.length < words.length) made.push(last ?? places[0] ?? 0);
  return made;
}

function wordsOf(text: string): readonly { readonly text: string; readonly from: number }[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ text: word, from: index }));
}

function isQuoted(text: string, index: number): boolean {
  return text.slice(0, index).split('"').length % 2 === 0;
}
