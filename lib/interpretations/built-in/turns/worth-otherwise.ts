import { FIGURE, ONE_ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than|greater than|higher than|over|above|at least|less than|under|below|at most|up to|exceeding|no more than|no less than|exactly|between)";
const IN_WORDS =
  "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty)[ -](?:hundred|thousand|grand)";
const MONEY = `(?:${SIDE} (?:${FIGURE}|${IN_WORDS})|[$€£]${FIGURE.slice("[$€£]?".length)}|${IN_WORDS} (?:dollars|euros|bucks))`;
/** Money as nobody could mean a count: with its sign. */
const SURE_MONEY = `(?:${SIDE} )?[$€£]${FIGURE.slice("[$€£]?".length)}(?: ?(?:-|–|and|to) ?${FIGURE})?(?:\\+| or more| or less)?`;
const TIME = "(?:in|over|during|within|since|from|this|last|ytd|year to date)\\b[^,.;]{0,40}?";
const TOTAL = "(?:in total|altogether|overall|all together|in all|all told)";

/** Other words for what an order was worth: what it came to, ran to, cost. */
export const worthOtherwiseTurns: readonly Turn[] = [
  // "their latest order came to more than $150": what that one was worth
  [
    new RegExp(
      `\\b(${ONE_ORDER}|basket)(?: that| which)? (?:came|comes|come|ran|runs|amounted|amounts|worked out|added up|went)(?: in| out)? (?:to|at) (?=${MONEY})`,
      "gu",
    ),
    ({ 0: typed, index, input }) =>
      /^(?:[a-z]+ )*?(?:an?|[a-z]+)[ -](?:hundred|thousand|grand)\b/u.test(input.slice(index + typed.length))
        ? "order "
        : "order worth ",
  ],
  // "orders that came to less than $20": each of them
  [
    new RegExp(
      `\\b(orders|purchases|baskets) (?:that|which) (?:each )?(?:came|come|ran|run|amounted|amount|worked out|added up|went)(?: in| out)? (?:to|at) (?=${MONEY})`,
      "gu",
    ),
    ([, orders]) => `${orders} worth `,
  ],
  [/\b(?:buys?|orders?) again (?=after\b)/gu, "bought again "],
  // "never for less than $40", "never paid under $40 for an order": no such order
  [
    new RegExp(
      `\\b(never|not)(?: once)? (?:(?:ordered|bought|purchased|ordering|buying) )?for (?=${MONEY})`,
      "gu",
    ),
    ([, no]) => `${no} placed an order worth `,
  ],
  [
    new RegExp(
      `\\b(never|not)(?: once)? (?:paid|spent) (${MONEY}) for (?:an?|one|any) (?:single )?${ONE_ORDER}\\b`,
      "gu",
    ),
    ([, no, money]) => `${no} placed an order worth ${money}`,
  ],
  // "2 to 4 orders in the last 6 months, none of them with a coupon": of the same time
  [
    new RegExp(
      `\\b(orders|purchases|times)((?: ${TIME})?),? (?:and |but )?(?:with )?(?:none of (?:them|these|those|which)(?: (?:is|are|was|were|being))?|not one of (?:them|these|those|which)(?: (?:is|are|was|were))?) ([^,.;]{3,40})`,
      "gu",
    ),
    ([, orders, time = "", what]) => `${orders}${time}, and zero orders ${what}${time}`,
  ],
  [
    new RegExp(
      `\\b(orders|purchases|times)((?: ${TIME})?),? (?:and |but )?(?:with |using )?(?:no|without (?:an?|any)) (coupon|discount|code|promo code|voucher)s? (?:used )?(?:in|on|with|for|at) any(?: one)?(?: of (?:them|these|those))?\\b`,
      "gu",
    ),
    ([, orders, time = "", what]) => `${orders}${time}, and zero orders with a ${what}${time}`,
  ],
  // "$100-$200 in total last month": what was spent
  [
    new RegExp(
      `(^|[,;] )(${SURE_MONEY}) (${TOTAL})(?=\\s*(?:$|[,.;)]| (?:in|over|during|within|since|this|last)\\b))`,
      "gu",
    ),
    ([, ahead, money, total]) => `${ahead}spent ${money} ${total}`,
  ],
  // "came to shop with us", not "came back to": no more than having shopped
  [
    /\b(?:came|come|comes|coming|dropped in|popped in|stopped by) (?:(?:in|here|over|by) )?to (?:shop|buy|order|purchase)\b/gu,
    "shopped",
  ],
  // "only placed their first order this year": not before
  [
    new RegExp(
      `\\b(?:only|but only) (?:just )?(?=(?:(?:placed|made|had|did|got|started with) )?(?:their|the|his|her|a) (?:very )?first (?:ever )?${ONE_ORDER}\\b)`,
      "gu",
    ),
    ([typed]) => (typed?.startsWith("but") ? "but " : ""),
  ],
  [/\bonly (?=(?:bought|ordered|purchased|shopped)(?: [a-z]+)? for the (?:very )?first time\b)/gu, ""],
];
