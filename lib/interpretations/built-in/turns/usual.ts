import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b))";
const ORDER = "(?:order|purchase|transaction)";
const THINGS =
  "(?:something|anything|things?|stuff|items?|an? (?:item|order|product|purchase)|orders?|goods|products?|one|some|most of it|(?:a )?part of it)";
const WHO =
  "(whoever|(?:anyone|anybody|everyone|everybody|all those|all people|all customers|those|people|customers) (?:who|that|whose|with|in|from))";
const TRAIT =
  "(gender|sex|country|city|birthday|birth ?date|date of birth|age|language|loyalty tier|tier|phone number|phone|email address)";
const SIDE = "(?:more than |over |at least |under |less than |above |below )";
const NTH = "(?:second|third|fourth|2nd|3rd|4th)";
const GROUP = "(?:country|city|state|brand|category|tier|language|segment|gender|region|device)";
const TIER = "(basic|bronze|silver|gold|platinum|diamond)";
const COUNTED =
  "(?:\\d{1,3}|two|three|four|five|six|seven|ten|twelve|fourteen|twenty|twenty-one|thirty|sixty|ninety)";

/** The usual in the words of a shop's people: cards, refills, ranks, what was sent back, what is not known. */
export const usualTurns: readonly Turn[] = [
  // "whoever has German as language"
  [
    /\b(?:has|have|with|having|set|chose) ([a-z]+) (?:as|for) (?:their |the |a |preferred |first )*language\b/gu,
    ([, language]) => `speaks ${language}`,
  ],
  // "checked out the sneakers": looked at them; goods that one has are ordered otherwise
  [
    /\bchecked out (?=(?:the|our|some|those|these|any|a few|new) (?!(?:cart|basket|order|page|site|website|shop|store|good|item|thing|product|stuff)s?\b))/gu,
    "viewed ",
  ],
  // "people in Boston and whoever spent over 500": further people
  [
    new RegExp(`,? \\b(?:and|&)(?: also)? ${WHO} `, "gu"),
    ({ input, index, 0: typed, 1: who = "" }) => {
      const ahead = input.slice(0, index);
      if (
        index === 0 ||
        /\b(?:except|exclud(?:e|ed|es|ing)|without|not|never|no|neither|both|between)\b|n't\b/u.test(ahead)
      )
        return undefined;
      const isPlain = /^(?:those|people|customers)/u.test(who);
      // "women in Paris and people who ordered": those who are named on both sides.
      if (
        isPlain &&
        !/\b(?:members|customers|people|buyers|shoppers|those|women|men|users|subscribers)\b/u.test(ahead)
      )
        return undefined;
      return ` or ${
        who === "whoever"
          ? "who"
          : typed
              .trim()
              .replace(/^(?:, )?(?:and|&)(?: also)? /u, "")
              .replace(/^, /u, "")
      } `;
    },
  ],
  // "over-65s and under-21s": nobody is both
  [
    /\b(over|under|above|below)[- ]?(\d\d)s?(?: year olds)? and (?:the )?(over|under|above|below)[- ]?(\d\d)s\b/gu,
    ([, a = "", first, b = "", second]) => {
      const isUp = (side: string) => side === "over" || side === "above";
      if (isUp(a) === isUp(b)) return undefined;
      const [low, high] = isUp(a) ? [Number(second), Number(first)] : [Number(first), Number(second)];
      return low <= high ? `${a} ${first}s or ${b} ${second}s` : undefined;
    },
  ],
  // "gold card", "silver status"
  [new RegExp(`\\b${TIER}[- ](?:cards?(?:[- ]?holders?)?|status)\\b`, "gu"), ([, tier]) => `${tier} members`],
  // "sent something back"
  [
    new RegExp(`\\b(send|sends|sent|sending) (${THINGS}) back\\b`, "gu"),
    ([, verb, what]) => `${verb} back ${what}`,
  ],
  // "big spenders, say $1,000 plus in the last 12 months"
  [
    new RegExp(
      `\\b(?:our |the )?(?:big|high|heavy|top) spenders,? \\(?(?:say|i\\.?e\\.?,?|meaning|so|:|as in|that is,?|read) (${FIGURE})(?: dollars| bucks)? ?(?:plus|\\+|or more|and up|and above)`,
      "gu",
    ),
    ([, figure]) => `spent at least ${figure}`,
  ],
  // "searched and left without ordering"
  [
    /,? (?:and|but|then|and then) (?:then )?(?:left|went away|walked away|exited|went)(?: the (?:site|shop|store))?(?: again)? (?:without (?:ordering|buying|purchasing|an order|a purchase|placing an order)(?: anything| something)?)/gu,
    " but did not order",
  ],
  [/\b(?:clicked|hit|pressed|tapped) (?:on )?(?:the )?checkout(?: button)?\b/gu, "started checkout"],
  [
    /(?<=\bcheckout\b[^.;]{0,40}?)(?:without|w\/o|but not|but didn't|but did not|but never) (?:completing|finishing|paying|complete|completed|finish(?:ed)?|pay|paid)(?: (?:it|the order|the purchase|the checkout|for it))?\b/gu,
    "without ordering",
  ],
  // "quit buying after a refund"
  [
    new RegExp(
      `\\b(?:quit|stopped|ceased|gave up|left off) (?:buying|ordering|shopping|purchasing)(?: from us| with us)? (?:after|following|since) (?:an? |the |their |getting an? |getting their |their last )?(?:refund|return|money back)${END}`,
      "gu",
    ),
    "returned an order and then did not order",
  ],
  // "bought everything full price"
  [
    /\b(?:bought|buys?|purchased|ordered|paid for|orders?) (?:everything|all|all of it|it all|every item|every thing) (?:at )?(?:the )?full price\b/gu,
    "only bought at full price",
  ],
  // "5th biggest spender down to 20th"
  [
    /\b(?:the )?(\d{1,3})(?:st|nd|rd|th) (?:biggest|largest|highest|best|top) (spender|buyer|customer|shopper|orderer)s? (?:down |up )?(?:to|through|until) (?:the |number )?(\d{1,4})(?:st|nd|rd|th)?\b/gu,
    ([, from, who, to]) =>
      `ranked ${from} to ${to} by ${who === "spender" || who === "customer" ? "spend" : "number of orders"}`,
  ],
  // "still waiting for their first order"
  [
    new RegExp(
      `\\b(?:still |are |is |we are |we're |who are )*(?:waiting for|awaiting|yet to (?:place|make)|missing|without|(?:have|has) yet to (?:place|make)|(?:haven't|hasn't|have not|has not|never|didn't|did not) (?:placed|made|place|make)|owe us) (?:their|a|the|that|his|her) (?:very )?first ${ORDER}(?: yet)?${END}`,
      "gu",
    ),
    "never ordered",
  ],
  // "five times, like, lol"
  [/,? ?\b(?:lol|lmao|haha(?:ha)?|hehe|tbh|imho|imo|fyi|:\))(?=\s*(?:$|[,.;!)]))/gu, ""],
  [/, like,/gu, ","],
  // "more refunds than orders"
  [/\bmore (?:refunds|returns) than (?:orders|purchases)\b/gu, "refund share over 100%"],
  // "a refund in their first order"
  [
    new RegExp(
      `\\b(?:a |the )?(?:refund|return)s? (?:in|on|for|of|with) (?:their|the|his|her) (?:very )?(?:first|last|latest|most recent) ${ORDER}\\b`,
      "gu",
    ),
    "unsayable-refunded-order",
  ],
  // "haven't told us their date of birth"
  [
    new RegExp(
      `\\b(?:haven't|hasn't|have not|has not|never|didn't|did not|don't|won't|refused to|not) (?:told|tell|given|gave|give|shared?|provided?|entered|enter|disclosed?|filled in|left|submitted|revealed?)(?: to)?(?: us| me)?(?: with)? (?:their|his|her|an?|any|the) ${TRAIT}(?: yet| at all)?${END}`,
      "gu",
    ),
    ([, trait]) => `${trait === "phone" ? "phone number" : trait} is missing`,
  ],
  // "had 4 orders or spent $400, whichever"
  [
    /(?<=\bor\b[^.;]{1,50}?),? \(?(?:whichever|whichever (?:one|comes first|is (?:true|met|reached first|first))|either way|no matter which|doesn't matter which|does not matter which|one of (?:the two|them)(?: is enough| will do)?)\)?(?=\s*(?:$|[.;)]))/gu,
    "",
  ],
  [/^(?:just|only|simply|literally) (?=(?:everyone|everybody|all customers|all of them)\s*[.!]?$)/gu, ""],
  // "second purchase was cheaper than the first", "orders keep getting smaller"
  [
    new RegExp(
      `\\b(?:whose |their |the )?${NTH} ${ORDER} (?:is |was |being )?(?:bigger|larger|smaller|higher|lower|greater|more expensive|cheaper|worth more|worth less|more|less)(?: in value)? than (?:their |the )?(?:first|last|previous|one before)(?: one| ${ORDER})?\\b`,
      "gu",
    ),
    "unsayable-two-orders",
  ],
  [
    new RegExp(
      `\\b(?:whose |their |the )?(?:orders?|order values?|baskets?|purchases) (?:(?:is|are|has|have|had|keeps?|kept|always) )*(?:getting|got|gone|went|growing|going|become|becoming|grew|rose|risen|fallen|fell|dropped) ?(?:up|down|smaller|bigger|larger|cheaper|higher|lower)?(?: (?:compared (?:to|with)|from|versus|vs\\.?|against|than|over|since) (?:the |their )?(?:previous|last|prior|one before|first)(?: ${ORDER}| one)?|(?: and)? (?:each|every) time| over time)?${END}`,
      "gu",
    ),
    ({ 0: typed }) =>
      /keep|kept|always|time|previous|prior|one before|first/u.test(typed)
        ? "unsayable-two-orders"
        : undefined,
  ],
  // "no coupon on the first order, coupon on the second"
  [
    new RegExp(
      `(?<=\\bfirst (?:${ORDER}|one)\\b[^.;]{0,50}?)\\b(?:(?:on|in|for|with|at) )?(?:the |their |a )?${NTH}(?: ${ORDER}| one)?(?=\\s*(?:$|[,.;)]|from\\b|on\\b|with\\b|via\\b|was\\b|over\\b|under\\b))`,
      "gu",
    ),
    "unsayable-nth-order",
  ],
  [
    /\b(?:in|on|for|with|during|across) (?:any of |each of |all of |all )?(?:the|their|his|her) (?:last|latest|first|most recent) (?:two|three|four|five|ten|\d+) (?:orders|purchases|transactions)\b/gu,
    "unsayable-nth-order",
  ],
  [
    new RegExp(
      `\\b${NTH} ${ORDER} (?:came |was |placed |made |follow(?:ed|s) )?(?:within|in|less than|under|at most) (?:${COUNT}|an?|\\d+) (?:days?|weeks?|months?) (?:of|after|from|following) (?:the |their )?(?:1st|first|previous|last)(?: ${ORDER}| one)?\\b`,
      "gu",
    ),
    "unsayable-order-span",
  ],
  // "the 100 most recent buyers", "one of the first 500 people to sign up"
  [
    /\b(?:the |our |one of the |among the )*(?:(?:last|latest|newest|first|earliest|most recent) (?:\d{1,5}|hundred|ten|twenty|fifty)|(?:\d{1,5}|hundred|ten|twenty|fifty) (?:latest|newest|most recent|earliest|oldest|first)) (?:(?:buyers|sign-?ups?|registrations|customers|members|shoppers|orderers|subscribers|accounts|clients)(?! (?:of|in|from|this|last)\b)|(?:people|customers|members|users|ones) (?:to|who) (?:sign|register|join|order|buy|purchase|subscrib)[a-z]*(?: up)?)\b/gu,
    "unsayable-newest",
  ],
  [/\btop (\d[\d.]* ?(?:%|percent)) by recency\b/gu, ([, share]) => `bottom ${share} by recency`],
  [/\btop \d+ (?:customers |buyers )?by recency\b/gu, "unsayable-newest"],
  // "top ten spenders per country"
  [
    new RegExp(
      `\\b(?:top|best|bottom|biggest|first) (?:\\d+|[a-z]+)(?: ?%| percent)?[^,.;]{0,30}? (?:per|in each|in every|for each|for every|of each|of every|by each) ${GROUP}\\b`,
      "gu",
    ),
    "unsayable-per-group",
  ],
  // "middle third by spend"
  [
    /\bmiddle (third|half|quarter|fifth)\b/gu,
    ([, part = ""]) => `middle ${{ third: 33.3333, half: 50, quarter: 25, fifth: 20 }[part]}%`,
  ],
  // "from more than one type of device", "two kinds of products"
  [
    /\b((?:more than|at least|over|only|exactly|fewer than|less than|different|several|multiple|many|\d+|one|two|three|four|five) )(?:different )?(?:types?|kinds?|sorts?) of (devices?|brands?|categor(?:y|ies))\b/gu,
    ([, count, what]) => `${count}${what}`,
  ],
  // "email yes, orders no"
  [
    /(?<=^|[,;(&+] ?|\band )(e-?mail|newsletter|sms|orders?|purchases?|returns?|refunds?|visits?|coupons?) (yes|no)(?=\s*(?:$|[,;.)&+]|and\b|but\b))/gu,
    ([, what = "", said]) => {
      if (/mail|newsletter|sms/u.test(what)) {
        const channel = what === "sms" ? "sms" : "email";
        return said === "yes" ? `with ${channel} consent` : `opted out of ${channel}`;
      }
      return said === "yes" ? `at least one ${what.replace(/s$/u, "")}` : `no ${what}`;
    },
  ],
  // "looking but not buying – fourteen days"
  [
    /(?<!\b(?:keep|keeps|kept|just) )\blooking(?= (?:but|and|without|not)\b|, (?:but|not|never)\b)/gu,
    "viewed products",
  ],
  [
    new RegExp(`(?<=[a-z]) ?(?:[-–—]|,) (${COUNTED}) (days|weeks|months)$`, "gu"),
    ({ input, index, 1: count, 2: unit }) =>
      /\b(?:last|first|latest|recent|ago|before|after|since|within|age|aged)\b/u.test(input.slice(0, index))
        ? undefined
        : ` in the last ${count} ${unit}`,
  ],
  // "share of refunds greater than 30% of spend"
  [
    new RegExp(
      `\\b(?:a |the )?share of (?:refunds|returns|refunded money) (${SIDE}|greater than |higher than )?(\\d{1,3} ?(?:%|percent))(?: of (?:their |the |total |all )*(?:spend|spending|revenue|money|order value))`,
      "gu",
    ),
    ([, side = "", share]) =>
      `refunded share of spend ${/greater|higher/u.test(side) ? "more than " : side}${share}`,
  ],
  // "purchased skincare but didn't purchase it again within 60 days"
  [
    new RegExp(
      `\\b(bought|ordered|purchased) ([a-z][a-z &-]{1,30}?),? (?:but|and) (?:then )?(?:didn't|did not|have not|haven't|never|not) (?:buy|order|purchase|repurchase|reorder|bought|ordered|purchased|repurchased|reordered)(?: (?:it|them|any|more))?(?: again| once more)? within ((?:the next )?(?:${COUNTED}|a|an|one) (?:days?|weeks?|months?|year))\\b`,
      "gu",
    ),
    ([, verb, goods, span = ""]) =>
      `${verb} ${goods} then did not buy ${goods} within ${span.replace("the next ", "")}`,
  ],
  // "the heaviest coupon users, top 5%"
  [
    /\b(?:the |our )?(?:heaviest|biggest|keenest|most (?:frequent|avid|active)|largest|worst) (?:coupon|voucher|promo|code) (?:users|redeemers|shoppers|hunters|customers),? ?(?:-|:|\()? ?(?:the |so |say )?top (\d+(?: ?%| percent)?)\)?/gu,
    ([, top]) => `top ${top} by number of coupons used`,
  ],
  [
    /\b(the current|current|this|last|the last) (?:calendar|fiscal) (?=(?:year|quarter|month|week)\b)/gu,
    ([, which]) => `${which} `,
  ],
  // "bought anything from Acme"
  [
    /\b(bought|ordered|purchased|viewed|returned|buy|buys|order|purchase|got|carted|browsed) (?:anything|something|things|stuff|items?|an item|a product|products|goods|articles?) (?:from|by|of|made by) (?:the brand )?(?!us\b|our\b|the\b|your\b|a\b|an\b|this\b|that\b|my\b)(?=[a-z])/gu,
    ([, verb]) => `${verb} `,
  ],
  // "basket of over 3 pieces"
  [
    new RegExp(
      `\\b(?:an? |whose |their |with )?(?:basket|cart|order)s? (?:of|with|containing|holding) (${SIDE}?(?:${COUNT}|\\d+)(?: or more| or less|\\+)?) (?:pieces|items|products|units|articles)\\b`,
      "gu",
    ),
    ([, count]) => `bought ${count} items in one order`,
  ],
  // "half-year inactive platinum members"
  [
    /\b(half|one|two|three|\d+)[- ](year|month|week|day)s? (inactive|dormant|lapsed)((?: [a-z]+){0,3} (?:members|customers|users|buyers|subscribers|people|accounts|shoppers|clients))?\b/gu,
    ([, count, unit, how, who = ""]) =>
      `${who.trim()} ${how} for ${count === "half" ? `half a ${unit}` : `${count} ${unit}s`} `.trimStart(),
  ],
  // "more emails opened this month than last month"
  [
    /\b(more|fewer|less) e-?mails? (opened|clicked|read) (?=(?:this|in|last|over|during)\b)/gu,
    ([, side, verb]) =>
      `${verb === "clicked" ? "email clicks" : "email opens"} ${side === "more" ? "more" : "less"} `,
  ],
  [/\bcyber week\b/gu, "cyber monday week"],
  [/\b(?:mother tongue|native language|first language|native tongue)\b/gu, "language"],
  // "quarter of their money goes to toys or more"
  [
    /\b(?:a |one |at least a |at least one |over a |more than a )?(half|third|quarter|fifth) of (?:their|all their|the) (?:money|spend|spending|budget|cash) (?:goes|went|going|is spent|was spent|go) (?:to|on|into) ([a-z][a-z &-]{1,30}?) or (?:more|over|above)\b/gu,
    ([, part = "", goods]) =>
      `at least ${{ half: 50, third: 33.33, quarter: 25, fifth: 20 }[part]}% of their spend on ${goods}`,
  ],
  // "never once with a discount code": a coupon
  [/\b(?:discount|promo|promotion|promotional) (code|coupon|voucher)(s?)\b/gu, ([, , s]) => `coupon${s}`],
];
