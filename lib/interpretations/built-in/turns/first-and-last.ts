import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const BEHIND =
  "(?=(?:on|from|with|over|under|above|below|via|using|was|were|in|of|at|more than|less than|placed)\\b)";
const COUPON = "(?:coupons?|vouchers?|promo codes?|discount codes?|codes?|coupon codes?)";
const DAY = "(?:1st|first|2nd|second|3rd|third|\\d{1,2}(?:st|nd|rd|th))";

const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberOf(word: string): number {
  const named = NUMBERS.indexOf(word);
  return named >= 0 ? named : Number(word);
}

/** In percent, to the side of what is said ahead: two of three orders are at least two thirds, and not more than them. */
function shareOf(part: number, whole: number, ahead: string): number {
  const isUp = /(?:more than|over|above|at most|up to|no more than|exceeding) $/u.test(ahead);
  return (isUp ? Math.ceil : Math.floor)((part / whole) * 1e4) / 100;
}

/** Which of the orders is meant, and what all of them have in common. */
export const firstAndLastTurns: readonly Turn[] = [
  // "first order on mobile, latest on desktop"
  [
    new RegExp(`(?<=(?:,|\\band|\\bbut|;) ?)(?:the |their )?(latest|last|most recent|first) ${BEHIND}`, "gu"),
    ({ input, index, 1: which }) => {
      const noun =
        /\b(?:first|last|latest|most recent) (order|purchase|transaction)\b(?!.*\b(?:visit|return|refund|search|open|click)s?\b)/u.exec(
          input.slice(0, index),
        )?.[1];
      return noun && ` ${which} ${noun} `;
    },
  ],
  // "used WELCOME on their first order and came back since"
  [
    /(?<=\bfirst (?:order|purchase)\b[^.;]*?),? (?:and|but|then|and then) (?:have |has |they |also )*(?:came back|come back|been back|(?:ordered|bought|purchased|shopped) again|returned for more)(?: since(?: then)?| after that| later| afterwards| at least once)?(?=\s*(?:$|[,.;)]))/gu,
    " and ordered at least 2 times",
  ],
  // "Nike first, Puma at some later point"
  [
    /\b(?:at|on) (?:some|a) (?:later|subsequent) (?:point|time|stage|date|occasion|moment)(?: in time)?\b|\b(?:some ?time|sometime|a while|some while) (?:later|afterwards|after that)\b|\blater on\b/gu,
    "later",
  ],
  [
    /^((?:who )?(?:(?:they )?(?:bought|ordered|purchased|viewed|browsed) )?)((?!their|the|whose|his|her|customers)[a-z][a-z &'-]{1,30}?) first,? (?:and |but )?(?:only |then )?((?:(?:bought|ordered|purchased|viewed|browsed) )?)([a-z][a-z &'-]{1,30}?) (?:later|afterwards|second|next|after that)$/gu,
    ([, verb = "", first, next = "", second]) => {
      const own = verb.trim() === "" || verb.trim() === "who" ? "bought " : verb;
      return `${own}${first} then ${next === "" ? own : next}${second}`;
    },
  ],
  [
    /^((?!their|the|whose|his|her|customers|who)[a-z][a-z &'-]{1,24}?) first,? (?:and |but )?(?:only )?then ([a-z][a-z &'-]{1,24})$/gu,
    ([, first, second]) => `bought ${first} then bought ${second}`,
  ],
  // "debut order", "final order of 2025"
  [/\b(?:debut|inaugural|maiden|opening) (?=order\b|purchase\b)/gu, "first "],
  [/\bfinal (?=order\b|purchase\b)/gu, "last "],
  // "nine out of ten orders on desktop"
  [
    /\b(one|two|three|four|five|six|seven|eight|nine|\d) (?:out of|in) (two|three|four|five|six|eight|ten|\d{1,2})(?: of)?(?: their| his| her| all| the)? (?=orders|purchases|visits|emails|transactions)/gu,
    ({ input, index, 1: part = "", 2: whole = "" }) => {
      const share = shareOf(numberOf(part), numberOf(whole), input.slice(0, index));
      return share > 0 && share < 100 ? `${share}% of ` : undefined;
    },
  ],
  // "always use coupons"
  [
    new RegExp(
      `\\balways (?:use|uses|used|using|shop with|shops with|apply|applies|redeem|redeems) (?:an? |our |the )?(${COUPON})\\b`,
      "gu",
    ),
    ([, what]) => `always order with a ${what?.replace(/s$/u, "")}`,
  ],
  [
    new RegExp(
      `\\b(?:use|uses|used|using|apply|applied|redeem|redeemed) (?:an? |our |the )?(${COUPON}) (?:every|each)(?: single)? time\\b`,
      "gu",
    ),
    ([, what]) => `always order with a ${what?.replace(/s$/u, "")}`,
  ],
  // "switched from mobile to desktop"
  [
    /\b(?:switched|moved|changed|migrated|went over|gone) from ([a-z][a-z ]{1,20}?) to ([a-z][a-z ]{1,20}?)(?=\s*(?:$|[,.;)]|in\b|this\b|last\b|since\b|and\b|but\b))/gu,
    ([, from, to]) => `ordered ${from} then ordered ${to}`,
  ],
  // "spent more than half their money on Electronics"
  [
    /\bhalf (?:of )?(?:all )?(?:their|the) (?:money|spend|spending|budget|cash|total)\b/gu,
    "half of their spend",
  ],
  // "at least a quarter of their spend", "two thirds of all orders"
  [
    /\b(?:(a|one|two|three|four) )(half|halves|thirds?|quarters?|fifths?|tenths?) of (?=(?:all |all of )?(?:their|the|its|his|her|what|orders|purchases|spend|visits|all))/gu,
    ({ input, index, 1: count = "", 2: part = "" }) => {
      const no = { a: 1, one: 1, two: 2, three: 3, four: 4 }[count] ?? 1;
      const whole = { hal: 2, thi: 3, qua: 4, fif: 5, ten: 10 }[part.slice(0, 3)] ?? 1;
      const share = shareOf(no, whole, input.slice(0, index));
      return no < whole && part !== "half" ? `${share}% of ` : undefined;
    },
  ],
  // "one and a half times the median"
  [
    /\b(one|two|three|four|\d) and (?:a|one) half(?= ?(?:times|x)\b)/gu,
    ([, count = ""]) => `${{ one: 1, two: 2, three: 3, four: 4 }[count] ?? count}.5`,
  ],
  // "within a day of checkout start"
  [/\b(checkout|session) (?:start|begin)\b(?!ed)/gu, ([, what]) => `${what} started`],
  // "orders between 9 and 5": the working day
  [
    /\b(between|from) (?:9|nine) (and|to|-) (?:5|five)\b(?! ?(?:[ap]m|o'clock|orders|times|days|%|percent|years|and\b))/gu,
    ([, lead, link]) => `${lead} 9am ${link} 5pm`,
  ],
  [/\b(?:9|nine)[- ]?to[- ]?(?:5|five)\b(?= (?:on|orders|shoppers|buyers)\b)/gu, "between 9am and 5pm"],
  // "on the first of this month", "since the 15th of last month"
  [
    new RegExp(
      `\\b(on|since|before|after|until|by|from) the (${DAY})(?: day)? (?:of (this|last|the) month)\\b`,
      "gu",
    ),
    ([, lead, day = "", which]) => {
      const no = { first: "1", second: "2", third: "3" }[day] ?? String(Number.parseInt(day, 10));
      return `${lead} ${which === "last" ? "last" : "this"} month the ${no}`;
    },
  ],
];
