import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|with\\b))";
const NOUN = "(orders|purchases|transactions|visits|returns|refunds|reviews|searches)";
const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const TIME = `((?:in|on|during|within|over|since|before|after|from|between) (?:[^,.;()]*?\\b)?(?:\\d{1,4}|${MONTH}|days?|weeks?|months?|quarters?|years?|summer|winter|spring|autumn)\\b[^,.;()]*?|(?:this|last) (?:week|month|quarter|year)\\b[^,.;()]*?|yesterday|today)`;
const TRAIT = "(gender|country|city|language|tier|loyalty tier|level|status)";
const TRAITS: Readonly<Record<string, string>> = {
  countries: "country",
  cities: "city",
  languages: "language",
  tiers: "tier",
  genders: "gender",
  levels: "tier",
};
const PROPERTY = "(brands?|categor(?:y|ies)|products?|devices?)";
const DEVICE = "(mobile|desktop|tablet)";
const BUYERS = "(?:shoppers?|buyers?|customers?|purchasers?|users?|orderers?|people|clients?)";
const REFUNDS = "(?:refunds?|returns?|refunded (?:orders?|amounts?)|returned (?:orders?|goods|items?))";

/** What holds of all of one's orders, or leaves something out: said in few words, and easily read as less. */
export const wholeTurns: readonly Turn[] = [
  // "exactly two orders, both in 2025": no others at any time
  [
    new RegExp(
      `(?<!(?:-|at least|at most|more than|over|fewer than|less than|up to|minimum|min) )\\b(?:exactly |only |just )?(${COUNT}) ${NOUN},? (?:and )?(?:both|all)(?: (?:of them|of these|of those|of which))?(?: (?:were|being|placed|made|fell|are))* ${TIME}(?=\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ([, count, noun, time]) => `exactly ${count} ${noun} over all time and exactly ${count} ${noun} ${time}`,
  ],
  // "at least 3 orders, all in 2025", "all orders were in 2025": none at any other time
  [
    new RegExp(
      `\\b(?:((?:(?:at least|more than|over|up to|at most|minimum|min\\.?|no more than|fewer than|less than) )?${COUNT}(?:\\+| or more| or fewer| or less)?) (?:orders|purchases),? (?:and )?all(?: of (?:them|these|those|which))?|(?:whose |with )?(?:all|every one)(?: of)?(?: (?:their|the|his|her))? (?:orders|purchases))(?: (?:were|are|being|placed|made|fell|came|happened))* ${TIME}(?=\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ([, count = "at least 1", time = ""]) => {
      const [, year] = /^in ((?:19|20)\d\d)$/u.exec(time) ?? [];
      const orders = `${count} orders ${time}`;
      if (year)
        return `${orders} and never ordered before ${year} and never ordered since ${Number(year) + 1}`;
      return /^(?:in|within|over|during) the (?:last|past) \S+ \S+$/u.test(time)
        ? `${orders} and not before`
        : "unsayable-all-then";
    },
  ],
  // "three purchases within any ten days"
  [
    new RegExp(
      `\\b(?:in|within|during|over|inside) any (?:given |one |single )?(?:(?:period|span|window|stretch) of )?(?:${COUNT}|a|\\d+)?[- ]?(?:consecutive )?(?:hours?|days?|weeks?|months?)(?:[- ](?:period|window|span|stretch))?(?= *(?:$|[,.;)]|and\\b|but\\b))`,
      "gu",
    ),
    ({ 0: typed }) => (/\bany (?:hour|day|week|month)$/u.test(typed) ? undefined : "unsayable-any-one"),
  ],
  // "toys in December, every year since 2023": in that month of each of them that is over
  [
    new RegExp(
      `\\b(ordered|bought|purchased|shopped|visited|returned)((?: [a-z&]+){0,3}?) in (${MONTH}),? (?:in )?(?:each|every)(?: single)? year (?:since|from) ((?:19|20)\\d\\d)\\b`,
      "gu",
    ),
    "unsayable-each-year",
  ],
  // "any country but India": whoever has another one
  [
    new RegExp(
      `\\b(?:(?:from|in|of) )?(?:any|every|all|whatever)(?: other)? (?:${TRAIT}|(countries|cities|languages|tiers|genders|levels)) (?:but|except(?: for)?|other than|apart from|besides|excluding|outside(?: of)?|aside from|bar) (?:in |from )?`,
      "gu",
    ),
    ([, trait, traits = ""]) => `${trait ?? TRAITS[traits]} not `,
  ],
  // "bought any brand but Nike": something of another one; nothing tells whether that one as well
  [
    new RegExp(
      `\\b(?:any|every|all|another|some|a) (?:other )?${PROPERTY} (?:but|except(?: for)?|other than|apart from|besides|excluding|aside from|bar)(?= [a-z])`,
      "gu",
    ),
    "unsayable-other",
  ],
  [new RegExp(`\\bother ${PROPERTY} (?:than|besides|apart from)(?= [a-z])`, "gu"), "unsayable-other"],
  // "nobody without consent": those with it
  [
    /\b(?:nobody|no ?one|no (?:customers?|people|members?|buyers?))(?: who (?:is|are))? (?:without|lacking|with no) /gu,
    ({ input, index }) =>
      index === 0 || /[,;.(] ?(?:and |but )?$/u.test(input.slice(0, index)) ? "with " : undefined,
  ],
  // "spent at least $300, minus refunds"
  [
    new RegExp(
      `(?<=\\b(?:spent|spend|spending|paid|revenue|total)\\b[^.;]{0,50}?),? \\(?(?:(?:minus|less|net of|deducting|subtracting|without counting|not counting|not including|discounting|with(?:out)?|excluding|excl\\.?|once) (?:the |their |any |all )?${REFUNDS}(?: (?:deducted|subtracted|taken off|are taken off|taken out))?|(?:the |their |any |all )?${REFUNDS} (?:deducted|subtracted|taken off|not counted|excluded|taken out))\\)?(?=\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ({ 0: typed }) =>
      /\bwith(?:out)? /u.test(typed) && !/deduct|subtract|taken/u.test(typed) ? undefined : " after refunds",
  ],
  // "shoppers on tablet only", "mobile only shoppers"
  [
    new RegExp(`\\b${BUYERS} (?:on|via|using|from) (?:a |their )?${DEVICE}s? only${END}`, "gu"),
    ([, device]) => `only ordered on ${device}`,
  ],
  [
    new RegExp(
      `\\b${DEVICE}[- ]only(?:[- ](${BUYERS}))?(?=\\s*(?:$|[,.;)]|and\\b|who\\b|from\\b|in\\b|with\\b))`,
      "gu",
    ),
    ([, device]) => `only ordered on ${device}`,
  ],
  // "paid with a phone": on it, and nothing that is known of them
  [
    /\b(ordered|bought|purchased|paid|shopped|checked out|ordering|buying|paying|shop|order|buy|pay)((?: [a-z]+){0,3}?) (?:with|using|via|from|by|through|on) (?:a |an |the |their |his |her )?(?:phones?|smart ?phones?|cell ?phones?|mobile phones?|handsets?|iphones?)\b(?: \(mobile\))?(?! (?:orders?|number|call|case|cover))/gu,
    ([, verb = "", what]) =>
      `${verb.replace(/^paid$|^checked out$/u, "ordered").replace(/^pay(ing)?$/u, "order$1")}${what} on mobile`,
  ],
  // "used SAVE10 for the first time in March": not before
  [
    new RegExp(
      `\\b(?:used|using|redeemed|applied|ordered with|bought with) ((?!a\\b|an\\b|the\\b|any\\b|our\\b|their\\b|some\\b)[a-z][a-z0-9]{2,})(?: code| coupon)? for the (?:very )?first time ((?:in|during) (?:${MONTH}(?: (?:19|20)\\d\\d)?|(?:19|20)\\d\\d|q[1-4](?: (?:19|20)\\d\\d)?)|(?:this|last) (?:week|month|quarter|year))\\b`,
      "gu",
    ),
    ([, code, time = ""]) =>
      `used ${code} ${time} and never used ${code} before ${time.replace(/^(?:in|during) /u, "")}`,
  ],
  // "'26": a year
  [
    /(?<=\b(?:in|since|before|after|until|during|of|for|from|to|and|or|year) )'(\d\d)\b(?![\d'])/gu,
    ([, year = ""]) => (Number(year) >= 15 && Number(year) <= 35 ? `20${year}` : undefined),
  ],
  // "dress, shoes and a bag, in any order": nothing that was ordered
  [
    /,? \(?(?:in any (?:order|sequence)|in whatever order|in no particular order|regardless of (?:the )?order|(?:the )?order (?:doesn't|does not) matter)\)?(?=\s*(?:$|[,.;)]))/gu,
    ({ index }) => (index === 0 ? undefined : ""),
  ],
  // "took part in the spring promo"
  [
    /\b(?:took|taken|take|takes|taking) part in|\bparticipat(?:ed|es|e|ing) in|\b(?:took|taken|take) advantage of/gu,
    ({ input, index, 0: typed }) =>
      /^ (?:the |our |a |any )?(?:[a-z0-9]+ )?(?:promo|promotion|coupon|discount|code|voucher|offer)/u.test(
        input.slice(index + typed.length),
      )
        ? "used"
        : undefined,
  ],
  // "gave us their email but no consent recorded"
  [
    /\b(?:gave|given|give|left|leave|provided|shared) (?:us |me )?(?:with )?(?:their|his|her|an?) (email|e-mail|phone)(?: address| number)?(?=\s*(?:$|[,.;)]|and\b|but\b|or\b|with\b|without\b|yet\b))/gu,
    ([, what]) => `${what === "phone" ? "phone number" : "email address"} is known`,
  ],
  [
    /\bno ((?:email |e-mail |sms |marketing )?)consent(?: (?:was|is|has been))? (?:recorded|registered|on (?:file|record)|stored|logged|noted|saved|documented)\b/gu,
    ([, channel]) => `without ${channel}consent`,
  ],
  [
    /\b((?:email |e-mail |sms )?)consent (?:is |was |being |= ?|: ?)?(?:missing|unknown|not known|never (?:recorded|asked|given)|not (?:recorded|on file|set|asked|available)|blank|empty|unset|null|unclear)\b/gu,
    ([, channel]) => (/sms/u.test(channel ?? "") ? "sms-consent-unknown" : "email-consent-unknown"),
  ],
  // "stopped buying coffee: bought it last year, not this year": the name of what is told behind it
  [
    /^(?:who |people who |customers who |those who )?(?:have |has )?(?:stopped|quit|gave up) (?:buying|ordering|purchasing) ([a-z][a-z &-]{1,30}?)(?:: ?| - |, (?:i\.?e\.?,?|that is,?|meaning) )(?:so )?(bought|ordered|purchased) (?:it|them|some) ([^,;]+?),? (?:and |but )?(?:not|none|nothing|never) (?=this|last|in|since|after)/gu,
    ([, goods, verb, time]) => `${verb} ${goods} ${time} but not `,
  ],
];
