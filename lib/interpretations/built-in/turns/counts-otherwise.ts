import { BOUGHT, COUNT, FIGURE, ONE_ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than|greater than|over|above|at least|less than|under|below|at most|up to|exceeding|no more than|no less than)";

/** Other words for how often, how many kinds, none of them, and again. */
export const countsOtherwiseTurns: readonly Turn[] = [
  // "bought Nike no more than once in 2025": never is not more than once
  [
    new RegExp(`\\b(?:no|not|never) more (?:often )?than (once|twice|${COUNT} times|one time)\\b`, "gu"),
    ([, often]) => `at most ${often}`,
  ],
  // "bought no sneakers"
  [
    new RegExp(
      `\\b(?:has |have )?${BOUGHT} no (?!more\\b|less\\b|fewer\\b|later\\b|longer\\b|sooner\\b|other|one\\b|matter\\b|further\\b|earlier\\b)(?=[a-z])`,
      "gu",
    ),
    "did not buy ",
  ],
  // "laptop buyers without a desktop order": no order there at all, whatever was bought
  [
    /,? (?:without|with no|but no|and no) (?:an? |any )?(mobile|desktop|tablet|app|web) (?:orders?|purchases?)\b/gu,
    ([, device]) => ` and never ordered on ${device}`,
  ],
  // "ordered from 2 or 3 different categories"
  [
    /\b(\d) or (\d) (?=(?:different |distinct |separate )(?:categories|brands|products|items)\b)/gu,
    ([, low, high]) => (Number(high) === Number(low) + 1 ? `between ${low} and ${high} ` : undefined),
  ],
  // "only ever bought from a single category", "from a single category only"
  [
    new RegExp(
      `\\bonly (?:ever )?${BOUGHT} (?:from |in )?(?:a single|one single|a|one) (category|brand)\\b`,
      "gu",
    ),
    ([, what]) => `bought from exactly one ${what}`,
  ],
  [
    new RegExp(
      `\\b${BOUGHT} (?:from |in )?(?:a single|just a single|one single) (category|brand)(?: only| alone)?\\b`,
      "gu",
    ),
    ([, what]) => `bought from exactly one ${what}`,
  ],
  // "ordered again within 30 days of an order"
  [
    new RegExp(
      `\\b(?:${BOUGHT} (?:again|something else|once more)|(?:made|placed) another ${ONE_ORDER}) (within (?:${COUNT}|\\d+) (?:days?|hours?|weeks?|months?)) (?:of|after) (?:an?|any|some|another|an earlier|a previous|ordering|their previous) ?(?:previous |earlier )?${ONE_ORDER}\\b`,
      "gu",
    ),
    ([, within]) => `ordered and then ordered again ${within}`,
  ],
  // "started a checkout over 100": what it was worth
  [
    new RegExp(
      `\\b(?:a|one|any) checkout (?:of )?(?=${SIDE} ${FIGURE}(?! ?(?:times?|items?|days?|hours?|weeks?|months?|years?)))`,
      "gu",
    ),
    "a checkout worth ",
  ],
  [/\bcheckout started with a value(?: of)? /gu, "started a checkout worth "],
  // "an order with $10 or more off", "at least $10 off"
  [
    new RegExp(
      `\\bwith ((?:${SIDE} )?[$€£]${FIGURE.slice("[$€£]?".length)}(?:\\+| or more| or less)?) off\\b(?! (?:their|the|an?) )`,
      "gu",
    ),
    ([, money]) => `with a discount of ${money}`,
  ],
];
