import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than|over|above|at least|less than|fewer than|under|below|at most|up to|no more than|greater than|bigger than|smaller than|lower than|higher than|exceeding)";
const PERIOD =
  "(?:(?:in|over|during|within|for|since|before|after|from|until) )*(?:(?:the )?(?:this|last|past|current|previous|first|second)\\b|(?:19|20)\\d\\d|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|h[12]|today|yesterday|the (?:year|month|week|day)s?\\b|usual|average|once|twice|that|it|they|before|ever|\\d)";
const THING = `(?!${PERIOD}|anything|most|other|half)((?:(?!\\b(?:than|as|and|but|who|more|less|fewer)\\b)[^,.;:]){2,30}?)`;
const OTHER = `(?!${PERIOD}|average|the average|most|other|any|an? (?:year|month|week|day|hour|quarter|couple|few|dozen|hundred|thousand)|half|once|twice|\\d|[$€£]|one\\b|two\\b|three\\b|four\\b|five\\b|six\\b|ten\\b)`;
const FACTOR: Readonly<Record<string, string>> = {
  twice: "2",
  double: "2",
  "three times": "3",
  thrice: "3",
  half: "0.5",
};
const versus = (side = "") =>
  /more|higher|exceed|greater|above|larger|bigger|often/u.test(side) ? "versusmore" : "versusless";

/** One amount against another one, or of each order, all of them, or their average. */
export const amountsOtherwiseTurns: readonly Turn[] = [
  // "spent more on shoes than on bags"
  [
    new RegExp(
      `\\b(spent|spend|spends|spending) (?:(more|less)(?: money)?|(twice|double|three times|thrice|half) as much(?: money)?) (on|for|with) ${THING} (?:than|as) (?:(?:they (?:did|do|spent) )?(?:on|for|with) )?${OTHER}(?=[a-z])`,
      "gu",
    ),
    ([, verb, side, times, on, what]) =>
      `${verb} ${on} ${what} ${times === undefined ? versus(side) : `${FACTOR[times]} versustimes`} ${on} `,
  ],
  // "bought more shoes than bags", "viewed more laptops than toys"
  [
    new RegExp(
      `\\b(bought|buy|ordered|order|purchased|viewed|carted|browsed) (more|fewer|less)(?: of)? (?!often|frequently|orders|purchases|products|items|things|money|times|on |from |with |via )${THING} than ${OTHER}(?!(?:they|he|she|in|on|last|this)\\b)(?=[a-z])`,
      "gu",
    ),
    ([, verb, side, what]) => `${verb} ${what} ${versus(side)} `,
  ],
  // "ordered more often on mobile than on desktop", "bought Nike more often than Puma"
  [
    new RegExp(
      `\\b(bought|buy|ordered|order|orders|purchased|shop|shopped|viewed|carted|browsed) (more|less)(?: often| frequently| times| orders)? ((?:on|from|with|via|at|in|by) )${THING} than (?:(?:on|from|with|via|at|in|by) )?${OTHER}(?=[a-z])`,
      "gu",
    ),
    ([, verb, side, on, what]) => `${verb} ${on}${what} ${versus(side)} ${on}`,
  ],
  [
    new RegExp(
      `\\b(bought|buy|ordered|order|purchased|viewed|carted|browsed) ${THING} (more|less) (?:often|frequently) than ${OTHER}(?!(?:they|he|she|in|on|last|this)\\b)(?=[a-z])`,
      "gu",
    ),
    ([, verb, what, side]) => `${verb} ${what} ${versus(side)} `,
  ],
  // "more orders on mobile than on desktop"
  [
    new RegExp(
      `\\b(more|fewer|less) (orders|purchases|product views|views) ((?:on|with|of|from|via|at) )${THING} than (?:(?:orders|purchases|product views|views) )?(?:(?:on|with|of|from|via|at) )?${OTHER}(?=[a-z])`,
      "gu",
    ),
    ([, side, noun, on, what]) => `${noun} ${on}${what} ${versus(side)} ${on}`,
  ],
  // "spend on Nike exceeds spend on Adidas"
  [
    new RegExp(
      `\\b(spend|spending) on ${THING} (?:is |was )?(exceeds|exceeding|exceeded|higher than|greater than|more than|larger than|above|below|less than|lower than) (?:their |the )?(?:spend |spending |that )?(?:on )?${OTHER}(?=[a-z])`,
      "gu",
    ),
    ([, noun, what, side]) => `${noun} on ${what} ${versus(side)} on `,
  ],
  // "none of their orders was below 30"
  [
    new RegExp(
      `\\bnone of (?:their|the|his|her|all|those|these) (?:orders|purchases) (?:(?:was|were|is|are|has been|ever) )*(?:for |worth )?(?=${SIDE} ${FIGURE}(?! ?(?:items?|days?|weeks?|months?|%)))`,
      "gu",
    ),
    "ordered but no single order worth ",
  ],
  // "the average of their orders is more than 90"
  [
    /\b(?:the )?(?:average|mean)(?: value| amount| total| size)? of (?:all )?(?:their|the|his|her|all) (?:orders|purchases)(?: value| amounts?| totals?)?(?: is| was| being)?(?= )/gu,
    "average order value",
  ],
  [
    new RegExp(
      `\\b(?:orders?|purchases?) (?:avg|average|mean|avg\\.) (?:of |is |was )?(?=(?:${SIDE}|[<>=]+) ?${FIGURE})`,
      "gu",
    ),
    "average order value ",
  ],
  // "between 300 and 600 over at most 3 orders"
  [
    new RegExp(
      `(?<=(?:^| )[$€£]?\\d[\\d.,]*k?(?: dollars| bucks| usd)?) (?:over|across|in|within|with) ((?:at most|no more than|fewer than|less than|up to|only|at least|more than|just|exactly) ${COUNT}|${COUNT} or (?:fewer|less|more)) (orders|purchases)\\b`,
      "gu",
    ),
    ([, count = "", noun]) => ` and ${count.replace(/^(?:only|just)/u, "exactly")} ${noun}`,
  ],
  // "3 orders in the last half year and each one over 60": so many of them
  [
    new RegExp(
      `\\b(${COUNT}(?:\\+| or more)? (?:orders?|purchases?))((?: [^,.;]{3,40}?)?),? (?:and |with )?(?:each|every)(?: single)?(?: one)?(?: of (?:them|these|those|which))?(?: was| were| is| being)? (?:for |worth |of )?(${SIDE} ${FIGURE})(?=\\s*(?:$|[.;)]|,|and\\b|but\\b))`,
      "gu",
    ),
    ([, orders, time = "", money]) =>
      /\b(?:and|but|who|over|under|above)\b/u.test(time) ? undefined : `${orders} of ${money} each${time}`,
  ],
  [
    new RegExp(
      `,? (?:and )?(?:each|every)(?: single)?(?: one)?(?: of (?:them|these|those|which))?(?: was| were| is| being)? (?:for |worth )?(?=(?:${SIDE}|exceeding) ${FIGURE}(?=\\s*(?:$|[.;)]|,|and\\b|but\\b)))`,
      "gu",
    ),
    ({ input, index }) =>
      /\b(?:orders?|purchases?)\b/u.test(input.slice(0, index)) ? " and every order " : undefined,
  ],
];
