import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const N =
  "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|a couple of|couple of)";
const UNIT = "(?:hours?|days?|weeks?|months?|quarters?|years?)";
const SIDE =
  "(?:more than|over|above|at least|less than|fewer than|under|below|at most|up to|no more than|within|only|exactly)";
const VERB =
  "(?:bought|ordered|purchased|viewed|looked at|browsed|searched for|opened|visited|returned|added|carted|shopped|clicked)";
const DO =
  "(?:buy|order|purchase|view|look at|open|visit|return|add|cart|shop|click|buying|ordering|purchasing|checking out|paying|shopping|visiting|returning)";
const THEN =
  "(?:afterwards?|after(?: that| it| which)?|later(?: on)?|since(?: then| that)?|thereafter|subsequently)";
const DOES: Readonly<Record<string, string>> = {
  buying: "buy",
  ordering: "order",
  purchasing: "order",
  "checking out": "order",
  paying: "order",
  shopping: "order",
  visiting: "visit",
  returning: "return",
};

const DID: Readonly<Record<string, string>> = {
  visit: "visited",
  order: "ordered",
  purchase: "ordered",
  "email open": "opened an email",
  search: "searched",
  refund: "returned an order",
};
const BEHIND_LAST =
  "(?:after|since|following) (?:the|their|that) (?:last|latest|most recent|final) (?:one|of them|of these|of those|time)(?: (?:they|he|she) [a-z]+)?";

/** The unit of the time that was said last. */
function unitAhead(ahead: string): string | undefined {
  return [...ahead.matchAll(new RegExp(`\\b${N} (${UNIT})\\b|\\b(?:every|each|per) (${UNIT})\\b`, "gu"))]
    .map(([, a, b]) => a ?? b)
    .at(-1);
}

const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const numberOf = (word: string) => (WORDS.includes(word) ? WORDS.indexOf(word) : Number(word));

/** Conditions that point back at a time, a thing or a condition said before. */
export const referringTurns: readonly Turn[] = [
  // "not ordered in 30 days, nor viewed any product in 14", "used to buy every month but not for the past two"
  [
    new RegExp(
      `\\b(in|for|within|over|during)((?: the)?(?: last| past| previous)?) (\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)${END}`,
      "gu",
    ),
    ({ input, index, 1: lead = "", 2: which = "", 3: count }) => {
      const ahead = input.slice(0, index);
      const isOpen =
        which !== "" ||
        lead === "in" ||
        lead === "within" ||
        /\b(?:not|never|no|nor)\b|n't\b/u.test(ahead.split(/[,;.]/u).at(-1) ?? "");
      const unit = unitAhead(ahead);
      return unit && isOpen && !(lead === "over" && which === "")
        ? `${lead}${which} ${count} ${unit.replace(/s$/u, "")}s`
        : undefined;
    },
  ],
  // "and since then nothing", "but since then at least one more purchase": the time is said last
  [
    /(,? (?:and|but|yet)|,) (?:has |have )?(?:ever )?since(?: then| that)?,? ((?:have |has |did |had |made |placed )?(?:no|not|nothing|never|only|at least|one|two|didn't|haven't|hasn't)\b(?![^.,;]*\b(?:in|within|last|past|since|during) )[^.,;]{2,40}?)(?=\s*(?:$|[.,;]))/gu,
    ([, link, what]) => `${link} ${what} since`,
  ],
  [
    new RegExp(
      `\\bsince (?:then|that time|that point|that day|that date|that moment|thereafter)${END}`,
      "gu",
    ),
    "since",
  ],
  // "first order in 2024 and at least two more since": with the first one
  [
    new RegExp(
      `(?<=\\bfirst (?:order|purchase)\\b[^.;]*)(,? (?:and|but|with|then)) (?:(?:have |has )?(?:made|placed|had|bought|ordered) )?(at least )?(${COUNT}) (?:or more )?(?:more|further|additional|other)(?: orders?| purchases?)?(?: ${THEN})?${END}`,
      "gu",
    ),
    ([, link, , count = ""]) => `${link} ordered at least ${numberOf(count) + 1} times`,
  ],
  // "had a refund and at least one more purchase since"
  [
    new RegExp(
      `\\b(?:(?:made|placed|had|have|has) )?(?:at least )?(?:one|1|a|another|an) (?:more |further |new |additional |other )?(?:order|purchase) ${THEN}${END}`,
      "gu",
    ),
    ({ 0: typed, input, index }) =>
      /\b(?:no|not|never|without|first) $/u.test(input.slice(0, index)) ||
      !/more|further|new|additional|another/u.test(typed)
        ? undefined
        : "ordered since",
  ],
  // "put it in their cart without buying it afterwards"
  [
    new RegExp(
      `,? without (?:ever |then |later |actually )*(buying|ordering|purchasing|checking out|paying|shopping|visiting|returning)((?: (?:it|them|one|any|anything))?)(?: (?:again|from us))? ${THEN}${END}`,
      "gu",
    ),
    ([, what = "", which]) => ` but did not ${DOES[what]}${which} since`,
  ],
  // "no purchase after the last one", "haven't ordered since the latest one"
  [
    new RegExp(
      `(?:,? (?:and|but|yet|with)|,)? (?:(?:have|has|had|made|placed|with) )?(?:no|not a single|not one|without an?|zero) (?:orders?|purchases?) ${BEHIND_LAST}${END}`,
      "gu",
    ),
    ({ index }) => (index === 0 ? undefined : ", then did not order"),
  ],
  [
    new RegExp(
      `(?:,? (?:and|but|yet)|,)? (?:have not|haven't|has not|hasn't|did not|didn't|never) (${VERB}|${DO})((?: an?| anything| the| our| [a-z]+){0,3}) ${BEHIND_LAST}${END}`,
      "gu",
    ),
    ([, done, what]) => `, then did not ${done}${what}`,
  ],
  // "have neither clicked nor ordered since", "haven't clicked or ordered since"
  [
    new RegExp(
      `\\b(?:(?:have|has|had|did) )?neither ([^,.;]{3,30}?) nor ((?:${VERB}|${DO})[^,.;]{0,25}?) since${END}`,
      "gu",
    ),
    ([, one, other]) => `have not ${one} since and have not ${other} since`,
  ],
  [
    new RegExp(
      `\\b(have not|haven't|has not|hasn't|had not|hadn't|did not|didn't) ((?:${VERB}|${DO})[^,.;]{0,25}?) (?:or|nor) ((?:${VERB}|${DO})[^,.;]{0,25}?) since${END}`,
      "gu",
    ),
    ([, not, one, other]) => `${not} ${one} since and ${not} ${other} since`,
  ],
  // "only browsed since"
  [
    /\b(?:(?:have|has) )?(?:only|just|merely) (browsed|viewed|looked|looked around|visited|window-shopped|clicked around)( (?:products?|things|items|stuff|the site))? since(?=\s*(?:$|[,.;)]))/gu,
    ([, done = "", what = ""]) =>
      `have not ordered since and ${/looked|window|clicked/u.test(done) ? "visited" : `${done}${what}`} since`,
  ],
  // "has not so much as visited"
  [/\bnot so much as (?:even )?/gu, "not "],
  // "WELCOME on the first order, never used a coupon again"
  [
    /(?<=\b(?:first (?:order|purchase)|used|redeemed)\b[^.;]*)(,? (?:and|but|then) |, )(?:they |have |has )*(?:never|not|did not|didn't) (?:used|use|redeemed|redeem|applied|apply) (a|an|any|another|one|our|the)( [a-z]+)? (coupon|code|voucher|discount|promo code|discount code) (?:again|since|ever again|after(?: that|wards)?)(?=\s*(?:$|[,.;)]))/gu,
    ([, link, , , what]) => `${link}did not use a ${what} since`,
  ],
  // "3 orders in 2025, none of which used a coupon": of those, so in their time
  [
    /,? (?:and |but )?none of (?:which|them|those|these)(?: orders| purchases)? (?:(?:ever )?(?:used|had|has|with|involved|included|contained|came with|was with|were with)) (?:an? |any )?(coupon|discount|code|voucher|promo code)s?(?: code)?(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ({ input, index, 1: what }) => {
      const ahead = input.slice(0, index);
      const isTimed =
        /\b(?:in|since|during|within|this|last|past|over)\b[^,.;]*(?:\d|year|month|week|quarter|day|january|february|march|april|may|june|july|august|september|october|november|december)/u.test(
          ahead,
        );
      if (!/\b(?:orders?|ordered|purchases?|purchased|bought)\b/u.test(ahead)) return undefined;
      return ` and never ordered with a ${what}${isTimed ? " in the same period" : ""}`;
    },
  ],
  // "whose last visit was after their last order"
  [
    /\b(?:(?:whose|their|the|with a|with their) )?(?:last|latest|most recent) (visit|order|purchase|email open|search|refund)(?: was| is| came)? (?:after|later than|more recent than|newer than) (?:the |their |his |her )?(?:last|latest|most recent) (order|purchase|visit|email open|search|refund)\b/gu,
    ([, later = "", earlier]) => `last ${earlier}, and has ${DID[later]} since`,
  ],
  // "bought nothing since their refund"
  [
    new RegExp(
      `\\b(?:have |has |had )?(?:bought|ordered|purchased) nothing(?: at all| else| more)? (?:since|after) (?:the|their|a|that|getting a|his|her)(?: last| latest)? (?:refund|return)${END}`,
      "gu",
    ),
    ({ input, index }) =>
      /\b(?:refund|return|sent|money)/u.test(input.slice(0, index))
        ? "have not ordered since"
        : "returned an order and then did not order",
  ],
  // "bought a laptop and within 30 days a laptop bag"
  [
    new RegExp(
      `\\b(${VERB}) ((?:(?!\\b(?:and|then|who|but|in|on|this|last)\\b)[^,.;]){2,30}?),? (?:and|then|and then) (?:then )?(within|in under|less than) (${N} ${UNIT})(?: (?:later|after(?: that)?|of (?:that|it)))?,? (?:also |again |they )*((?:${VERB} )?)(?=(?:an? |the |some |any )?[a-z])(?!(?:who|they|have|has|did|not|never|no|came|come)\\b)`,
      "gu",
    ),
    ([, verb = "", what, , span, own = ""]) => {
      const done = own.trim() === "" ? verb : own.trim();
      return `${verb} ${what} then within ${span} ${done} `;
    },
  ],
  // "it's been over 100 days since they bought anything"
  [
    new RegExp(
      `\\b(?:it's|it has|it is|its) (?:been |now )?((?:more than|over|at least|less than|under|almost) )?(${N} ${UNIT}) since (?:they|he|she|the customer)(?: have| has|'ve)?(?: last| most recently)? (bought|ordered|purchased|shopped|visited|opened|returned|searched)(?: (?:anything|something|an email|one of our emails|the site|us|from us|with us|our site|on the site))*`,
      "gu",
    ),
    ([, side = "", span, done = ""]) => {
      const noun =
        { visited: "visit", opened: "email open", returned: "refund", searched: "search" }[done] ?? "order";
      return `last ${noun} ${side === "" ? "at least " : side}${span} ago`;
    },
  ],
  [
    new RegExp(
      `\\b(?:with )?((?:more than|over|at least|less than|fewer than|under|within|up to) )(${N} ${UNIT}) (?:since|after) (?:the |their )?(?:sign-?up|signing up|registration|registering|joining|they (?:signed up|registered|joined))\\b`,
      "gu",
    ),
    ({ input, index, 1: side, 2: span }) =>
      /\b(?:order(?:ed|s)?|bought|purchas(?:ed?|es)) $/u.test(input.slice(0, index))
        ? undefined
        : `signed up ${side}${span} ago`,
  ],
  // "last order is at least a month old"
  [
    new RegExp(
      `\\b((?:first|last|latest|most recent) (?:order|purchase|visit))((?: (?:is|was|being|that is|which is))?) ((?:${SIDE} )?${N} ${UNIT}) old\\b`,
      "gu",
    ),
    ([, noun, , span]) => `${noun} was ${span} ago`,
  ],
  // "at least 2 orders of them", of the goods just named
  [
    new RegExp(
      `\\b(?:(?:made|placed|have|has|had|with) )?((?:at least |more than |over )?)(${COUNT})((?: or more)?) (?:orders|purchases) of (?:them|those|these|it|that)\\b`,
      "gu",
    ),
    ([, side, count, more]) =>
      `ordered them ${side === "" && more === "" ? "at least " : side}${count}${more} times`,
  ],
  // "…, including at least one since February"
  [
    new RegExp(
      `, (?:including|incl\\.?|of which|with) ((?:at least |more than )?(?:once|twice|(?:${COUNT})(?: times| of (?:them|those|which))?)|(?:at least )?one (?:order|purchase)) (?=(?:in|since|during|this|last|within|on|before|after)\\b)`,
      "gu",
    ),
    ({ input, index, 1: many = "" }) => {
      if (!/\b(?:order(?:ed|s)?|bought|purchas(?:ed|es))\b/u.test(input.slice(0, index))) return undefined;
      const often = many.replace(/ (?:of (?:them|those|which)|order|purchase|times)$/u, "");
      const isOften = /once|twice/u.test(often);
      return `, and ordered ${/at least|more/u.test(often) ? "" : "at least "}${isOften ? often : `${often} times`} `;
    },
  ],
  // "did not buy any other this year"
  [
    new RegExp(
      `\\b(${DO}|${VERB}) any others?(?: ones?| of (?:them|those))?(?=\\s*(?:$|[,.;)]|this\\b|last\\b|in\\b|since\\b|and\\b|but\\b))`,
      "gu",
    ),
    ([, done]) => `${done} another`,
  ],
  [
    /\b(never|not|n't) (did|do|done) anything else(?: (?:after(?:wards)?(?: that)?|since|at all|on the site))?(?=\s*(?:$|[,.;)]))/gu,
    ([, not, done]) => `${not} ${done} anything`,
  ],
  // "bought it again this month"
  [
    new RegExp(`\\b(${VERB}|${DO}) (it|them|one) (?:again|once more|another time)\\b`, "gu"),
    ([, done, what]) => `${done} ${what}`,
  ],
  // "yesterday or the day before"
  [
    /\byesterday (or|and) the day before\b(?! yesterday)/gu,
    ([, link]) => `yesterday ${link} the day before yesterday`,
  ],
  // "coffee 3 times or more, last time over 6 weeks ago"
  [
    /(?<=\b(?:bought|ordered|purchased) (?!at least|more|over|exactly|only|once|twice|\d|in\b|this\b|last\b|from\b|with\b|again\b|two|three|anything|something)[a-z]+ [^.;]*?), (?:and |with |but )?(?:the |their )?last time (?=(?:over|more|less|under|at least|within|before|after|since|in|on|this|last)\b|\d)/gu,
    ", last bought it ",
  ],
];
