import { COUNT, FIGURE, ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const UNIT = "(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|percent|%|times|x)";
const MEAN_OF = "(?:customers?|buyers?|shoppers?|clients?|users?|persons?|member|one)";

/** Orders and figures said the other way round. */
export const orderTurns: readonly Turn[] = [
  // "order no. 1", "purchase #1", "order number two"
  [
    new RegExp(
      `\\b(?:the(?:ir)? )?(${ORDER}) ?(?:no\\.?|number|nr\\.?|num\\.?|#|№) ?(1|one|2|two)\\b(?! ?(?:\\d|or more|\\+|times))`,
      "gu",
    ),
    ([, noun = "order", which = ""]) =>
      `${/1|one/u.test(which) ? "first" : "second"} ${noun.replace(/s$/u, "")}`,
  ],
  [new RegExp(`#1 (?=${ORDER}\\b)`, "gu"), "first "],
  // "more page visits than 2", "spent more this quarter than $300"
  [
    new RegExp(
      `\\b(more|fewer|less) ((?!than\\b|or\\b|and\\b|but\\b|not\\b)[a-z]+(?: (?!than\\b|or\\b|and\\b|but\\b)[a-z]+){0,3}) than (${FIGURE}|${COUNT})\\b(?! ?${UNIT}\\b)`,
      "gu",
    ),
    ([, side, noun, figure]) => `${side} than ${figure} ${noun}`,
  ],
  // "hit $500 in spend"
  [new RegExp(`\\b(?:hit|hits|hitting) (?=${FIGURE}\\b)`, "gu"), "reached "],
  // "saved more than $25 through discounts"
  [
    new RegExp(
      `\\bsav(?:ed|es|e|ing) ((?:[a-z]+ ){0,4}?${FIGURE}\\+?(?: (?:or more|or less|dollars|bucks|usd|euros?))?)(?: (?:through|with|by using|using|via|from|thanks to|by|in|on) (?:our |the |all )?(?:discounts?|sales?|promos?|promotions?|markdowns?)(?: codes?)?)?`,
      "gu",
    ),
    ([typed, figure]) =>
      /\b(?:day|week|month|year)s?\b/u.test(typed) ? undefined : `total discount ${figure}`,
  ],
  // "than what the average customer spends", "as the average buyer does"
  [
    new RegExp(
      `\\b(?:than |as )?(?:what |that of )?(?:the|an|our) (average|typical|median|mean) (?:${MEAN_OF})(?: (?:spends?|spent|orders?|ordered|buys?|bought|does|do|did|pays?|has))?\\b`,
      "gu",
    ),
    ([typed, which]) =>
      `${/^(?:than|as) /u.exec(typed)?.[0] ?? ""}the ${which === "median" ? "median" : "average"}`,
  ],
  [
    /\bnot one (?=(?:single )?(?:event|order|purchase|visit|email|mail|return|refund|search|click|open|thing|session)\b)(?:single )?/gu,
    "no ",
  ],
  // "any order with 3 or more units of the same item"
  [
    new RegExp(
      `\\b(?:an?y?|one|a single|some) order (?:with|containing|of|that (?:had|has|contains|contained|included)|having|which had) ((?:at least |more than |over |exactly )?${COUNT}(?:\\+| or more)?) (?:(?:units?|pieces?|pcs|copies|items?) )?(?:of )?(?:the|one and the|a|one) (?:very |exact )?(?:same|single|one) (?:item|product|thing|article|sku)\\b`,
      "gu",
    ),
    ([, count]) => `bought ${count} of the same product in one order`,
  ],
  // "share of page views that were the sale page > 0.4"
  [
    /\b(?:share|proportion|fraction|percentage|portion|part) of (?:their |all |the )?((?:page |product )?(?:orders|purchases|visits|views|spend|emails|sessions|transactions)) (?:that (?:are|were|is|was|came from|come from|had|have|used|contain|contained|include|included)|which (?:are|were|had|used)|with|on|from|being|in|of|going to) ((?:the |a |an )?[a-z0-9][a-z0-9 /]{1,24}?) (?:is |was |are |being |has to be )?(>=?|<=?|over|under|above|below|at least|at most|more than|less than|exceeding) ?(0?\.\d+|\d{1,3} ?(?:%|percent))/gu,
    ([, noun, what, side, figure = ""]) => {
      const share =
        figure.includes(".") && !/[%p]/u.test(figure) ? `${Math.round(Number(figure) * 1e4) / 100}%` : figure;
      return `${side} ${share} of ${noun} with ${what}`;
    },
  ],
  // "more than 5 toys bought in total, counting quantity"
  [
    /,? \(?(?:counting|by|in terms of|measured in|going by) (?:the )?(?:quantity|quantities|pieces|units|item count|number of (?:pieces|units|items))(?:,? not (?:the )?orders)?\)?(?=\s*(?:$|[,.;]))/gu,
    ({ input, index }) =>
      /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?:\+| or more)? [a-z]+/u.test(
        input.slice(0, index),
      ) &&
      /\b(?:bought|ordered|purchased|pieces|units|items)\b/u.test(input.slice(0, index)) &&
      !/\borders?\b/u.test(input.slice(0, index))
        ? ""
        : undefined,
  ],
  // "whose basket is usually over 100", "typically orders for more than 80"
  [
    /\b(?:basket|order|order value|basket value|orders)(?: size)? (?:is|are) (?:usually|typically|normally|generally|mostly|on average) (?=over|under|above|below|more than|less than|at least|at most|around|between)/gu,
    "average order value ",
  ],
  [
    /\b(?:usually|typically|normally|generally) (?:orders?|spends?|buys?|pays?|ordered|spent|bought)(?: for)? (?=(?:over|under|above|below|more than|less than|at least|at most|around|between) [$€£]?\d)/gu,
    "average order value ",
  ],
  // "kept everything they bought"
  [
    /\b(?:kept|keep|keeps) (?:everything|all|every order|all (?:of )?(?:their|the) orders)(?: (?:that )?(?:they|he|she)(?:'ve| have)? (?:ever )?(?:bought|ordered|purchased|got))?\b/gu,
    "ordered and never returned anything",
  ],
  // "did not order a second time"
  [
    /\b(order|buy|purchase|shop|ordered|bought|purchased) (?:for )?a second time\b/gu,
    ([, verb]) => `${/ed$|bought/u.test(verb ?? "") ? "ordered" : "order"} again`,
  ],
  // "discounts adding up to over 100"
  [
    /\bdiscounts? (?:(?:that )?add(?:s|ing)? up to|totall?ing|summing (?:up )?to|worth|amounting to)(?: a total of| in total)?(?= )/gu,
    "total discount",
  ],
  // "orders with 5 or more items": pieces of one order
  [
    new RegExp(
      `\\b(?:orders?|purchases?) (?:with|of|containing|that (?:had|has|have|contained|contain)) ((?:at least |more than |over |fewer than |up to |exactly )?${COUNT}(?:\\+| or more| or fewer)?) (?:different )?(items|products|pieces|units|articles|things)\\b`,
      "gu",
    ),
    ([, count, noun]) => `bought ${count} ${noun} in one order`,
  ],
  // "an order that had both Shoes and Bags"
  [
    /\b(?:an|one|a single|any) order (?:that (?:had|has|contained|contains|included)|with|containing|including|of) both ([a-z][a-z &'-]+? and [a-z][a-z &'-]+?)(?=\s*(?:$|[,.;)]|in\b|this\b|last\b|since\b|who\b|but\b))/gu,
    ([, what]) => `bought both ${what} in one order`,
  ],
  // "cart > 0"
  [/\bcarts? ?(?=[<>=])/gu, "cart adds "],
  // "the 500 lowest spenders"
  [
    /\b(?:the |our )?(\d{1,5}) (?:lowest|smallest|weakest|least valuable|lowest-spending) (?:spenders|spending (?:customers|buyers)|customers by spend)\b(?: among (?:the |our |all )?(?:buyers|customers))?/gu,
    ([, count]) => `bottom ${count} by spend`,
  ],
  // "customers of at least 40 years"
  [
    /\b(customers|people|users|women|men|buyers|shoppers|members|clients|ladies) of ((?:at least |over |under |above |below |more than |less than )?\d{2}) years(?: of age| and (?:older|over|above)| or (?:older|over|more))?\b/gu,
    ([typed, who, figure]) =>
      `${who} aged ${figure}${/and (?:older|over|above)|or (?:older|over|more)/u.test(typed) ? " or older" : ""}`,
  ],
  // "members for 2 to 3 years"
  [
    /\b(?:members|customers|customer|member|been with us|with us) for (?:between )?(\d+|one|two|three|four|five) (?:to|and|-) (\d+|two|three|four|five|six) (years|months)\b/gu,
    ([, low, high, unit]) => `signed up ${low} to ${high} ${unit} ago`,
  ],
  // "each of the last three months, meaning each single month on its own"
  [
    /,? ?\(?(?:(?:meaning|i\.?e\.?,?|that is,?|so) )?(?:(?:for |in )?(?:each|every)(?: single| one)?(?: (?:month|week|quarter|year|day|one))?(?: of (?:them|these|those))? )?(?:on its own|separately|individually|by itself|taken alone)\)?(?=\s*(?:$|[,.;]))/gu,
    ({ input, index }) => (/\b(?:each|every)\b/u.test(input.slice(0, index)) ? "" : undefined),
  ],
  // "AOV over 1.5 times the median AOV": the measure once more
  [
    /\b(aov|average order value|average basket|order value|spend|spent|spending|number of orders|order count|orders|visits)\b([^,;]*?\b(?:times|double|triple|twice|than|above|below|over|under|half|x|exceeds|exceeding)\b[^,;]*?\b(?:the|our|an?) (?:median|average|mean)) (?:aov|average order value|order value|basket|basket size|spend|spending|number of orders|order count|orders|visits)\b/gu,
    ([, measure, between]) => `${measure}${between}`,
  ],
  // "never opened a single mail", "not even one order": not at all. "in a single order" is another matter.
  [
    /\b((?:never|not|n't|haven't|hasn't|hadn't|didn't|don't|doesn't|without|nobody)\b[^,.;:()]{0,50}?(?<!\b(?:in|per|on|for|of|with|within|at|by|over|than)) )(?:even )?(?:a|one|any) single (?!one\b|thing\b|(?:order|purchase|transaction)\b(?= (?:over|above|under|below|worth|of)\b))(?=[a-z])/gu,
    ([, ahead]) => `${ahead}any `,
  ],
  [
    /\b((?:never|not|haven't|hasn't|hadn't|didn't|don't|doesn't|without)\b[^,.;:()]{0,40}? )(?:so much as (?:a|one)|even (?:a|one)) (?!time\b)(?=[a-z])/gu,
    ([, ahead]) => `${ahead}any `,
  ],
  [
    /\b((?:never|not|haven't|hasn't|didn't|don't|doesn't)\b[^,.;:()]{0,30}? )(?:a|any|one)(?: single)? (?:cent|penny|dime|dollar|buck|euro)\b/gu,
    ([, ahead]) => `${ahead}anything`,
  ],
  // "cart but no order", "a cart without checkout"
  [
    /(?<=^|[,;:(] ?|\b(?:with|had|have|has|who) )(?:a |an? active |full )?(?:cart|basket)(?=,? (?:but|and|yet) (?:no|not|never|didn't|without)\b| (?:without|w\/o) )/gu,
    "added to cart",
  ],
  // "re-ordered within 2 weeks after it"
  [
    new RegExp(
      `\\b((?:within|in) (?:the )?(?:${COUNT}|a|an) ${UNIT}) (?:after|of|from|following) (?:it|that|this|them|those|doing so|the fact|which)\\b`,
      "gu",
    ),
    ([, span]) => `${span} after`,
  ],
  [
    new RegExp(
      `\\b((?:within|in) (?:the )?(?:next|following|subsequent|ensuing) ((?:${COUNT}|a|an) ${UNIT}))(?= (?:after|of)\\b)`,
      "gu",
    ),
    ([, , span]) => `within ${span}`,
  ],
  // "in each of the last 3 months without skipping one": said once more
  [
    /,? without (?:ever )?(?:skipping|missing)(?: out)?(?: on)? (?:a single one|any(?: of them)?|one|a (?:day|week|month|quarter|year)|a single (?:day|week|month|quarter|year))\b|,? without (?:a |any )?(?:gaps?|breaks?|exceptions?|interruptions?|fail)\b/gu,
    ({ input, index }) => (/\b(?:each|every|all)\b/u.test(input.slice(0, index)) ? "" : undefined),
  ],
  // "days since last visit under 14"
  [
    /\b(?:number of )?(days|weeks|months) since (?:the |their )?(?:last|latest|most recent) (visit|session|login|page view|site visit|email open|search|return|refund|review)(?: (?:is|was|of|are|being|at))?[:=]? ?((?:<=?|>=?|(?:less|more|fewer|greater) than|under|over|below|above|at least|at most|up to|no more than|between \d+ and) ?)(\d+)(?: (?:days|weeks|months))?\b/gu,
    ([, unit, noun, side, count]) =>
      `last ${noun} ${side}${/\s$/u.test(side ?? "") ? "" : " "}${count} ${unit} ago`,
  ],
  // "then nothing", "and nothing since then"
  [
    /,? ?(?:and |but )?(?:then|since then|after that|afterwards|ever since) (?:nothing|never again|no more orders?|no orders?|none)(?: (?:else|more|since|after|after that|at all))?(?=\s*(?:[,.;)]|$))/gu,
    " and no order since",
  ],
  // "exactly two orders and no more"
  [
    new RegExp(
      `\\b(?:exactly |only |just )?(${COUNT}) (${ORDER}|times|returns?|refunds?|visits?)([^,.;]{0,30}?),? and (?:no|not any|not one|none|nothing) more\\b`,
      "gu",
    ),
    ([, count, noun, rest]) => `exactly ${count} ${noun}${rest}`,
  ],
  [
    /\b(once|twice)([^,.;]{0,30}?),? and (?:no|not any|nothing) more\b/gu,
    ([, count = "", rest]) => `exactly ${count === "once" ? "1 time" : "2 times"}${rest}`,
  ],
  // "returned more than half of what they bought"
  [
    /\bof (?:what|everything|all that|all|the (?:stuff|things|items|products|orders)) (?:they|he|she)(?:'ve| have| had|'d)? (?:ever )?(?:bought|ordered|purchased|buy|order|purchase)\b/gu,
    "of their orders",
  ],
  // "repeat coffee buyers"
  [
    /\brepeat ((?!buyers?\b|customers?\b|purchas|shoppers?\b|orders?\b|visit)[a-z][a-z'&-]*(?: (?!buyers?\b|customers?\b)[a-z][a-z'&-]*)?) (?:buyers|customers|purchasers|shoppers)\b/gu,
    ([, goods]) => `who bought ${goods} at least twice`,
  ],
  [
    /(?<=^|who are |who is |customers |[,;:] |\b(?:and|all|everyone) )(?:brand )?new (?=(?:this|last|in the|since|in|within) (?!york|zealand|orleans|mexico|delhi|jersey|hampshire))/gu,
    "new customers ",
  ],
  [/\b(?:in|to) the (?:amount|value|tune|sum) of\b|\bin value of\b/gu, "of"],
  // "share of wallet on toys above 30 percent"
  [
    /\b(?:a )?share of (?:their )?(?:wallet|spend|spending|basket|money|revenue) (?:on|for|in|spent on|to|from|going to) ((?:[a-z]+ ){1,3})(?:is |of |being )?((?:above|over|under|below|more than|less than|at least|at most|exceeding) )(\d+ ?(?:%|percent|pct))/gu,
    ([, goods = "", side, figure]) => `${side}${figure} of their money on ${goods.trim()}`,
  ],
  // "between 3 and 6 (inclusive)"
  [
    /(\b(?:between|from) [^\s()]+ (?:and|to) [^\s(),]+(?: [a-z]+)?),? \(?(?:both )?(?:inclusive|included|incl\.?|both ends included|ends included)\)?(?=\s|[,.;)]|$)/gu,
    ([, range]) => range,
  ],
  // "active on at least 4 days of the last 7"
  [
    new RegExp(
      `\\b(?:on|in) ((?:at least |at most |more than |fewer than |exactly )?)(${COUNT}) (?:different |separate )?(days|weeks|months|quarters) (?:of|out of|in) the (?:last|past) (\\d+)(?: \\3)?\\b`,
      "gu",
    ),
    ([, side, count, unit, whole]) => `in ${side}${count} of the last ${whole} ${unit}`,
  ],
  // "repeat, last order this month"
  [/(?<=^|[,;] ?)repeats?(?= ?(?:[,;]|$))/gu, "repeat customers"],
  // "total items purchased > 10"
  [
    new RegExp(
      `\\b(?:total |number of |count of )?(items|products|units|pieces) (?:purchased|bought|ordered)(?: is| are|:)? ?(>=?|<=?|over|under|above|below|at least|at most|more than|less than|fewer than|exactly) ?(${COUNT})\\b`,
      "gu",
    ),
    ([, noun, side, count]) => `bought ${side} ${count} ${noun}`,
  ],
  [/\bavg\. /gu, "avg "],
  // "3+ orders whose last one is over 120 days old"
  [
    /\b(last|first|latest|most recent) one\b/gu,
    ({ input, index, 1: which }) => {
      const noun =
        /\b(order|purchase)s?\b(?!.*\b(?:order|purchase|visit|return|refund|search|open|click)s?\b)/u.exec(
          input.slice(0, index),
        )?.[1];
      return noun === undefined ? undefined : `${which} ${noun}`;
    },
  ],
];
