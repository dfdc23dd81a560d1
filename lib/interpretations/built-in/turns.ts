import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import { ageTurns } from "#lib/interpretations/built-in/turns/ages.ts";
import { amountTurns } from "#lib/interpretations/built-in/turns/amounts.ts";
import { amountsOtherwiseTurns } from "#lib/interpretations/built-in/turns/amounts-otherwise.ts";
import { askedForTurns } from "#lib/interpretations/built-in/turns/asked-for.ts";
import { bandTurns } from "#lib/interpretations/built-in/turns/bands.ts";
import { allOfThemTurns } from "#lib/interpretations/built-in/turns/chinese-all-of-them.ts";
import { clauseTurns } from "#lib/interpretations/built-in/turns/chinese-clauses.ts";
import { chineseComparisonTurns } from "#lib/interpretations/built-in/turns/chinese-comparisons.ts";
import { chineseCorrectionTurns } from "#lib/interpretations/built-in/turns/chinese-corrections.ts";
import { deniedListTurns } from "#lib/interpretations/built-in/turns/chinese-denied-lists.ts";
import { dottedDateTurns } from "#lib/interpretations/built-in/turns/chinese-dotted-dates.ts";
import { enoughTurns } from "#lib/interpretations/built-in/turns/chinese-enough.ts";
import { everydayTurns } from "#lib/interpretations/built-in/turns/chinese-everyday.ts";
import { chineseFewWordsTurns } from "#lib/interpretations/built-in/turns/chinese-few-words.ts";
import { fieldTurns } from "#lib/interpretations/built-in/turns/chinese-fields.ts";
import { figureTurns } from "#lib/interpretations/built-in/turns/chinese-figures.ts";
import { goodsTurns } from "#lib/interpretations/built-in/turns/chinese-goods.ts";
import { lastTimeTurns } from "#lib/interpretations/built-in/turns/chinese-last-time.ts";
import { leftOutTurns } from "#lib/interpretations/built-in/turns/chinese-left-out.ts";
import { chineseNotationTurns } from "#lib/interpretations/built-in/turns/chinese-notation.ts";
import { ofThoseTurns } from "#lib/interpretations/built-in/turns/chinese-of-those.ts";
import { otherGoodsTurns } from "#lib/interpretations/built-in/turns/chinese-other-goods.ts";
import { pageTurns } from "#lib/interpretations/built-in/turns/chinese-pages.ts";
import { peopleTurns } from "#lib/interpretations/built-in/turns/chinese-people.ts";
import { plainTurns } from "#lib/interpretations/built-in/turns/chinese-plain.ts";
import { spokenPlainlyTurns } from "#lib/interpretations/built-in/turns/chinese-plainly.ts";
import { ratioTurns } from "#lib/interpretations/built-in/turns/chinese-ratios.ts";
import { saidAlongTurns } from "#lib/interpretations/built-in/turns/chinese-said-along.ts";
import { saidTwiceTurns } from "#lib/interpretations/built-in/turns/chinese-said-twice.ts";
import { severalTurns } from "#lib/interpretations/built-in/turns/chinese-several.ts";
import { shopTalkTurns } from "#lib/interpretations/built-in/turns/chinese-shop-talk.ts";
import { spanTurns } from "#lib/interpretations/built-in/turns/chinese-spans.ts";
import { stepTurns } from "#lib/interpretations/built-in/turns/chinese-steps.ts";
import { sumTurns } from "#lib/interpretations/built-in/turns/chinese-sums.ts";
import { thatOrderTurns } from "#lib/interpretations/built-in/turns/chinese-that-order.ts";
import { thatTooTurns } from "#lib/interpretations/built-in/turns/chinese-that-too.ts";
import { timeTurns } from "#lib/interpretations/built-in/turns/chinese-times.ts";
import { waitTurns } from "#lib/interpretations/built-in/turns/chinese-waits.ts";
import { chineseWholeTurns } from "#lib/interpretations/built-in/turns/chinese-wholes.ts";
import { wordOrderTurns } from "#lib/interpretations/built-in/turns/chinese-word-order.ts";
import { comparisonTurns } from "#lib/interpretations/built-in/turns/comparisons.ts";
import { correctionTurns } from "#lib/interpretations/built-in/turns/corrections.ts";
import { countsOtherwiseTurns } from "#lib/interpretations/built-in/turns/counts-otherwise.ts";
import { dateTurns } from "#lib/interpretations/built-in/turns/dates.ts";
import { doingsOtherwiseTurns } from "#lib/interpretations/built-in/turns/doings-otherwise.ts";
import { englishEverydayTurns } from "#lib/interpretations/built-in/turns/everyday.ts";
import { firstAndLastTurns } from "#lib/interpretations/built-in/turns/first-and-last.ts";
import { gapTurns } from "#lib/interpretations/built-in/turns/gaps.ts";
import { fewWordsTurns } from "#lib/interpretations/built-in/turns/in-few-words.ts";
import { learnerTurns } from "#lib/interpretations/built-in/turns/learners.ts";
import { notationTurns } from "#lib/interpretations/built-in/turns/notation.ts";
import { ofOneOrderTurns } from "#lib/interpretations/built-in/turns/of-one-order.ts";
import { orderTurns } from "#lib/interpretations/built-in/turns/orders.ts";
import { ordersOtherwiseTurns } from "#lib/interpretations/built-in/turns/orders-otherwise.ts";
import { otherPeopleTurns } from "#lib/interpretations/built-in/turns/people-otherwise.ts";
import { plainlyTurns } from "#lib/interpretations/built-in/turns/plainly.ts";
import { referringTurns } from "#lib/interpretations/built-in/turns/referring.ts";
import { saidAfterTurns } from "#lib/interpretations/built-in/turns/said-after.ts";
import { saidAlongWithTurns } from "#lib/interpretations/built-in/turns/said-along.ts";
import { saidOnceTurns } from "#lib/interpretations/built-in/turns/said-once.ts";
import { seasonTurns } from "#lib/interpretations/built-in/turns/seasons.ts";
import { otherTimeTurns } from "#lib/interpretations/built-in/turns/times-otherwise.ts";
import { toldTurns } from "#lib/interpretations/built-in/turns/told.ts";
import { traitTurns } from "#lib/interpretations/built-in/turns/traits.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";
import { unionTurns } from "#lib/interpretations/built-in/turns/unions.ts";
import { unsayableTurns } from "#lib/interpretations/built-in/turns/unsayable.ts";
import { usualTurns } from "#lib/interpretations/built-in/turns/usual.ts";
import { visitTurns } from "#lib/interpretations/built-in/turns/visits.ts";
import { wholeTurns } from "#lib/interpretations/built-in/turns/whole.ts";
import { worthOtherwiseTurns } from "#lib/interpretations/built-in/turns/worth-otherwise.ts";

const ENGLISH: readonly Turn[] = [
  ...askedForTurns,
  ...saidAfterTurns,
  ...saidOnceTurns,
  ...referringTurns,
  ...amountsOtherwiseTurns,
  ...otherTimeTurns,
  ...otherPeopleTurns,
  ...countsOtherwiseTurns,
  ...doingsOtherwiseTurns,
  ...saidAlongWithTurns,
  ...worthOtherwiseTurns,
  ...ordersOtherwiseTurns,
  ...ofOneOrderTurns,
  ...fewWordsTurns,
  ...notationTurns,
  ...correctionTurns,
  ...wholeTurns,
  ...toldTurns,
  ...usualTurns,
  ...unsayableTurns,
  ...plainlyTurns,
  ...englishEverydayTurns,
  ...amountTurns,
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
  ...seasonTurns,
];

const CHINESE: readonly Turn[] = [
  ...chineseCorrectionTurns,
  ...dottedDateTurns,
  ...otherGoodsTurns,
  ...allOfThemTurns,
  ...clauseTurns,
  ...enoughTurns,
  ...ofThoseTurns,
  ...thatTooTurns,
  ...goodsTurns,
  ...waitTurns,
  ...peopleTurns,
  ...spanTurns,
  ...severalTurns,
  ...saidAlongTurns,
  ...chineseFewWordsTurns,
  ...fieldTurns,
  ...deniedListTurns,
  ...chineseWholeTurns,
  ...stepTurns,
  ...spokenPlainlyTurns,
  ...chineseComparisonTurns,
  ...shopTalkTurns,
  ...everydayTurns,
  ...lastTimeTurns,
  ...leftOutTurns,
  ...thatOrderTurns,
  ...sumTurns,
  ...pageTurns,
  ...ratioTurns,
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
  while (made.length < words.length) made.push(made.at(-1) ?? places[0] ?? 0);
  return made;
}

function wordsOf(text: string): readonly { readonly text: string; readonly from: number }[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ text: word, from: index }));
}

function isQuoted(text: string, index: number): boolean {
  return text.slice(0, index).split('"').length % 2 === 0;
}
