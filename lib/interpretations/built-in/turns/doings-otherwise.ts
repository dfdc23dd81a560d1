import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const CART = "(?:carts?|baskets?|shopping carts?|shopping baskets?|shopping bags?|trolleys?|bags?)";

/** Other words for carts, checkouts, searches, pages, coupons and for having done nothing. */
export const doingsOtherwiseTurns: readonly Turn[] = [
  // "put shoes into the shopping bag": the cart, no bag that was bought
  [/\b(?:shopping bag|trolley)\b/gu, "cart"],
  [/\bshopping (?:cart|basket)\b/gu, "cart"],
  [
    /\b(?:dropped|moved|threw|popped|tossed|slipped) ([a-z ]{3,25}?) (?:in|into|to) (?=(?:the|their|a) (?:cart|basket)\b)/gu,
    ([, a]) => `put ${a} in `,
  ],
  [
    new RegExp(
      `\\babandoned (?:an? |their |the )?${CART}(?= (?:in|within|during|over|this|last|since|yesterday|today)\\b)`,
      "gu",
    ),
    "abandoned their cart",
  ],
  [
    /\bcart (?:abandoned|abandonment|abandonments)(?= (?:in|within|during|over|this|last|since|yesterday|today)\b(?! \d+ ?%))/gu,
    "abandoned their cart",
  ],
  // "began the checkout", "started the checkout process"
  [
    /\b(?:began|begin|begins|entered|initiated|starts?|started) (?:the |a |their )?checkouts?(?: process| flow)?\b/gu,
    "started checkout",
  ],
  // "whose search contained …", "typed … into the search"
  [
    /\b(?:(?:the|their|whose) )?search(?: (?:term|terms|query|queries|text|phrase|word|words))?(?: (?:contained|contains|contain|containing|included|includes|was|is|has|had|:|=))? (?="[^"]+")/gu,
    "searched for ",
  ],
  [
    /\b(?:typed|entered|typed in|put) ("[^"]+") (?:in|into) (?:the |our |their )?(?:site |shop )?search(?: ?(?:bar|box|field))?(?! for)/gu,
    ([, a]) => `searched for ${a}`,
  ],
  [
    /\b(used|use|uses|using) (?:the |our |your )?(?:site |shop |store |website |product )?search(?: ?(?:bar|box|field|function|feature))?(?! (?:for|term|query|text|")\b)(?=\s*(?:$|[,.;]|in|within|during|over|this|last|at|on|since|but|and|more|twice|once|\d)\b)/gu,
    ([, a]) => `${a} the search`,
  ],
  [
    /\bsearched (?:for |through )?(?:products|a product|items|an item|goods|the site|our site|the shop|the store|the catalog)(?=\s*(?:$|[,.;]|in\b|within\b|during\b|over\b|this\b|last\b|at\b|on\b|since\b|but\b|and\b|more\b|twice\b|once\b))/gu,
    "searched",
  ],
  // "visited bag product pages": of goods
  [
    /\b(?:visited|opened|viewed|went to|looked at) ((?!a\b|an\b|the\b|our\b|any\b|some\b|product\b|item\b)[a-z]+) (?:product|item) pages?\b/gu,
    ([, a]) => `viewed ${a}`,
  ],
  [
    /\b(?:entered|put in|typed in|keyed in) (a|any|the|their) ((?:coupon|promo|voucher|discount)(?: code)?)\b/gu,
    ([, a, b]) => `used ${a} ${b}`,
  ],
  [
    /\b(?:showed|shown|show|shows|displayed|registered) (no|any|some|little|zero)(?= (?:activity|sign of life|signs of life|interaction))/gu,
    ([, a]) => `had ${a}`,
  ],
  // "have gone 60 days without ordering"
  [
    new RegExp(
      `\\b(?:(?:have|has|had) )?(?:gone|went|been|spent) (?:for )?((?:more than |over |at least )?)(${COUNT}|\\d+) (days|weeks|months) without (?:ordering|buying|purchasing|an order|a purchase|placing an order|making a purchase)(?: anything| something| from us)?`,
      "gu",
    ),
    ([, side, n, unit]) => (side ? undefined : `have not ordered in the last ${n} ${unit}`),
  ],
  [
    /\b((?:from|since) (?:\d{1,2} [a-z]+ \d{4}|[a-z]+ \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?)) (?:onwards?|on|forward)\b(?! (?:mobile|desktop|tablet|the|a|our))/gu,
    ([, since = ""]) => since.replace(/^from/u, "since"),
  ],
  [
    new RegExp(`\\b(?:bought|ordered|purchased) ${COUNT} times exactly\\b`, "gu"),
    ([typed = ""]) => typed.replace(/^(\w+) (\w+) times exactly$/u, "$1 exactly $2 times"),
  ],
  [
    new RegExp(`\\b(${COUNT}) (orders|purchases|items|times) minimum\\b`, "gu"),
    ([, a, b]) => `at least ${a} ${b}`,
  ],
  [
    /\b(?:one|1|a single) order (?:total|altogether|overall)\b(?=\s*(?:$|[,.;]))/gu,
    "exactly 1 order in total",
  ],
  [
    /\bonce (spent|paid|bought|ordered)(?= .*\b(?:in|on) (?:a single|one|an) (?:order|purchase|transaction))/gu,
    ([, a]) => `${a}`,
  ],
  [
    /\bat least one of (?!them\b|those\b|these\b|which\b|whom\b|their\b|our\b|the\b)([a-z]+) and ([a-z]+)\b/gu,
    ([, a, b]) => `${a} or ${b}`,
  ],
  // "no more than 7 days after viewing shoes", "within 3 days of applying a coupon"
  [
    new RegExp(
      `\\b(?:no more than|not more than|no later than|not later than|at most|up to) (${COUNT}|\\d+) (days?|hours?|weeks?) after (?=[a-z]+ing\\b)`,
      "gu",
    ),
    ([, a, b]) => `within ${a} ${b} after `,
  ],
  [
    new RegExp(
      `\\b(within (?:${COUNT}|\\d+|an?) (?:days?|hours?|weeks?)) of (?=(?:applying|using|redeeming|entering|adding|starting|visiting|searching|returning) |(?:an?|the|their) (?:e-?mail open|search|visit|refund|return|coupon use)\\b)`,
      "gu",
    ),
    ([, a]) => `${a} after `,
  ],
  [
    /^after (opening|viewing|applying|using|adding|visiting|starting|searching)((?: (?!ordered|bought|purchased|placed|within)[a-z"/]+){1,4}),? (ordered|bought|purchased|placed an order) (within [^,.;]+)$/gu,
    ([, a, b, c, d]) => `${c} ${d} after ${a}${b}`,
  ],
  [
    /\b(viewed|visited|searched|opened|added|carted)([^,.;]{0,30}?) (but|and) (did not|didn't) ((?:order|buy)(?: anything)?) (?:with)?in the next (\d+ (?:days|hours|weeks))\b/gu,
    ([, a, b, , d, e, f]) => `${a}${b} then ${d} ${e} within ${f}`,
  ],
  [/\bsign-?ups? (?:of|from) (?=the (?:last|past)\b)/gu, "signups in "],
  // "never bought anything from the shoes category"
  [
    /\b(?:anything|something|things|stuff|items|products) (?:from|in|of|out of) (?:the |our )?([a-z]+(?: [a-z]+)?) category\b/gu,
    ([, goods]) => `${goods}`,
  ],
  [
    /\b(every|each) (order|purchase) (?:placed|made|done) (?=on|from|with|via|by)/gu,
    ([, a, b]) => `${a} ${b} `,
  ],
  [
    /(?<!than |least |most |under |over |below |about )\b100 ?% of (?:their |all )?(orders|purchases)\b/gu,
    ([, a]) => `all ${a}`,
  ],
];
