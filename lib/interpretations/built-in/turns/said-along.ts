import { COUNT, ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NOTHING =
  "(?:nothing(?: at all)?|no (?:orders?|purchases?|order at all)|not (?:ordering|buying|purchasing|shopping)(?: anything| at all)?|having (?:not )?(?:ordered|bought) nothing|not having (?:ordered|bought|purchased)(?: anything)?)";

/** What is said along with what was done: what had not been done before, and what was left undone. */
export const saidAlongWithTurns: readonly Turn[] = [
  // "bought again this month after nothing at all from October through February"
  [
    new RegExp(
      `(?<=\\b(?:bought|ordered|purchased|order|purchase|shopped)\\b[^,.;]*?)(?<!\\bagain\\b[^,.;]*?) after ${NOTHING} (?=(?:from|between|since|in|for|during|all|over|throughout)\\b)`,
      "gu",
    ),
    ", and no orders ",
  ],
  // "began a checkout of $50 or more in the past 14 days and never finished it": no order behind it
  [
    /(?<=\bcheckouts?\b[^,.;$€£]{0,60}?),? (?:and|but) (?:then )?(?:have |has )?(?:never|did not|didn't|not) (?:actually )?(?:finish(?:ed)?|complet(?:e|ed)|(?:go|went|gone) through with|follow(?:ed)? through (?:with|on))(?: (?:it|them|that|the checkout|the (?:purchase|order)))?(?=\s*(?:$|[,.;)]))/gu,
    " but did not order after that",
  ],
  // "each of our customers who", "guests who"
  [
    /\b(?:each|every single|every|every one of|every single one of|each of|each one of)(?: of)? (?:our |the |my )?(?:customers?|shoppers?|buyers?|people|person|clients?)(?: of ours)?(?= (?:who|that|with|whose|in|from)\b)/gu,
    "customers",
  ],
  [
    /\b(?:guests|gents|patrons|targeting (?=people|customers|those|everyone|anyone|shoppers|buyers))(?= ?(?:who|that|with|whose|in|from|people|customers|those|everyone|anyone|shoppers|buyers)\b)/gu,
    ([typed]) => (typed.startsWith("targeting") ? "" : "people"),
  ],
  // "in the 30 days up to now", "anytime in 2025", "in the prior 30 days"
  [
    /\b(?:in|over|during|within) the (\d+ (?:days|weeks|months)) (?:up )?(?:to|until|till) (?:now|today|date|this day)\b/gu,
    ([, long]) => `in the last ${long}`,
  ],
  [/\b(?:anytime|any time|at any point|whenever) (?=(?:in|during|over|within|since|this|last)\b)/gu, ""],
  [/\b(in|over|during|within) the prior (?=\d)/gu, ([, prep]) => `${prep} the previous `],
  // "haven't ordered for over six months"
  [
    new RegExp(
      `\\bfor (?:well |a good |just )?over (?=(?:an?|half an?|the last|${COUNT}|[a-z]+ty|\\d+|a couple of|a few|several) ?(?:[a-z]+ )?(?:days?|weeks?|months?|years?|quarters?)\\b)`,
      "gu",
    ),
    "for more than ",
  ],
  [/\b(the (?:last|past)) one (?=(?:year|month|week|quarter)\b)/gu, ([, which]) => `${which} `],
  [
    /\b(something|anything|items?|products?) over (?=the (?:last|past|previous)\b)/gu,
    ([, what]) => `${what} in `,
  ],
  // "at least four orders averaging between 40 and 60 dollars"
  [
    /\b(orders|purchases),? (?:that |which )?(?:averag(?:ing|ed|e)|with an average of) (?=(?:over|above|more than|at least|under|below|less than|at most|up to|between|[$€£])(?! ?\d+ (?:items|pieces|units)))/gu,
    ([, orders]) => `${orders} and average order value `,
  ],
  // "everyone bar bronze members"
  [
    /\b(everyone|everybody|anyone|anybody|all(?: customers| members| buyers| shoppers)?) bar (?!codes?\b)/gu,
    ([, all]) => `${all} except `,
  ],
  // "customers who started out with sneakers": their first order was that
  [/\b(?:started|began|begun|kicked) (?:out|off) (?:by buying|buying|on|with) /gu, "first bought "],
  // "never touched a promo code"
  [
    /\b(?:touch(?:ed)?|bothered with|made use of|make use of|took advantage of|taken advantage of|take advantage of|benefit(?:t?ed)? from|fallen for|gone for) (an?|any|our|one of our|the|some) (?=(?:promo|coupon|discount|voucher|code)\b)/gu,
    ([, which]) => `used ${which} `,
  ],
  // "but the next 15% after them"
  [
    /\b(the next \d+ ?%) (?:right |directly |just )?(?:after|behind|below|beneath) (?:them|those|that|these)\b/gu,
    ([, next]) => next,
  ],
  // "bought by us", as learners say it
  [
    /\b(bought|ordered|purchased|shopped|spent|registered) (?:by|at|on|via|through) us\b/gu,
    ([, verb]) => verb,
  ],
  // "top 5% by 2025 spend"
  [
    /\bby ((?:19|20)\d\d) (spend|spending|revenue|orders|sales|order count|turnover)\b/gu,
    ([, year, what]) => `by ${what} in ${year}`,
  ],
  // "third decile from the top by spend"
  [/(?<=\bdecile) (?:from|counted from|starting at|starting from) the top\b/gu, ""],
  // "got more than half of their money back"
  [
    /\b(?:got|get|gets|received|had|have|has) ((?:over|more than|at least|less than|under) )(half|\d+ ?%) of (?:their|the|what they (?:paid|spent)|their own) ?(?:money|spend)? ?(?:back|refunded)(?: in refunds| as refunds?| as a refund)?/gu,
    ([, side, much]) => `refunds come to ${side}${much === "half" ? "50%" : much} of what they paid`,
  ],
  // "they average under 100 an order"
  [
    /\b(?:and )?(?:they|who|that) (averag(?:e|es|ed)) ((?:over|above|more than|at least|under|below|less than|at most|up to) [$€£]?\d[\d.,]*) (?:an|per|each|a|for each|for every) (?:order|purchase)\b/gu,
    ({ 0: typed, 2: much }) => `${typed.startsWith("and ") ? "and " : ""}average order value ${much}`,
  ],
  // "signed up for our newsletter": no sign-up to the shop
  [
    /\bsign(?:ed|s|ing)?[- ]?up (?:for|to) (?:(?:our|the|your|a|my) )?(?:(?:weekly|monthly|daily|free|e-?mail) )*(?:newsletters?|mailing lists?|mailings?|e-?mail (?:updates?|list|club))\b/gu,
    "subscribed to our newsletter",
  ],
  // "never gave something back"
  [
    /\b(gave|give|gives|given|giving) (something|anything|things|stuff|items?|products?|goods|an item|an order|orders?) back\b/gu,
    ([, verb, what]) => `${verb === "give" || verb === "gives" ? "return" : "returned"} ${what}`,
  ],
  // "gone quiet on us": the shop, no country
  [
    /\b(quiet|silent|cold|dark|missing|dormant|inactive|off|away|stopped|given up|gave up|walked out|bailed|vanished|disappeared) on us\b(?! (?:customers|buyers|shoppers|residents))/gu,
    ([, what]) => what,
  ],
  // "all their orders were over $50"
  [
    new RegExp(
      `\\b(?:all(?: of)?|each of|every one of|every single one of) (?:their|the|his|her|these|those|them) ?(?:${ORDER})? (?:were|was|are|have been|came to|cost) (?=(?:over|above|more than|at least|under|below|less than|at most|up to|between)\\b)`,
      "gu",
    ),
    "every order ",
  ],
  // "had an order over $100 refunded"
  [
    /\b(?:had|got|have|has) an? (?:order|purchase) ((?:worth |of )?(?:over|above|more than|at least|under|below|less than) [$€£]?\d[\d.,]*k?) (?:refunded|returned|sent back)\b/gu,
    ([, much]) => `had a refund ${much}`,
  ],
];
