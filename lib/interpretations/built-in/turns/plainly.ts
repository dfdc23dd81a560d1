import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const PEOPLE =
  "(?:buyers?|shoppers?|customers?|purchasers?|members?|people|spenders?|clients?|users?|subscribers?|visitors?|browsers?|women|men|owners?|folks|holders?|those|anyone|everyone|anybody|everybody)";
const FEAST =
  "(?:black friday|cyber monday|christmas(?: eve| day)?|xmas|valentine'?s(?: day)?|halloween|thanksgiving|easter|mother'?s day|father'?s day|new year'?s (?:eve|day)|singles'? day|boxing day|prime day|lunar new year|chinese new year)(?: (?:weekend|week))?";
const YEAR = "((?:19|20)\\d\\d)";
const MEASURE =
  "((?:total |lifetime |overall )?(?:spend|spending|revenue|order count|order value|orders|purchases|visits|returns|refunds|sessions|product views|views|searches)|number of [a-z]+(?: [a-z]+)?|average order(?: value)?|aov|order frequency|frequency)";
const PART =
  "((?:\\d[\\d.]* ?(?:%|percent)|\\d{1,5}|half|third|quarter|fifth|tenth|decile|quartile|quintile)(?: (?:customers|people|buyers|shoppers|users))?)";
const CHANNEL = "(?:e-?mails?|newsletters?|mailings?|marketing|sms|texts?|text messages?)";

/** Of which consent was spoken last. */
function consentAhead(ahead: string): string | undefined {
  const isConsent = /\b(?:consent|opt(?:ed|ing)?[- ]?(?:in|out)|allow(?:s|ed|ing)?|permission|agreed)\b/u;
  if (!isConsent.test(ahead)) return undefined;
  const last = [...ahead.matchAll(new RegExp(`\\b${CHANNEL}\\b`, "gu"))].at(-1)?.[0] ?? "email";
  return /sms|text/u.test(last) ? "sms consent" : "email consent";
}

const TIME = /\b(?:in|within|over|during|since|this|last|for|on|before|after|until|yesterday|today)\b.*$/u;
const DONE =
  /^(?:(?:have|has|had|they) )*(?:viewed|searched|bought|ordered|purchased|visited|opened|clicked|returned|browsed|shopped|added|reviewed|carted|subscribed|spent|logged|redeemed|used|looked|started)\b/u;

/** What is done to goods: "neither viewed nor carted nor bought shoes" is of shoes each time. */
const OF_THINGS =
  /^(?:viewed|bought|ordered|purchased|browsed|carted|returned|reviewed) (?!anything\b|something\b|a thing\b|from\b)(.+)$/u;
const IS_OF_THINGS = /^(?:viewed|bought|ordered|purchased|browsed|carted|returned|reviewed)$/u;

/** "neither viewed nor searched nor bought in the last 30 days": each of them is denied, and the time is that of all. */
function deniedEach(list: string): string | undefined {
  const parts = list.split(/(?:,? nor |, )(?:have |has )?/u).map((part) => part.trim());
  const last = parts.at(-1) ?? "";
  if (parts.length < 3 || !parts.every((part) => DONE.test(part))) return undefined;
  const time = TIME.exec(last)?.[0] ?? "";
  if (parts.slice(0, -1).some((part) => TIME.test(part))) return undefined;
  const [, thing = ""] = OF_THINGS.exec(last.slice(0, last.length - time.length).trim()) ?? [];
  return parts
    .map((part, index) => {
      if (index === parts.length - 1) return `have not ${part}`;
      const isOfThing = IS_OF_THINGS.test(part);
      return ["have not", part, isOfThing ? thing : "", time].filter((each) => each !== "").join(" ");
    })
    .join(" and ");
}

/** Silent slips of everyday sentences: what points back, what is said of all, and what stands in another order. */
export const plainlyTurns: readonly Turn[] = [
  // "men who opted in to email, or women in London with it"
  [
    new RegExp(`\\b(with|without|lacking|who have|who lack) (?:it|one|any|that)${END}`, "gu"),
    ({ input, index, 1: link = "" }) => {
      const what = consentAhead(input.slice(0, index));
      if (what === undefined) return undefined;
      return /without|lack/u.test(link) ? `with no ${what}` : `with ${what}`;
    },
  ],
  [
    /\bneither ([^.;:()]+?)(?=$|[.;:)]|, (?:but|and|who)\b| but\b| and\b| who\b)/gu,
    ({ 1: list = "" }) => deniedEach(list),
  ],
  // "Black Friday 2024 or 2025", "Valentine's Day purchasers, either 2025 or 2026"
  [
    new RegExp(
      `\\b(${FEAST})((?: ${PEOPLE})?),? (?:in |of )?(?:either )?${YEAR}(?: ?,|,? (or|and)) ${YEAR}\\b(?:,? (or|and) ${YEAR}\\b)?`,
      "gu",
    ),
    ([, feast, who = "", a, link, b, next, c]) => {
      const years = [a, b, ...(c === undefined ? [] : [c])];
      const by = (next ?? link) === "and" ? " and " : " or ";
      return `${years.map((year) => `${feast} ${year}`).join(by)}${who}`;
    },
  ],
  // "ranked by order count, the upper third"
  [
    new RegExp(
      `(?:^|(?<=[,;:] ))(?:(?:if |when |all )?(?:customers |everyone |people )?(?:ranked|sorted|ordered|ranking|going)(?: everyone| customers| people)? )?(?:by|on) ${MEASURE},? (?:we want |take |give me |show me )?(?:the |our )?(top|upper|highest|best|bottom|lower|lowest) ${PART}(?=$|[,.;)]| (?:in|over|during|this|last|of)\\b)`,
      "gu",
    ),
    ([, measure, side = "", part = ""]) =>
      `${/bottom|lower|lowest/u.test(side) ? "bottom" : "top"} ${part} by ${measure}`,
  ],
  // "bought more than $300 worth in the last year"
  [
    new RegExp(
      `\\b(?:bought|ordered|purchased|buy|order) ((?:(?:more|less) than |over |at least |under |up to |at most |below |above )?${FIGURE}(?: dollars| euros?| usd| eur)?)(?: or more| or less)? ?(?:'s )?worth(?=$|[,.;)]| (?!of\\b))`,
      "gu",
    ),
    ([typed, figure]) =>
      `spent ${figure}${/ or more /u.test(typed) ? " or more" : ""}${/ or less /u.test(typed) ? " or less" : ""}`,
  ],
  // "Halloween buyers plus Thanksgiving buyers": people and further people
  [
    new RegExp(
      `,? (?:plus|\\+) (?:also )?(?=(?:[a-z0-9'-]+ ){0,4}?${PEOPLE}\\b)(?!who\\b|that\\b|with\\b|also\\b)`,
      "gu",
    ),
    ({ input, index }) =>
      new RegExp(`\\b${PEOPLE}\\b`, "u").test(input.slice(0, index)) ? " or " : undefined,
  ],
  // "used WELCOME even though it wasn't their first order": on a later one
  [
    /\b(?:used|using|redeemed|redeeming|applied|applying|ordered with|bought with|with) ((?:the )?(?:code |coupon )?(?!it\b|a\b|an\b|our\b|any\b)[a-z][a-z0-9]*)(?: code| coupon)?,? (?:(?:even though|although|though|but|when|while|yet|despite) )(?:it |that |this )?(?:was not|wasn't|not|was never|not being|it not being|being not)(?: used)? (?:on |with |for |in )?(?:their|the|a|his|her) (?:very )?first (?:order|purchase|one)\b/gu,
    ([, code]) =>
      `(ordered with ${code} at least 2 times) or (ordered with ${code} and no first order with ${code})`,
  ],
  // "ordered at least once with and once without a coupon"
  [
    new RegExp(
      `\\b(ordered|bought|purchased|shopped|order|buy)((?: (?:both|at least once|once|twice|(?:at least |exactly )?${COUNT} times))?) with((?: an?| any)?(?: coupons?| discounts?| vouchers?| codes?| promo codes?)?),? and((?: (?:also|at least once|once|twice|(?:at least |exactly )?${COUNT} times))*) without((?: an?| any| one)?(?: coupons?| discounts?| vouchers?| codes?| promo codes?)?)${END}`,
      "gu",
    ),
    ([, verb, first = "", a = "", second = "", b = ""]) => {
      const what = /coupon|discount|voucher|code/u.exec(`${a} ${b}`)?.[0];
      if (what === undefined) return undefined;
      const often = (said: string) =>
        /^ (?:both|also)?$/u.test(said) || said === "" ? "" : ` ${said.trim()}`;
      return `${verb} with a ${what}${often(first.replace(/ both/u, ""))} and ${verb} without a ${what}${often(second.replace(/ also/u, ""))}`;
    },
  ],
  // "a search containing the word laptop"
  [
    /\b(search(?:es|ed)?(?: for)?(?: (?:something|anything|products?|items?))?) (?:that )?(?:contain(?:s|ed|ing)?|includ(?:es|ed|ing)|with|mention(?:s|ed|ing)?|using)(?: for)? (?:the )?(?:word|words|term|terms|keyword|text|phrase) (?=["a-z])/gu,
    ([, search = ""]) => `${search.replace(/ (?:for|something|anything|products?|items?)$/u, "")} for `,
  ],
  [/(\bsearch(?:es|ed)? (?:for )?"[^"]+") in (?:it|them)\b/gu, ([, search]) => search],
  // "no purchase at all this quarter"
  [
    /(?<=(?:\b(?:no|not|never|nothing|none|any)|n't)\b[^,.;]{0,40}?) at all(?= (?:this|last|in|since|during|over|for|within|before|after)\b)/gu,
    "",
  ],
  // "ordered exactly once in their life"
  [
    /\b(?:ever )?(?:in|over|during) (?:their|his|her) (?:whole |entire )?(?:life|lives|lifetime|life time)\b/gu,
    "ever",
  ],
  // "bought toys, then dresses later on"
  [/(?<=\bthen [^,.;]{2,30}?) (?:later on|later|at a later point)(?=\s*(?:$|[,.;]))/gu, ""],
  // "first order came in 2024"
  [
    /\b((?:first|last|latest|most recent) (?:order|purchase)) (?:came|happened|took place|fell|occurred|dates back to|dates|was made|was placed)(?: back)? (?=in|on|before|after|during|between|from|last|this|within|since)\b/gu,
    ([, which]) => `${which} was `,
  ],
  // "under $100, incl. people who bought nothing": less than some sum takes them in anyhow
  [
    /(?<=\b(?:under|below|less than|fewer than|at most|no more than)\b[^;]{1,40}),? \(?(?:incl\.?|including|even|also) (?:those|people|customers|anyone|everyone|the ones)? ?who (?:bought|ordered|spent|purchased) nothing(?: at all)?\)?/gu,
    "",
  ],
  [/\bnewsletters? (ok|okay|yes|allowed|true)\b/gu, ([, said]) => `email ${said}`],
  // "second 10 percent by number of orders (so 10-20%)"
  [
    /^(?:the )?(second|third|fourth) (\d{1,2}) ?(?:%|percent|per cent) (?:by|on|of customers by|in) ([^,.;(]+?)(?:,? ?\((?:so|i\.e\.?|ie|meaning|that is)[^)]*\))?$/gu,
    ([, place = "", part = "", by]) => {
      const no = ["first", "second", "third", "fourth"].indexOf(place);
      return `between the top ${no * Number(part)}% and the top ${(no + 1) * Number(part)}% by ${by}`;
    },
  ],
  // "order total above $100 with a coupon": of one order, both
  [
    /\border totals? (?=(?:above|over|of|at least|more than|under|below|exceeding|less than)\b[^,.;]*\b(?:with|using|without) (?:an? )?(?:coupon|discount|voucher|code)\b)/gu,
    "an order ",
  ],
  // "no orders in 6 months but at least 5 before"
  [
    /\b(no (?:orders?|purchases?) in (?:the last |the past )?\d+ (?:days|weeks|months|years)),? but ((?:at least |more than |over )?\d+) before(?: that| then)?(?=\s*(?:$|[,.;)]))/gu,
    ([, none, count]) => `${none} but ${count} orders before that`,
  ],
];
