import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b))";
const ORDER = "(?:order|purchase|transaction)";
const OF_IT =
  "((?:on|in|with|without|via|using|for|over|under|above|below|worth|during|before|after|since|between|from|at|within|last|this|yesterday|today|more than|less than|at least) ?[^,.;()]+)";
const MAIL = "(?:e-?mail|newsletter|mailing|campaign)";
const ANY = "(?!our\\b|any\\b|the\\b|an\\b|a\\b|some\\b|their\\b|every\\b)";
const AGE =
  "(?:(?:aged? )?(?:over|under|above|below|older than|younger than) \\d\\d|aged? \\d\\d ?(?:-|to) ?\\d\\d|\\d\\d ?(?:-|to) ?\\d\\d|in their (?:twenties|thirties|forties|fifties|sixties|\\d0s))";
const SEX = "(?:women|men|females?|males?|ladies|gentlemen|girls|guys)";
const WAS =
  "(?:gold|silver|bronze|platinum|diamond|basic|vips?|members?|subscribers?|subscribed|opted[- ]in|live in|living in|be in|in)";

/** What is told of the order, the mail or the goods just named, and easily taken for any other. */
export const toldTurns: readonly Turn[] = [
  // "exactly one order, in 2025", "only ordered once, on a tablet": there is no other
  [
    new RegExp(
      `\\b(?:(?:only|just|exactly) (?:ever )?(?:ordered|bought|purchased|shopped) once|(?:ordered|bought|purchased|shopped) (?:only|exactly|just) once|(?:exactly|only|just) (?:one|1|a single) ${ORDER}|(?:one|1|a single) ${ORDER} only)(?: ever| so far| in total)?, (?:and )?(?:(?:it|that|this|which)(?: one)? )?(?:(?:was|being|placed|made) )*${OF_IT}(?=\\s*(?:$|[.;)]|, ))`,
      "gu",
    ),
    ([, what]) => `ordered exactly once over all time and ordered ${what}`,
  ],
  // "last order was in 2024 and it was over 100"
  [
    new RegExp(
      `(?<=\\b(first|last|latest|most recent) ${ORDER}\\b[^.;]{1,40}?),? (?:and|but|which|and that|and it) (?:it |that |this |which )?(?:was|were|had|came to|cost) (?:for |worth )?(?=(?:over|under|above|below|at least|less than|more than|on|with|without|via|paid) )`,
      "gu",
    ),
    ([, which]) => ` and ${which} order `,
  ],
  [
    new RegExp(
      `(?<=\\b(first|last|latest|most recent) ${ORDER}\\b[^.;]{1,40}?),? (?:and|but) (?:it |that |this |which )?(contained|included|contains|includes)(?= [a-z])`,
      "gu",
    ),
    ([, which, did]) => ` and ${which} order ${did}`,
  ],
  // "3 orders, excluding refunded ones": which of them it was that came back
  [
    /(?<=\b(?:orders?|purchases?|ordered|bought)\b[^.;]{0,40}?),? (?:excluding|except(?: for)?|not counting|without|minus|other than|leaving out|ignoring) (?:the |any |all )?(?:refunded|returned|cancelled|canceled) (?:ones|orders|purchases)\b/gu,
    " unsayable-refunded-order",
  ],
  // "none of their orders had a coupon", "not all of their orders had a coupon"
  [
    /\bnone of (?:their|the|his|her|all) (?:orders|purchases) (?:ever )?(?:had|has|have|used|contained|included|came with|was with|were with|involved) (?:an? |any )?/gu,
    "ordered but never ordered with a ",
  ],
  [
    /\bnot (?:all|all of|every one of|every|each)(?: of)?(?: (?:their|the|his|her))? (orders?|purchases?)(?= (?:had|has|have|used|contained|included|came|was|were|is|are|with|on|on|via|in)\b)/gu,
    "less than 100% of their orders",
  ],
  // "opened but didn't click the march email", "got the march email but never opened it"
  [
    new RegExp(
      `\\b(opened|received|got|clicked|were sent|was sent) (but|and|yet) (didn't|did not|never|haven't|not) (click|clicked|open|opened)(?: on| in| through)? the (${ANY}[a-z0-9-]+ ${MAIL})\\b`,
      "gu",
    ),
    ([, did, link, not, verb, mail]) =>
      `${did === "got" ? "received" : did} the ${mail} ${link} ${not} ${verb} the ${mail}`,
  ],
  [
    new RegExp(
      `\\b(got|received|were sent|was sent|opened|clicked)((?: on)? the (${ANY}[a-z0-9-]+ ${MAIL})[^.;,]{0,20}?),? (but|and|yet|then|and then) (?:(didn't|did not|never|haven't|hasn't|not|then|also) )?(click|clicked|open|opened)(?: on| in| through)? (?:it|that|this)\\b`,
      "gu",
    ),
    ([, did, told, mail, link, not, verb]) =>
      `${did === "got" ? "received" : did}${told} ${link} ${not === undefined ? "" : `${not} `}${verb} the ${mail}`,
  ],
  // "searched for shoes or bags", "searched for "shoes" or "bags""
  [
    /\b(search(?:ed|es)? for) ("[^"]{1,40}"|[a-z]+(?: [a-z]+)?) (or|and) (?:for )?("[^"]{1,40}"|[a-z]+(?: [a-z]+)?)(?=\s*(?:$|[,.;)]))/gu,
    ({ 0: typed, 1: verb = "", 2: first = "", 3: link, 4: second = "" }) => {
      const isClause =
        /^(?:then|did|never|not|no|has|have|who|bought|ordered|viewed|added|left|opened|clicked|returned|visited|started|something|anything|spent|purchased|reviewed|used|abandoned|looked|browsed|in|on)\b/u;
      return isClause.test(second) ||
        /^(?:something|anything|nothing|stuff)\b/u.test(first) ||
        typed.includes(" with ")
        ? undefined
        : `${verb} ${first} ${link} ${verb.replace(" for", "")} for ${second}`;
    },
  ],
  // "searched for shoes and bought them"
  [
    new RegExp(
      `\\b(searched for) ((?!something\\b|anything\\b)[a-z]+(?: [a-z]+)?),? (and|but|then|and then) ((?:(?:later|then|never|did not|didn't|also) )?)(bought|ordered|purchased|buy|order|purchase) (?:them|it|one|some|that)${END}`,
      "gu",
    ),
    ([, verb, what, link, not, did]) => `${verb} ${what} ${link} ${not}${did} ${what}`,
  ],
  // "used to be gold": what somebody was is not known
  [
    new RegExp(
      `\\b(?:used to (?:be |have been )?(?:an? )?${WAS}|(?:were|was) (?:once|previously|formerly) (?:an? )?${WAS}|(?:once|formerly|previously) (?:were|was) (?:an? )?${WAS}|(?<=^|[,;(] ?|\\b(?:who|customers|people|members|women|men) )(?:formerly|previously) (?:an? )?${WAS}|former (?:${WAS}|[a-z]+ (?:members?|customers? in))|ex-(?:gold|silver|bronze|platinum|diamond|members?))\\b`,
      "gu",
    ),
    "unsayable-was",
  ],
  // "everyone but not those in Paris"
  [
    /\b(everyone|everybody|all customers|all|anyone|anybody),? but not (?=(?:those|the|people|in|from|customers|anyone|members|women|men|gold|silver|bronze|platinum)\b)/gu,
    ([, who]) => `${who === "all" ? "everyone" : who} except `,
  ],
  // "non-members who ordered": nobody knows who they are, and the "not" is of nothing else
  [
    /\b(?:non-?|(?:not|aren't|isn't|are not|is not|never) (?:yet )?(?:an? |our )?)members?\b(?! (?:of|for|since)\b)/gu,
    "unsayable-member",
  ],
  // "spent over 100 except on shoes"
  [
    /(?<=\b(?:spent|spend|spending|paid)\b[^.;]{0,40}? )(?:on non-[a-z]+|on (?:anything|everything|all|things|goods|stuff) (?:but|except|other than|besides)|(?:except|excluding|other than|apart from|not counting|besides|leaving out) (?:money |what they |anything )?(?:spent )?(?:on|for))(?= [a-z]|$)/gu,
    "unsayable-sum-without",
  ],
  [
    /\bnot without (?=(?:an? |any |email |sms )?(?:consent|coupon|order|purchase|discount|permission|tier))/gu,
    "with ",
  ],
  // "ordered in 2023 or 2024 but not 2025": a year, and no sum
  [
    /(?<=\b(?:in|during|since) (?:19|20)\d\d\b[^.;]{0,40}?)((?:,| and| but|, but|, and) not) ((?:19|20)\d\d)(?=\s*(?:$|[,.;)]|and\b|or\b|but\b))/gu,
    ([, link, year]) => `${link} in ${year}`,
  ],
  // "women under 30 and men over 40": nobody is both
  [
    new RegExp(`\\b(${SEX}) (${AGE}),? (?:and|plus|&) (${SEX}) (${AGE})\\b`, "gu"),
    ([typed, a = "", first, b = "", second]) => {
      const isMan = (who: string) => /^(?:men|males?|gentlemen|guys)$/u.test(who);
      return isMan(a) === isMan(b) ? typed : `${a} ${first} or ${b} ${second}`;
    },
  ],
  // "ordered 3 times but only once this year": so often in all
  [
    new RegExp(
      `\\b(ordered|bought|purchased|visited|returned|shopped) ((?:at least |more than |exactly )?(?:${COUNT} times|twice)(?: or more)?) (but|and|yet) (only|just|not once|never|not) (?=(?:once|twice|${COUNT} times|this|last|in|since) ?(?:this|last|in|since|during|over|within|\\d)?)`,
      "gu",
    ),
    ([, verb, count, link, how]) => `${verb} ${count} over all time ${link} ${how} `,
  ],
  // "active last year but not this year"
  [
    /\bactive ((?:last|in|during|this) [^,.;]{3,20}?),? (?:but|and) not (?=(?:this|last|in|since|during)\b)/gu,
    ([, time]) => `active ${time} but did nothing `,
  ],
  // "only women who bought shoes": the rest is not wanted, as ever
  [
    /^(?:only|just|exclusively) (?=(?:women|men|females|males|ladies|customers|people|those|members|buyers|(?:gold|silver|bronze|platinum) (?:members|customers)) (?!once\b))/gu,
    "",
  ],
  // "opened emails but not the March one": no day of March
  [
    new RegExp(
      `(?<=\\b(opened|clicked|received|got) (?:our |any |the |some |other )*${MAIL}s?\\b[^.;]{0,30}?)(,? (?:but|and|except|only)) not the (${ANY}[a-z0-9-]+) (?:one|${MAIL})\\b`,
      "gu",
    ),
    ([, did, link, name]) => `${link} not ${did === "got" ? "received" : did} the ${name} email`,
  ],
  // "used a coupon on every order": on all of them
  [
    /\b(?:use|uses|used|using|apply|applies|applied|redeem|redeemed|redeems) (?:an? |our |some |any )?(coupon|voucher|code|discount)s? (?:on|for|with|in|at) (?:every|each|all|all of)(?: single| one of)?(?: their| the| his| her| of their)? (?:orders?|purchases?)\b/gu,
    ([, what]) => `always order with a ${what}`,
  ],
  // "at least one return for every 3 orders", "returned one of two orders"
  [
    new RegExp(
      `\\b(?:at least )?(?:one|1|a) (?:return|refund) (?:for|per|in) (?:every |each )?(${COUNT}) (?:orders|purchases)\\b`,
      "gu",
    ),
    ([, count = ""]) => `refund share at least ${Math.floor(10_000 / numberOf(count)) / 100}%`,
  ],
  [
    new RegExp(
      `\\b(?:returned|sent back|refunded) (?:only |just |exactly )?(?:one|1) (?:out )?of (?:their |the )?(${COUNT}) (?:orders|purchases)\\b`,
      "gu",
    ),
    ([, count]) => `exactly one return over all time and exactly ${count} orders over all time`,
  ],
  // "a discount of at least 20%"
  [
    /\b(?:an? )?(?:discounts?|coupons?|vouchers?|codes?) (?:of|worth|over|above|under|below) (?:at least |more than |over |up to |under |less than |at most )?\d{1,2} ?(?:%|percent)(?: or more| or less)?(?! of\b)|\b(?:at least |more than |over )?(?:an? )?\d{1,2} ?(?:%|percent)(?: or more)? (?:discounts?|off)\b(?! (?:share|rate))/gu,
    "unsayable-discount-percent",
  ],
  // "no order until this year"
  [
    new RegExp(
      `\\b(?:with |but |and )?(?:no|without an?|not one) ${ORDER}s? (?:until|till|before) ((?:this|last) (?:year|quarter|month|week))${END}`,
      "gu",
    ),
    ({ 0: typed, 1: time }) => (/before/u.test(typed) ? undefined : `first order ${time}`),
  ],
  // "checked out but didn't pay", "viewed but didn't cart"
  [
    /\bchecked out,? (but|and|yet) (?:didn't|did not|never|not) (?:pay|paid|complete|completed|finish|finished|buy|bought|order|ordered|purchased?)(?: (?:it|for it|anything|the order))?\b/gu,
    ([, link]) => `started checkout ${link} did not order`,
  ],
  [
    /\b(didn't|did not|never|haven't|hasn't|not) (?:cart|basket)(?:ed)?(?: it| them| anything| one)?(?=\s*(?:$|[,.;)]|and\b|or\b|but\b))/gu,
    ([, not]) => `${not === "haven't" || not === "hasn't" ? "did not" : not} add to cart`,
  ],
  // "last order over 90 days ago, last visit within 7 days"
  [
    new RegExp(
      `\\b(last|latest|most recent) (order|purchase|visit|session|login|email open|search) (?:was )?(?:within|inside)(?: the)?(?: last| past)? (${COUNT}|a) (days?|weeks?|months?|years?)(?=\\s*(?:$|[,.;)]|and\\b|but\\b))`,
      "gu",
    ),
    ([, which, noun, count, unit]) => `${which} ${noun} in the last ${count === "a" ? "1" : count} ${unit}`,
  ],
  // "no visit since their last order", "haven't visited since ordering"
  [
    new RegExp(
      `\\b((?:have|has|did)(?:n't| not)|never|no) (visit(?:ed|s)?|open(?:ed)?(?: an?| any| our)? emails?|return(?:ed|s)?(?: anything)?|search(?:ed|es)?|logged in|log in)(?: the site| us| again| back)? since (?:(?:their|the|his|her|that) )?(?:last |latest |most recent )?(?:order|purchase|ordering|buying|purchasing)${END}`,
      "gu",
    ),
    ({ input, index, 1: not = "", 2: what = "" }) =>
      /\b(?:orders?|ordered|bought|purchas)/u.test(input.slice(0, index))
        ? undefined
        : `ordered and then ${not === "no" ? `did not ${what.replace(/^(visit|return|search).*$/u, "$1")}` : `${not} ${what}`}`,
  ],
  [
    /\bborn before ((?:19|20)\d\d) or after (?=(?:19|20)\d\d)/gu,
    ([, year]) => `born before ${year} or born after `,
  ],
];

const COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberOf(word: string): number {
  const named = COUNTS.indexOf(word);
  return named >= 0 ? named : Number(word);
}
