import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const SPAN = `(?:(?:the )?(?:next |following )?)((?:\\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (?:hours?|days?|weeks?|months?))`;
const THEN = "(?:after(?:wards?)?(?: that| it)?|later|thereafter|following(?: that)?)";
const DO = "(?:buy|order|purchase|view|visit|return|open|click|cart|add|search|bought|ordered|purchased)";
const DONE: Readonly<Record<string, string>> = {
  buying: "bought",
  ordering: "ordered",
  purchasing: "bought",
  viewing: "viewed",
  returning: "returned",
};
const DID: Readonly<Record<string, string>> = {
  visit: "visited",
  order: "ordered",
  purchase: "ordered",
  search: "searched",
  refund: "returned an order",
};
const SIDE = "(?:more than|over|above|at least|less than|fewer than|under|below|at most|up to)";
const COUNTED =
  "(?:orders?|purchases?|visits?|(?:product |page )?views?|emails?|searches|returns?|refunds?|sessions?|clicks?|opens?|opened)";
const FACTOR: Readonly<Record<string, string>> = { twice: "2", double: "2", half: "0.5" };

/** What came soon after, what came neither, which of two came last, and what requests say around it. */
export const saidAfterTurns: readonly Turn[] = [
  // "searched twice but not buy shoes in 7 days after"
  [
    new RegExp(
      `(?:,? (?:but|and|yet)|,) (?:then )?(?:did not|didn't|do not|don't|not|never) (${DO})((?: (?!in\\b|within\\b|since\\b)[a-z]+){0,3}) (?:in|within|for|during) ${SPAN} ${THEN}${END}`,
      "gu",
    ),
    ([, done, what, span]) => `, then did not ${done}${what} within ${span}`,
  ],
  // "but then neither carted nor bought it"
  [
    new RegExp(
      `,? (?:but |and |yet )(?:then|afterwards|after that) neither ([a-z]+ed|bought|left)(?: it| them)? nor ([a-z]+ed|bought)(?: (?:it|them|anything))?${END}`,
      "gu",
    ),
    ([, one, other]) => ` and have not ${one} since and have not ${other} since`,
  ],
  // "bought before, not since 2025"
  [
    /\b(bought|ordered|purchased|visited|shopped) before,? (?:but |and )?not since ([^,.;]{3,20}?)(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ([, done, time]) => `${done} before ${time} and have not ${done} since ${time}`,
  ],
  // "after buying coffee they bought it again within 45 days"
  [
    /^(?:(?:people|customers|those|anyone|everyone|buyers|shoppers) who )?after (buying|ordering|purchasing|viewing|returning) ([^,.;]{2,30}?),? (?:they |who )?(?:then |also )?(bought|ordered|purchased|viewed|returned|visited|came back) (?=[a-z])/gu,
    ([, done = "", what, then]) => `${DONE[done]} ${what} then ${then} `,
  ],
  // "whose last order is older than their last visit", "last visit before last order"
  [
    /\b(?:(?:whose|their|the|with a|with their) )?(?:last|latest|most recent) (visit|order|purchase|search|refund)(?: was| is| came)? (?:older than|earlier than|before) (?:the |their |his |her )?(?:last|latest|most recent) (visit|order|purchase|search|refund)\b/gu,
    ([, earlier, later = ""]) => `last ${earlier}, and has ${DID[later]} since`,
  ],
  // "bought Nike at least twice as often as Adidas"
  [
    new RegExp(
      `\\b(bought|ordered|purchased|viewed|carted) ((?!at least|more|less|over|twice|once|\\d)[a-z]+(?: [a-z]+)??) ((?:${SIDE} )?)(twice|double|half|(?:two|three|four|\\d+) times) as (?:often|much|many times|frequently) as (?!last\\b|this\\b|in\\b|they\\b|the\\b|before\\b|usual)(?=[a-z])`,
      "gu",
    ),
    ([, verb, what, side, factor = ""]) =>
      `${verb} ${what} ${side}${FACTOR[factor] ?? factor.replace(/ times$/u, "")} versustimes `,
  ],
  // "basket over 150 on average"
  [
    new RegExp(
      `(?<!\\b(?:per|an|each|every|any|average) )\\b(?:(?:an?|their|whose|with) )*(?:basket|cart|order)(?: size| value| total)? (?:of )?((?:${SIDE} )?${FIGURE})(?: dollars)? on average\\b`,
      "gu",
    ),
    ([, money]) => `average order value ${money}`,
  ],
  // "more than 5 emails opened and fewer than 2 orders"
  [
    new RegExp(`(?<=\\b${COUNTED} )and (fewer|more|less) than (?=${COUNT} (?:[a-z]+ )?${COUNTED}\\b)`, "gu"),
    ([, side]) => `and also ${side} than `,
  ],
  // "exclude anyone who ordered last week, otherwise everybody who viewed dresses"
  [
    /^(?:please )?(?:exclude|leave out|skip|ignore) ([^,.;:]{3,60}), (?:otherwise|but otherwise|apart from that|other than that|beyond that),? (?:include |take |give me |we want )?(.+)$/gu,
    ([, out, rest]) => `${rest} except ${out}`,
  ],
  [/^(?:i|we) only (?:want|need|care about|look for|am after|are after) (?=[a-z])/gu, ""],
  [
    /^(?:(?:i'm|i am|we're|we are) )?looking (?:at|into) (?=(?:the |our |all )?(?:cart abandoners|abandoners|customers|people|buyers|shoppers|members|those|everyone|anyone|women|men)\b)/gu,
    "",
  ],
  [/\bw\/ ?o(?:ut)?\b/gu, "without"],
];
