import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b))";
const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const MAILS = "(?:marketing |promotional |our |any |the )*(?:e-?mails?|newsletters?|mailings?)";
const MONEY = "[$€£]\\d[\\d.,]*";
const VERBS: Readonly<Record<string, string>> = {
  viewed: "view",
  opened: "open",
  clicked: "click",
  bought: "buy",
  ordered: "order",
  purchased: "purchase",
  returned: "return",
  used: "use",
  added: "add",
};

/** What is said in few words, and means the longer ones: whom nothing is heard from, what an order did not have, what was taken off it. */
export const fewWordsTurns: readonly Turn[] = [
  // "women | orders >= 2": a sheet of conditions; "gold | silver" is one or the other
  [
    /^[^|]+(?: ?\| ?[^|]+)+$/gu,
    ({ 0: typed }) => {
      const parts = typed.split("|").map((part) => part.trim());
      const fields = parts.map((part) => /^(?:[^:]*: )?([a-z ]+?) ?(?:[:=<>≥≤!]|$)/u.exec(part)?.[1] ?? part);
      const isSheet =
        parts.filter((part) => /[=<>≥≤:]|\d/u.test(part)).length > 1 && new Set(fields).size === parts.length;
      return isSheet ? parts.join(" and ") : undefined;
    },
  ],
  // "for Thursday's mailing could you pull …": when it is sent is no condition
  [
    new RegExp(
      `\\bfor (?:our |the )?(?:(?:next|this|coming) )?(?:${DAY}|tomorrow|today|tonight|next week|next month)'s (?:upcoming )?(?:e-?mail |sms )?(?:mailing|newsletter|campaign|e-?mail|send|send-out|blast|mailshot|meeting|promo|promotion|sale)\\b,?(?=[^:]+$)`,
      "gu",
    ),
    "",
  ],
  // "we have nothing recorded on whether they want our emails"
  [
    new RegExp(
      `\\b(?:(?:we )?(?:have|has|had|got) )?(?:nothing|no (?:record|information|info|data|answer|note))(?: (?:recorded|stored|on file|on record|noted|known))?(?: at all)? (?:on|about|of|for|as to) (?:whether|if) (?:or not )?(?:they|he|she|the customer) (?:want|wants|wanted|would like|accept|accepts|agreed to|agree to|like) (?:to (?:get|receive) )?${MAILS}${END}`,
      "gu",
    ),
    "email consent unknown",
  ],
  // "said no to marketing emails"
  [
    new RegExp(
      `\\b(?:has |have )?(?:said no to|turned down|declined|refused|rejected|(?:don't|do not|doesn't|does not) want(?: to (?:get|receive))?) ${MAILS}${END}`,
      "gu",
    ),
    "opted out of emails",
  ],
  [
    new RegExp(`\\b(said yes to) (?:marketing|promotional) (?=e-?mails?${END})`, "gu"),
    ([, yes]) => `${yes} `,
  ],
  // "tried all five of our brands"
  [
    new RegExp(
      `\\b(?:tried|bought|purchased|ordered|shopped)(?: from)? (?:all|each|every one)(?: of)?(?: (?:our|the))? (${COUNT})(?: of)?(?: (?:our|the))? (brands|categories)${END}`,
      "gu",
    ),
    ([, count, what]) => `bought at least ${count} different ${what}`,
  ],
  // "got $20 or more off an order"
  [
    new RegExp(
      `\\b(?:got|had|received|saved|getting|with) ((?:(?:at least|more than|over|under|less than|up to) )?${MONEY}(?: or (?:more|less)|\\+)?)(?: (?:in )?(?:off|discount|knocked off|taken off))?(?: (?:on|off|from))? (?:an?|one|their|any|some|a single) (?:single )?(?:order|purchase)\\b`,
      "gu",
    ),
    ({ 0: typed, 1: sum }) =>
      /\b(?:off|discount|saved)\b/u.test(typed) ? `ordered with a discount of ${sum}` : undefined,
  ],
  // "stopped buying, nothing from them in half a year"
  [
    /\b(?:nothing|not a thing|no(?:t a)? sign(?: of life)?)(?: (?:was|has been))?(?: (?:heard|seen|bought|received))? (?:from|of) (?:them|him|her)(?= (?:in|for|since|during|within|over|this|last)\b)/gu,
    "no order",
  ],
  // "on the site today, no order yet today"
  [
    /(?<=^|[;(] ?|\b(?:who|were|was|been|people|customers|everyone|anyone) )(?:were |was |been )?on (?:the|our) (?:web)?(?:site|shop|store|website)(?= (?:today|yesterday|this|last|in|since|on|within|during)\b)/gu,
    "visited the site",
  ],
  [/\bno (order|purchase|visit) (?:as )?yet(?= (?:today|this|since|in)\b)/gu, ([, what]) => `no ${what}`],
  // "searched our shop": where, not what for
  [
    /\b(search(?:ed|es|ing)?)(?: (?:in|on|through|within))? (?:our|the|your) (?:(?:online|web) ?)?(?:shop|store|site|website|webshop|catalogue?)\b/gu,
    ([, verb]) => verb,
  ],
  // "viewed no product": not once, and nothing of another time
  [
    /(?<!\b(?:who|customers|people) )\b(viewed|opened|clicked|bought|ordered|purchased|returned|used|added) no (products?|items?|emails?|coupons?|pages?)\b/gu,
    ([, verb = "", what = ""]) =>
      `did not ${VERBS[verb]} ${/^[aeiou]/u.test(what) ? "an" : "a"} ${what.replace(/s$/u, "")}`,
  ],
  // "bought before, never with a discount or a coupon": what the orders had
  [
    /\bnever (?:bought |ordered |paid |purchased |shopped )?(?:with|using) (?:a |an |any )?(discount|coupon|voucher)s? (?:or|nor) (?:with )?(?:a |an |any )?(discount|coupon|voucher)s?\b/gu,
    ([, one, other]) => `never ordered with a ${one} and never ordered with a ${other}`,
  ],
  // "first order had coffee in it, last one didn't"
  [
    /\b(first|last|latest|most recent) (order|purchase) (had|contained|included) ([a-z][a-z &-]{1,30}?)(?: in it)?(?:,| and| but|, and|, but) (?:the |their )?(first|last|latest|most recent)(?: one| order| purchase)? (?:didn't|did not|hadn't|had not|had none|without)(?: any| it| have it| have any| contain it| include it| contain any)?(?=\s*(?:$|[,.;)]))/gu,
    ([, which, noun, had, goods, other]) =>
      `${which} ${noun} ${had} ${goods} and ordered and not ${other} order had ${goods}`,
  ],
  // "last order did not have coffee": that one, whatever the others had
  [
    /\b(?:whose |their |the )*(first|last|latest|most recent) (?:order|purchase) (?:did not|didn't|does not|doesn't) (?:have|contain|include) (?:any |an? )?/gu,
    ([, which]) => `ordered and not ${which} order had `,
  ],
  [
    /\b(first|last|latest|most recent) (order|purchase) had ([a-z]+) in it\b/gu,
    ([, w, n, g]) => `${w} ${n} had ${g}`,
  ],
];
