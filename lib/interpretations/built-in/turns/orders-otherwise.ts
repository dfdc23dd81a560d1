import { BOUGHT, COUNT, FIGURE, ONE_ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than|greater than|higher than|larger than|over|above|at least|less than|fewer than|under|below|at most|up to|exceeding|no more than|no less than|upwards of|exactly|between)";
const MONEY = `(?:${SIDE} )?${FIGURE}(?: dollars| usd| euros)?(?:\\+| or more| or less| and ${FIGURE})?`;
const MANY = "(?:orders|purchases|transactions|refunds|returns)";
const BOUNDS: Readonly<Record<string, string>> = {
  over: "more than",
  above: "more than",
  under: "less than",
  below: "less than",
};

/** Other words for what orders were worth, what was in them, and how many there were. */
export const ordersOtherwiseTurns: readonly Turn[] = [
  // "made a purchase of more than 200": that of one order, not of all together
  [
    new RegExp(
      `\\b(?:(?:made|make|makes|had|has|have|placed|place|with) )?(a|an|one|at least one|any) (?:single )?${ONE_ORDER} (?:(?:of|worth|totall?ing|totall?ed|valued at|amounting to|coming to) )+(?=${MONEY}(?!\\d| ?(?:items?|pieces?|units?|pairs?|products?|%)))`,
      "gu",
    ),
    ([typed, few]) => `placed ${/ single /u.test(typed ?? "") ? "an" : few} order `,
  ],
  [
    new RegExp(
      `\\b(?:made|make|makes) an? ${ONE_ORDER} (?=${SIDE} ${FIGURE}(?! ?(?:items?|days?|weeks?|months?)))`,
      "gu",
    ),
    "placed an order ",
  ],
  // "orders worth at least 200 in total", "whose orders over the last 30 days total at least 200": all of them together
  [
    new RegExp(
      `\\b(?:whose |their )?orders (?:worth|of|for|valued at) (${MONEY}) (?:in total|altogether|overall|combined|all together|in all)\\b`,
      "gu",
    ),
    ([, money]) => `spent ${money} in total`,
  ],
  [
    new RegExp(
      `\\b(?:whose|their) (?:orders|purchases)((?: (?:in|over|during|within|from|since|of) [^,.;:()]{3,30}?)?) (?:total|totall?ed|sum to|summed to|add up to|added up to|amount to|amounted to|come to|came to) (?=${MONEY})`,
      "gu",
    ),
    ([, time = ""]) => `spend${time} `,
  ],
  [
    new RegExp(
      `(?<!\\d )\\b(${SIDE} [$€£]${FIGURE.slice("[$€£]?".length)}) (?:in|of|worth of) (?:orders|purchases)\\b`,
      "gu",
    ),
    ([, money]) => `spent ${money}`,
  ],
  // "whose refunds add up to more than 100", "received more than 100 in refunds", "sum of refunds over 100"
  [
    new RegExp(
      `\\b(?:(?:the )?sum of (?:all )?|(?:whose|their) )(refunds|returns) (?:that )?(?:(?:add up to|total|sum to|amount to|come to|is|are|was|of) )?(?![^,.;]{0,24}%)(?=${MONEY})`,
      "gu",
    ),
    ([typed, what]) =>
      /^(?:whose|their)\b(?!.*(?:add|total|sum|amount|come))/u.test(typed ?? "")
        ? undefined
        : `total ${what} `,
  ],
  [
    new RegExp(
      `\\b(?:received|got|gotten|had|given|been given|were given) (${MONEY}) (?:back )?in refunds(?: in total| altogether| overall)?\\b`,
      "gu",
    ),
    ([, money]) => `total refunds ${money}`,
  ],
  // "number of items bought in the last 3 months at least 5", "item count of at least 5"
  [
    new RegExp(
      `\\b(?:whose |the )?(?:total )?(?:number of (items|units|pieces|products|articles)|(?:item|unit) count|quantity)(?: of ([a-z]+))?(?: (?:${BOUGHT}))?((?: (?:in|over|during|within|since) [^,.;:()]{3,30}?)?)(?: is| was| of|:)? (${SIDE} ${COUNT})\\b(?! (?:days|weeks|months|years|in each))`,
      "gu",
    ),
    ([, unit = "items", goods, time = "", count]) =>
      `bought ${count} ${goods ? `units of ${goods}` : unit}${time}`,
  ],
  [new RegExp(`^((?:a )?total of )(?=${SIDE} ${COUNT} (?:items|units|pieces|articles)\\b)`, "gu"), "bought "],
  // "more than one brand bought in 2025"
  [
    new RegExp(
      `\\b(?:${BOUGHT}(?: from| in)? )?more than (?:one|1|a single) (brand|category|product)( ${BOUGHT})?\\b`,
      "gu",
    ),
    ([typed, what = "", behind]) =>
      typed?.startsWith("more") && behind === undefined
        ? undefined
        : `bought at least 2 different ${what === "category" ? "categories" : `${what}s`}`,
  ],
  // "viewed but did not buy shoes": of the same goods, where the first has none
  [
    /\b(viewed|looked at|browsed|carted|added to cart|added to the cart) ((?:but|and|yet) (?:did not|didn't|never|have not|haven't|has not|hasn't) (?:buy|order|purchase|bought|ordered|purchased)) (?!anything|something|any|them|it|one|from|in|on|within|since|for|the\b)([a-z]+(?: (?!in\b|on\b|within\b|since\b|and\b|or\b|but\b|this\b|last\b)[a-z]+)?)(?=\s*(?:$|[,.;]|in\b|this\b|last\b))/gu,
    ([, seen, not, goods]) => `${seen} ${goods} ${not} ${goods}`,
  ],
  // "shoes viewed and then bought within 7 days"
  [
    new RegExp(
      `^((?:[a-z]+ ){0,2}[a-z]+) (viewed|carted|searched for) (and then|then) ${BOUGHT} (within )`,
      "gu",
    ),
    ([, goods = "", seen, then, within]) => `${seen} ${goods} ${then} bought ${goods} ${within}`,
  ],
  // "bought shoes whose brand is Nike", "bought shoes, brand Nike"
  [
    new RegExp(
      `\\b(${BOUGHT}|buyers of) ([a-z]+)(?:,? (?:whose|where the|where|with the|with) brand (?:is|was|=) |,? (?:with|of) (?:the )?brand (?:name )?|, brand:? )(?:by )?(?!is\\b|or\\b|and\\b|name\\b)"?([a-z]+)"?(?! (?:or|and) )`,
      "gu",
    ),
    ([, bought, goods, brand]) => `${bought} ${brand} ${goods}`,
  ],
  // "bought shoes that cost less than 50", "bought something that costs over 100"
  [
    new RegExp(
      `\\b((?:${BOUGHT}|buyers of|viewed|looked at|browsed|added|carted|put) [a-z ]{3,25}?) (?:that|which) (?:cost|costs|(?:are|is|were|was) priced(?: at)?|(?:have|has|had) a price(?: of)?|(?:were|was|are|is)(?= (?:under|over|below|above|less than|more than|cheaper than) [$€£]?\\d)) (?=${SIDE} ${FIGURE})`,
      "gu",
    ),
    ([, bought = ""]) =>
      `${bought.replace(/\b(?:something|anything|a product|a thing|things)$/u, "an item")} priced `,
  ],
  // "orders over 100, at least 2 of them"
  [
    new RegExp(
      `\\b(${MANY} ${SIDE} ${FIGURE}), (${SIDE} ${COUNT}|${COUNT} or more) of (?:them|those|these)\\b`,
      "gu",
    ),
    ([, orders, count]) => `${count} ${orders}`,
  ],
  [
    new RegExp(
      `\\bordered (?:for|above|over) ((?:more than |over |at least )?${FIGURE}) (at least (?:twice|${COUNT} times)|(?:${COUNT}|two) (?:or more )?times|twice)\\b`,
      "gu",
    ),
    ([, money = "", often = ""]) => {
      const count = often.replace("twice", "2 times").replace(/ times$/u, "");
      return `${count} orders ${/^\D* /u.test(money) ? "" : "over "}${money}`;
    },
  ],
  // "last order worth more than 150", "value of the last order over 150"
  [
    new RegExp(
      `\\b(last|latest|most recent|first) ${ONE_ORDER}(?:'s)? (?:(?:value|total|amount|worth|valued at)(?: is| was| of)? )(?=${MONEY})`,
      "gu",
    ),
    ([, which]) => `${which} order `,
  ],
  [
    new RegExp(
      `\\b(?:the )?(?:value|total|amount|worth) of (?:the |their )?(last|latest|most recent|first) ${ONE_ORDER}(?: is| was)? (?=${MONEY})`,
      "gu",
    ),
    ([, which]) => `${which} order `,
  ],
  // "last order date more than 90 days ago", "date of first order in the last 30 days"
  [
    new RegExp(
      `\\b(first|last|latest|most recent) ${ONE_ORDER} date(?: is| was|:)? (?=(?:more|less|over|in|before|after|since|between|at|on|within)\\b)`,
      "gu",
    ),
    ([, which]) => `${which} order `,
  ],
  [
    new RegExp(
      `\\b(?:the )?date of (?:the |their )?(first|last|latest|most recent) ${ONE_ORDER}(?: is| was)? (?=(?:more|less|over|in|before|after|since|between|on|within)\\b)`,
      "gu",
    ),
    ([, which]) => `${which} order `,
  ],
  [
    /\b(?:the )?(last|first) time (?:they|he or she|the customer|customers) (?:have )?(?:ordered|bought|purchased)(?: anything| something| from us)? was (?=(?:more|less|over|in|before|after|since|between|on|within|at least)\b)/gu,
    ([, a]) => `${a} order was `,
  ],
  // "whose orders average more than 80"
  [
    new RegExp(`\\b(?:whose |their )?(?:orders|purchases|baskets) averag(?:e|ed|ing) (?=${MONEY})`, "gu"),
    "average order value ",
  ],
  // "an undiscounted order", "bought at the regular price"
  [
    /\b(?:at|for) (?:the |its |their )?(?:regular|normal|usual|original|standard|list|non-discounted|undiscounted) price\b/gu,
    "at full price",
  ],
  [
    /\b(?:undiscounted|non-discounted|full-priced|full-price) (orders?|purchases?)\b/gu,
    ([, a]) => `${a} without a discount`,
  ],
  // "proportion of orders with a discount above 50%", "the majority of orders with a discount"
  [
    /\b(?:proportion|percentage|percent|fraction|ratio) of (?:their |all )?(orders|purchases) (with|without|on|using)\b/gu,
    ([, a, b]) => `share of ${a} ${b}`,
  ],
  [
    /\bshare of (?:their |all )?orders ((?:with|without|on|using|placed on|made on) [a-z ]{3,20}?)(?: is| was)? (over|above|more than|at least|under|below|less than) (\d{1,3}) ?%/gu,
    ([, how, side = "", percent]) => {
      const bound = BOUNDS[side] ?? side;
      return `${bound} ${percent}% of orders ${how}`;
    },
  ],
  [
    /\bthe majority of (?:their |all )?(orders|purchases) (?=with|on|using)/gu,
    ([, a]) => `more than half of their ${a} `,
  ],
];
