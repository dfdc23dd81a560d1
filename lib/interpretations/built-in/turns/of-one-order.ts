import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than|over|above|at least|less than|under|below|at most|up to|exceeding|no more than|no less than)";
const UNIT = "(?:hours?|days?|weeks?|months?)";
/** Who does something, or what else is done: what stands behind the comma is then a thing of its own. */
const OWN =
  /\b(?:bought|ordered|purchased|buys?|buying|have|has|had|with|without|from|orders?|purchases?|buyers?|shoppers?|customers?|members?|people|spenders?|clients?|users?|subscribers?|visitors?|everyone|anyone|those|all|who|not|no|never|and|or|but|then|viewed|searched|returned|visited|opened|clicked|browsed|added|reviewed|spent|signed|used|looked|started|carted|last|first|ago|days?|weeks?|months?|years?|times|once|twice|since|in)\b/u;

/** What is said behind a comma of the goods or the order ahead of it, and sums that are said to be sums at the end. */
export const ofOneOrderTurns: readonly Turn[] = [
  // "Puma sneakers over 100, purchased in 2025": when these goods were bought.
  [
    /^([^,.;:()]{3,60}), (?:all |both |and |which were |that were )?(bought|ordered|purchased) (?=(?:in|on|during|last|this|within|between|over|before|after|since)\b)/gu,
    ([, goods = "", done]) => (OWN.test(goods) ? undefined : `${goods} ${done} `),
  ],
  // "Last order placed from a tablet, more than 100 days ago"
  [
    new RegExp(
      `^((?:the |their )?(?:last|latest|most recent|first) (?:order|purchase)(?: (?:placed|made|done))? (?:from|on|with|by|via) [^,.;:()]{2,30}), (?=(?:${SIDE} )?(?:${COUNT}|a|an) (?:${UNIT}|years?) ago\\b)`,
      "gu",
    ),
    ([, order]) => `${order} `,
  ],
  // "refunded more than $200 in total"
  [
    new RegExp(
      `\\b(?:(?:was|were|been|got|have|has|had) )*(?:refunded|returned|sent back|refunds?|returns?)(?: of| worth| for)? ((?:${SIDE} )?[$€£]${FIGURE.slice("[$€£]?".length)}(?:\\+| or more)?(?: worth)?),? (?:in total|altogether|all together|overall|in all|in sum|all told|combined)(?=\\s*(?:$|[,.;)]|and\\b|but\\b|this\\b|last\\b|in\\b|since\\b|over\\b|during\\b))`,
      "gu",
    ),
    ([, figure = ""]) => `total refunds ${figure.replace(/ worth$/u, "")}`,
  ],
  // "got a refund within two weeks of a purchase"
  [
    new RegExp(
      `\\b((?:refund|return|sent)[a-z]*\\b[^,.;:]{0,30}? within (?:${COUNT}|a|an) ${UNIT}) of (?=(?:an?|the|their|any|each) (?:purchase|order)\\b)`,
      "gu",
    ),
    ([, ahead]) => `${ahead} after `,
  ],
  // "ordered last weekend": that of the last whole week.
  [
    /(?<!\bthe )\b(?:over |on |at |during )?(?:the )?(?:last|past|previous) weekend\b/gu,
    "last week on weekends",
  ],
  [/\bsits? in (?=[a-z])/gu, "lives in "],
  [
    /\b(?:(?:has|have|had) )?(?:refused|declined|rejected|turned down) (?:to (?:get|receive) )?(?:(?:our|the|any|all|all of our|marketing|promotional) )*(?:e-?)?(?:mails?|mailings?|newsletters?)\b/gu,
    "opted out of emails",
  ],
  [/,? ?\b(?:maybe|perhaps) (?=(?:we|you|i|somebody|someone) (?:could|can|should|might|would)\b)/gu, " "],
  // "at least three times or so": the bound is said.
  [
    new RegExp(`\\b((?:at least|more than|over|at most|less than|under) ${COUNT} [a-z]+) or so\\b`, "gu"),
    ([, bound]) => bound,
  ],
  [
    new RegExp(
      `\\b(?<!at least |more than |over |at most |less than |under )(${COUNT} (?:orders|purchases|times)) or so\\b`,
      "gu",
    ),
    ([, figure]) => `around ${figure}`,
  ],
];
