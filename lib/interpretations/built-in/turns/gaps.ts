import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const N = "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|a couple of|couple of)";
const UNIT = "(?:hours?|days?|weeks?|months?|quarters?|years?)";
const END = "(?=\\s*(?:$|[,.;:)]|and\\b|but\\b|who\\b|or\\b))";
const BACK =
  "(?:(?:immediately|right|directly|just) )?(?:before|prior|preceding|leading up|earlier|beforehand|previously)(?: to)?(?: (?:that|this|then|those|it|them|these))?";
const ORDER = "(?:order|purchase|transaction|one)";
const OTHER = "(?:another|a second|a further|one more|a repeat|a follow-up|a new|the next|a subsequent|more)";
const AGAIN = `(?:re-?ordered|re-?purchased|re-?bought|(?:bought|ordered|purchased|shopped) (?:again|a second time|once more)|(?:made|placed|had|completed) ${OTHER} ${ORDER}|(?:came|come|comes|were|was) back(?: (?:for|to make|to place|with) ${OTHER}(?: ${ORDER})?| to (?:buy|order|purchase|shop)(?: again| more| something)?)?|returned (?:for|to make|to place|with) ${OTHER}(?: ${ORDER})?)`;
const PERIOD =
  "(?:(?:19|20)\\d\\d|this|last|the (?:whole|entire|last|first|second|third|fourth|previous)|all of|q[1-4]|h[12]|black friday|christmas|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

const PERIODS: Readonly<Record<string, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
};

const isDenied = (ahead: string) => /\b(?:not?|never|nothing|none|without|zero)\b|n't\b/u.test(ahead);
const isTimed = (ahead: string) =>
  /\b(?:last|past|this|recent|current|these|since|today|yesterday|(?:19|20)\d\d|q[1-4])\b|\b(?:in|for|within) (?:\d+|[a-z]+) (?:day|week|month|quarter|year)s?\b/u.test(
    ahead,
  );

/** Times in which nothing happened, and what came before or after them. */
export const gapTurns: readonly Turn[] = [
  // "not in the three months before that", "nothing in the 90 days prior"
  [
    new RegExp(
      `(?:\\b(?:in|within|over|during|for|throughout) )?\\bthe (?:(${N}) )?(${UNIT}) ${BACK}${END}`,
      "gu",
    ),
    ([, count = "1", unit = ""]) => `in the ${count} ${unit} before that`,
  ],
  // "not in the preceding 90 days", of a time that was said before it
  [
    new RegExp(
      `\\b(?:in|within|over|during|for|throughout) the (?:(${N}) (?:preceding|previous|prior|earlier) (${UNIT})|(?:preceding|previous|prior|earlier|foregoing) (${N}) (${UNIT}))${END}`,
      "gu",
    ),
    ({ input, index, 1: a, 2: b, 3: c, 4: d }) =>
      isTimed(input.slice(0, index)) ? `in the ${a ?? c} ${b ?? d} before that` : undefined,
  ],
  // "…, but bought earlier", "did previously"
  [
    new RegExp(
      `\\b(bought|ordered|purchased|did|had|shopped|visited)(?: something| anything)? (?:earlier|previously|in the past|prior to that|before then|further back|at some point before(?: that)?)${END}`,
      "gu",
    ),
    ({ input, index, 1: verb }) => (isDenied(input.slice(0, index)) ? `${verb} before` : undefined),
  ],
  // "haven't bought Coffee in 60 days but used to"
  [
    new RegExp(
      `,? ?\\b(?:but|though|although|yet|and|even though)(?: they| he| she)? used to(?: before| do so| regularly| often| buy (?:it|them)| buy| order| shop)?${END}`,
      "gu",
    ),
    ({ input, index }) => {
      const ahead = input.slice(0, index);
      const verb =
        /\b(bought|ordered|purchased|visited|opened|returned|viewed|searched|shopped|logged in)\b/u.exec(
          ahead,
        )?.[1];
      return isDenied(ahead) && verb !== undefined ? ` but ${verb} before` : undefined;
    },
  ],
  // "repurchased within 30 days of an earlier order", "made another purchase no later than a week after the last one"
  [
    new RegExp(
      `\\b${AGAIN} (?:within|in|in under|no more than|no later than|not more than|less than|inside) (?:the )?(${N}) (${UNIT}) (?:of|after|from|following) (?:(?:an?|the|their|some|any|one's) )?(?:earlier|previous|prior|last|preceding|other|another|past|former|one before|order before)(?: ${ORDER})?`,
      "gu",
    ),
    ([, count, unit]) => `ordered then ordered within ${count} ${unit}`,
  ],
  // "two orders within 30 days of each other", "two purchases less than a week apart"
  [
    new RegExp(
      `\\b(?:(?:at least )?(?:two|2)|2\\+|two or more|2 or more|multiple|several)(?: of their)? (?:orders|purchases)(?: (?:placed|made|that were|which were|were))? (?:within|less than|no more than|not more than|at most|under) (${N}) (${UNIT})(?: of (?:each other|one another)| apart)`,
      "gu",
    ),
    ([, count, unit]) => `ordered then ordered within ${count} ${unit}`,
  ],
  // "followed by another order within 30 days"
  [
    /\b(then|followed by|after(?:wards)?) (?:another|a further|one more|a new|a second) (?=orders?\b|purchases?\b)/gu,
    ([, link]) => `${link} an `,
  ],
  // "a single purchase in 2024 and nothing afterwards"
  [
    /(?:,? ?\b(?:and|but|then) |, ?)(?:nothing|none|no more|no orders?|not again)(?: (?:else|more|at all))? (?:afterwards?|after(?: that)?|thereafter|later(?: on)?|from then on|from there on|beyond that)(?=\s*(?:$|[,.;)]))/gu,
    " and no order since",
  ],
  // "began checkout this week and abandoned it"
  [
    /(?<=\b(?:check-?outs?|carts?|baskets?)\b[^.;]{0,40}?),? (?:and|but|then)(?: then)? (?:abandoned|left|dropped|ditched|quit|bailed on|walked away from|gave up on) (?:it|them|there|that|the (?:cart|checkout|basket))(?=\s*(?:$|[,.;)]))/gu,
    " but did not order",
  ],
  // "first a search then a purchase within an hour"
  [
    /(?<=^|who |[,;:] )first,? (?:an? |they )?(?!orders?\b|purchases?\b|time\b|bought\b|ordered\b|visit\b)(?=[a-z][^.;]* then )/gu,
    "",
  ],
  // "no coupon on any order"
  [
    /\b(?:no|without (?:an? |any )?|not (?:an? |any )?)\s?(coupons?|discounts?|vouchers?|promo codes?|codes?) (?:used )?(?:on|in|with|for) any (?:of their )?(?:orders?|purchases?)\b/gu,
    ([, what = ""]) => `never ordered with a ${what.replace(/s$/u, "")}`,
  ],
  // "lifetime purchases of over $2,000"
  [
    /\b(?:lifetime|all-time|cumulative|combined) (?:purchases|orders)(?= (?:of|worth|over|above|totall?ing|exceeding|more than|at least|under|below)? ?(?:over |above |more than |at least |under |below )?[$€£])/gu,
    "total spend",
  ],
  // "sent back more than they kept"
  [
    /\b(?:sent back|returned|return|send back) more than (?:they|he|she) (?:kept|keep|keeps)\b/gu,
    "with a refund rate over 50%",
  ],
  // "orders weekly", "monthly buyers"
  [
    /\b(orders?|buys?|bought|ordered|shops?|shopped|visits?|visited|purchases?)( from us| us| the site| our site| the shop| with us)? (monthly|weekly|quarterly|daily)\b/gu,
    ([, verb, , how = ""]) => `${verb} every ${PERIODS[how]}`,
  ],
  [
    /\b(monthly|weekly|quarterly|daily) (buyers|shoppers|customers|orderers|purchasers)\b/gu,
    ([, how = ""]) => `bought every ${PERIODS[how]}`,
  ],
  // "not bought anything but visited this week": the "but" begins a clause
  [
    /\banything but (?=(?:(?:have|has|did|still|also|they) )*(?:visited|viewed|opened|clicked|searched|added|browsed|looked|started|signed|returned|subscribed|came|put|saw|read|carted|logged|are|is)\b)/gu,
    "anything, but ",
  ],
  // "in the last 60 days but not the last 30"
  [
    /\b((?:last|past) \d+ (days|weeks|months)\b[^.;]{0,50}?\b)(?:in |during |within )?the (last|past) (\d+)(?=\s*(?:$|[,.;)]|and\b|but\b|or\b))/gu,
    ([, ahead, unit, which, count]) => `${ahead}in the ${which} ${count} ${unit}`,
  ],
  // "skipped 2024", "sat out Black Friday"
  [
    new RegExp(
      `\\b(?:skipp?(?:ed|ing|s)|sat out|sitting out|missed out on|gave a miss to) (?=${PERIOD})`,
      "gu",
    ),
    "did not order in ",
  ],
  [/(\bdid not order in [^:,.;]{3,24}): /gu, ([, clause]) => `${clause}, `],
  // "checkout started, not completed"
  [
    /(?<=\b(?:check-?outs?|carts?|baskets?)\b[^.;]{0,40}?)(?:,|,? (?:and|but|yet))? (?:was |were |it |they |got |which )?(?:never|not) (?:completed|finished|finali[sz]ed|paid(?: for)?|purchased)(?=\s*(?:$|[,.;)]))/gu,
    " but did not order",
  ],
  // "never returned anything in 10+ orders", "no refund across at least 5 orders"
  [
    /(?<=\b(?:no|never|not|without|zero|nothing)\b[^,.;]{0,40}?) (?:in|over|across|despite|after|with|out of|on|throughout) ((?:at least |more than |over )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?:\+| or more)?) (?:or more )?(orders|purchases)(?=\s*(?:$|[,.;)]))/gu,
    ([, count, noun]) => `, ${/\+|at|more|over/u.test(count ?? "") ? "" : "at least "}${count} ${noun}`,
  ],
];
