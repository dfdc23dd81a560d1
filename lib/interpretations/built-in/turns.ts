import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import { ageTurns } from "#lib/interpretations/built-in/turns/ages.ts";
import { bandTurns } from "#lib/interpretations/built-in/turns/bands.ts";
import { fieldTurns } from "#lib/interpretations/built-in/turns/chinese-fields.ts";
import { figureTurns } from "#lib/interpretations/built-in/turns/chinese-figures.ts";
import { chineseNotationTurns } from "#lib/interpretations/built-in/turns/chinese-notation.ts";
import { plainTurns } from "#lib/interpretations/built-in/turns/chinese-plain.ts";
import { saidTwiceTurns } from "#lib/interpretations/built-in/turns/chinese-said-twice.ts";
import { timeTurns } from "#lib/interpretations/built-in/turns/chinese-times.ts";
import { wordOrderTurns } from "#lib/interpretations/built-in/turns/chinese-word-order.ts";
import { comparisonTurns } from "#lib/interpretations/built-in/turns/comparisons.ts";
import { dateTurns } from "#lib/interpretations/built-in/turns/dates.ts";
import { firstAndLastTurns } from "#lib/interpretations/built-in/turns/first-and-last.ts";
import { gapTurns } from "#lib/interpretations/built-in/turns/gaps.ts";
import { learnerTurns } from "#lib/interpretations/built-in/turns/learners.ts";
import { notationTurns } from "#lib/interpretations/built-in/turns/notation.ts";
import { orderTurns } from "#lib/interpretations/built-in/turns/orders.ts";
import { traitTurns } from "#lib/interpretations/built-in/turns/traits.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";
import { unionTurns } from "#lib/interpretations/built-in/turns/unions.ts";
import { visitTurns } from "#lib/interpretations/built-in/turns/visits.ts";

const ENGLISH: readonly Turn[] = [
  ...notationTurns,
  ...bandTurns,
  ...unionTurns,
  ...gapTurns,
  ...firstAndLastTurns,
  ...comparisonTurns,
  ...dateTurns,
  ...ageTurns,
  ...visitTurns,
  ...orderTurns,
  ...traitTurns,
  ...learnerTurns,
];

const CHINESE: readonly Turn[] = [
  ...fieldTurns,
  ...plainTurns,
  ...timeTurns,
  ...saidTwiceTurns,
  ...chineseNotationTurns,
  ...figureTurns,
  ...wordOrderTurns,
];

/**
 * Turns of phrase that say in another order, or in signs, what the grammar reads in words: "more visits than 2" is
 * "more than 2 visits", "country != DE" is "country not DE", 啥动静都没有 is 没有任何行为. Each keeps the meaning whole; what stands between quotes stays.
 * The characters put in have the places of those that they stand for.
 */
export function turned(normalised: Normalised): Normalised {
  const english = /[a-z]/u.test(normalised.text) ? ENGLISH.reduce(applied, normalised) : normalised;
  return /\p{Script=Han}/u.test(english.text) ? CHINESE.reduce(applied, english) : english;
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
    const put = placesOf(typed, words, places.slice(index, index + typed.length));
    text = text.slice(0, index) + words + text.slice(index + typed.length);
    places = [...places.slice(0, index), ...put, ...places.slice(index + typed.length)];
    from = index + Math.max(1, words.length);
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
  while (made.length < words.length) made.push(made.at(-1) ?? places[0] ?? 0);
  return made;
}

function wordsOf(text: string): readonly { readonly text: string; readonly from: number }[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ text: word, from: index }));
}

function isQuoted(text: string, index: number): boolean {
  return text.slice(0, index).split('"').length % 2 === 0;
}
