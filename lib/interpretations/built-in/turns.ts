import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import { ageTurns } from "#lib/interpretations/built-in/turns/ages.ts";
import { figureTurns } from "#lib/interpretations/built-in/turns/chinese-figures.ts";
import { saidTwiceTurns } from "#lib/interpretations/built-in/turns/chinese-said-twice.ts";
import { timeTurns } from "#lib/interpretations/built-in/turns/chinese-times.ts";
import { wordOrderTurns } from "#lib/interpretations/built-in/turns/chinese-word-order.ts";
import { dateTurns } from "#lib/interpretations/built-in/turns/dates.ts";
import { notationTurns } from "#lib/interpretations/built-in/turns/notation.ts";
import { orderTurns } from "#lib/interpretations/built-in/turns/orders.ts";
import { traitTurns } from "#lib/interpretations/built-in/turns/traits.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const ENGLISH: readonly Turn[] = [...notationTurns, ...dateTurns, ...ageTurns, ...orderTurns, ...traitTurns];

const CHINESE: readonly Turn[] = [...timeTurns, ...saidTwiceTurns, ...figureTurns, ...wordOrderTurns];

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

/** What both begin and end with keeps its own places; between, each character has that of the one it stands for. */
function placesOf(typed: string, words: string, places: readonly number[]): readonly number[] {
  const most = Math.min(typed.length, words.length);
  let ahead = 0;
  while (ahead < most && typed[ahead] === words[ahead]) ahead += 1;
  let behind = 0;
  while (behind < most - ahead && typed.at(-1 - behind) === words.at(-1 - behind)) behind += 1;
  const [start, end] = [ahead, typed.length - behind];
  const last = Math.max(0, typed.length - 1);
  return [...words].map((_, at) => {
    if (at < ahead) return places[at] ?? 0;
    if (at >= words.length - behind) return places[typed.length - (words.length - at)] ?? 0;
    return places[Math.min(start + (at - ahead), Math.max(start, end - 1), last)] ?? 0;
  });
}

function isQuoted(text: string, index: number): boolean {
  return text.slice(0, index).split('"').length % 2 === 0;
}
