/** What is typed (a global pattern over the normalised description), and what it is read as; `undefined` leaves it. */
export type Turn = readonly [RegExp, string | ((match: RegExpExecArray) => string | undefined)];

/** Figures as they are typed. */
export const FIGURE = "[$€£]?\\d[\\d.,]*k?";
/** Figures in words, as far as people write them out. */
export const COUNT = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)";
/** Nouns for orders. */
export const ORDER = "(?:orders?|purchases?|transactions?|checkouts?|baskets?)";
export const ONE_ORDER = "(?:order|purchase|transaction)";
/** Verbs for ordering, as they are said of what was done. */
export const BOUGHT = "(?:bought|buys?|purchased|ordered)";
