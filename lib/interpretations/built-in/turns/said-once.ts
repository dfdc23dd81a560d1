import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const UNIT = "(?:days?|weeks?|months?|quarters?|years?)";
const N =
  "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half a|a couple of|couple of)";
const SIDE = "(?:more than|over|at least|less than|fewer than|under|at most|up to|exactly|only|just)";

const isDenied = (ahead: string) => /\b(?:no|not|none|never|nothing|without|zero)\b|n't\b/u.test(ahead);

/** What is said once and holds again: a noun, a verb or a time that a further figure leaves out. */
export const saidOnceTurns: readonly Turn[] = [
  // "ordered in the last 90 days, and before that not for at least half a year"
  [
    new RegExp(
      `(?:,? (?:and|but)|,) (?:before that|previously|prior to that),? (?:had |have )?(?:not|nothing|no orders?|none)(?: ordered| bought| anything)? (?:for|in|over|during) (?:at least |over )?(${N} ${UNIT})${END}`,
      "gu",
    ),
    ([, span = ""]) =>
      ` and not in the ${span.replace(/^half a year$/u, "6 months").replace(/^an? /u, "1 ")} before that`,
  ],
  // "no order since the 1st of February but at least 5 before"
  [
    new RegExp(
      `(,? (?:but|though|although|yet|and) )((?:${SIDE} )?${COUNT}(?: or more|\\+)?)(?: orders?| purchases?| times)? (before(?: that| then)?|earlier|previously)${END}`,
      "gu",
    ),
    ({ input, index, 1: link, 2: count }) => {
      const ahead = input.slice(0, index);
      return isDenied(ahead) && /\b(?:order|purchase|bought|buy)/u.test(ahead)
        ? `${link}ordered ${count} times before`
        : undefined;
    },
  ],
  // "over 50 on their first order and over 150 on their last"
  [
    /\bon (?:their|the|his|her) (last|first|latest|most recent)(?: one)?(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ({ input, index, 1: which }) => {
      const noun = /\b(?:first|last|latest|most recent) (order|purchase)\b/u.exec(input)?.[1];
      return noun && index > 0 ? `on their ${which} ${noun}` : undefined;
    },
  ],
  [
    new RegExp(
      `\\b(spent|paid) ((?:between )?(?:${SIDE} )?${FIGURE}(?: and ${FIGURE})?) on (?:their |the )?(first|last|latest|most recent) (order|purchase),? (and|but) (?:spent |paid )?((?:between )?(?:${SIDE} )?${FIGURE}(?: and ${FIGURE})?) on (?:their |the )?(first|last|latest|most recent) (?:order|purchase)`,
      "gu",
    ),
    ([, , money, which, noun, link, other, second]) =>
      `${which} ${noun} ${money} ${link} ${second} ${noun} ${other}`,
  ],
  // "purchases of 500 or more, exactly one of them"
  [
    new RegExp(
      `\\b(orders|purchases) ((?:of |over |above |worth |under |below )(?:at least |more than )?${FIGURE}(?: or more| or less|\\+)?), ((?:${SIDE} )?${COUNT}(?: or more)?) of (?:them|those|these)\\b`,
      "gu",
    ),
    ([, orders, money, count]) => `${count} ${orders} ${money}`,
  ],
  // "largest order last year above 250, none this year"
  [
    /(?<=\b(?:orders?|purchases?|ordered|bought)\b[^.;]*),? (?:but |and |yet )?(?:none|nothing)(?: at all| whatsoever)? (?=(?:this|last) (?:year|month|week|quarter)\b|since\b|in (?:19|20)\d\d\b|in the (?:last|past)\b)/gu,
    ({ input, index }) =>
      /\b(?:largest|biggest|highest|smallest|average|cheapest|first|last|latest) (?:order|purchase)\b/u.test(
        input.slice(0, index),
      )
        ? " and no order "
        : undefined,
  ],
  // "last purchase was bigger than 200 and paid without coupon"
  [
    /(?<=\b(first|last|latest|most recent) (order|purchase)\b[^.;]{1,60}?),? and (?:was |it was )?(?:paid|placed|made|done|ordered) (?=(?:with|without|on|via|from|using)\b)/gu,
    ([, which, noun]) => ` and ${which} ${noun} `,
  ],
  // "opened more emails this month than last month"
  [
    /\b(opened|clicked|viewed|searched|made|had|placed|got) (more|fewer|less) (emails|e-mails|newsletters|links|products|times|visits|orders|purchases|searches|returns|refunds) ((?:this|last|in|over|during) [^,.;]{3,25}?) than (?=(?:this|last|in|over|during|the)\b)/gu,
    ([, done, side, what, own]) => `${done} ${what} ${side === "more" ? "more" : "less"} ${own} than `,
  ],
  // "exclude refunders: buyers of Toys"
  [
    /^(?:please |pls |kindly )?(?:exclude|leave out|skip|without|ignore|remove) ((?:[a-z-]+ ){0,3}[a-z-]+)(?::| ?- |; |\. )(.+)$/gu,
    ([, out, rest]) => `${rest} except ${out}`,
  ],
  // "since the refund", behind one
  [
    /\b(?:since|after) (?:the|that|their) (refund|return)(?=\s*(?:$|[,.;)]))/gu,
    ({ input, index }) =>
      /\b(?:refund|refunded|return|returned|sent back)\b/u.test(input.slice(0, index)) ? "since" : undefined,
  ],
  [
    /\b(ordered|bought|purchased|shopped|visited) again since(?=\s*(?:$|[,.;)]))/gu,
    ([, done]) => `${done} since`,
  ],
  // "between 100 till 200", "since more 2 years"
  [
    new RegExp(`\\bbetween (${FIGURE}) (?:till|until|to|up to) (?=${FIGURE})`, "gu"),
    ([, low]) => `between ${low} and `,
  ],
  [
    new RegExp(`\\b(since|for) (more|less) (${N} ${UNIT})`, "gu"),
    ({ input, index, 1: lead, 2: side, 3: span }) =>
      isDenied(input.slice(0, index)) ? `${lead} ${side} than ${span}` : undefined,
  ],
  // "opt-in Y"
  [
    /\b(opt-?in|consent|newsletter)(?: ?[=:])? (y|yes)\b/gu,
    ([, what]) => `${what === "newsletter" ? "email consent" : what} = true`,
  ],
];
