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
  // "spent at least 300 of which at least 100 on Shoes"
  [
    new RegExp(`\\b(spent [^,.;]{2,30}?),? of which ((?:${SIDE} )?${FIGURE}) (on|in|for) (?=[a-z])`, "gu"),
    ([, whole, part, on]) => `${whole} and spent ${part} ${on} `,
  ],
  // "ordered at least 100 worth of Electronics"
  [
    new RegExp(
      `\\b(?:ordered|bought|purchased) ((?:${SIDE} )?[$€£]?\\d[\\d.,]*k?(?: or more|\\+)?)(?: dollars| bucks| usd)?(?:'s)? worth of (?=[a-z])`,
      "gu",
    ),
    ([, money]) => `spent ${money} on `,
  ],
  // "two or more orders with a discount of which one was this month"
  [
    new RegExp(
      `(?<=\\b(?:orders|purchases|returns|refunds|visits)\\b[^.;]*),? (?:and )?of (?:which|these|them|those) ((?:${SIDE} )?${COUNT}(?: or more)?) (?:was|were|came|happened|fell|is|are)(?: placed| made)? (?=(?:in|this|last|since|on|within|during|before|after)\\b)`,
      "gu",
    ),
    ([, count = ""]) => `, ${/^[a-z]+$|^\d+$/u.test(count) ? "at least " : ""}${count} of which `,
  ],
  // "buying fewer Supplements this year than last year"
  [
    /\b(bought|buy|buying|ordered|ordering|viewed|viewing) (more|fewer|less) ((?!often|frequently|than|on\b|this\b|last\b|in\b|over\b|orders|money|emails|products|items|times|things)[a-z]+(?: (?!than|this\b|last\b|in\b|over\b)[a-z]+)?) ((?:this|last|in|over|during) [^,.;]{3,25}?) than (?=(?:this|last|in|over|during|the)\b)/gu,
    ([, done, side, what, own]) => `${done} ${what} ${side === "more" ? "more" : "less"} ${own} than `,
  ],
  // "whose total this year is already above their total for all of last year"
  [
    /\b(?:whose |their )?(?:total|spend|total spend|spending) (?:for |in |of )?(this (?:year|month|quarter|week)) (?:is |was )?(?:already )?(above|over|higher than|more than|greater than|below|under|lower than|less than) (?:their |the |its )?(?:total |spend |total spend |spending |that )?(?:for |in |of )?(?:all of |the whole of |all )?(last (?:year|month|quarter|week))\b/gu,
    ([, own, side = "", other]) =>
      `spend ${/above|over|higher|more|greater/u.test(side) ? "more" : "less"} ${own} than ${other}`,
  ],
  // "exactly 2 orders, the second one this month"
  [
    /\b((?:exactly|only|just) (?:two|2|three|3) (?:orders|purchases)), (?:and )?the (?:second|third|last|latter|latest)(?: one| of them| order| purchase)?(?: was| being)? (?=(?:in|this|last|since|on|within|during|before|after|over|under|more|less)\b)/gu,
    ([, orders]) => `${orders}, last order `,
  ],
  // "that came back for another order"
  [
    /\b(came|come|comes|been) back (?:for|to make|to place|with) (?:another|a second|a further|one more)(?: order| purchase| one)?(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ([, came]) => `${came === "been" ? "come" : came} back`,
  ],
  // "last week or the week before", "this month but not in the two before"
  [
    /\blast (week|month|quarter|year) (or|and|nor) the (?:\1|one) before(?! that| last)\b/gu,
    ([, unit, link]) => `last ${unit} ${link} the ${unit} before last`,
  ],
  [
    /\bthis (week|month|quarter|year)( but not| and not|, not|, but not) (?:in |during )?the (two|three|four|six|\d) before\b/gu,
    ([, unit, not, count]) => `this ${unit}${not} in the ${count} ${unit}s before that`,
  ],
  // "visited in each of the past 4 weeks but never ordered in that period"
  [
    new RegExp(
      `(?<=\\b(?:each|every one) of the (?:last|past) (${COUNT}) (${UNIT})\\b[^.;]*) (?:in|during|over|within) (?:that|this|the same) (?:period|time|stretch)${END}`,
      "gu",
    ),
    ([, count, unit]) => ` in the last ${count} ${unit}`,
  ],
  // "birthday was last month and didn't order in that month"
  [
    /(?<=\bbirthdays?\b[^.;]*\b(last|this) (month|week|year)\b[^.;]*) (?:in|during) that \2\b/gu,
    ([, which, unit]) => ` ${which} ${unit}`,
  ],
  // "did not reorder it within 60 days"
  [
    /\b(?:that |who |which |and |but )?(did not|didn't|never|have not|haven't|has not|hasn't) (?:re-?order|re-?buy|re-?purchase|re-?ordered|re-?bought|re-?purchased) (it|them|one)\b/gu,
    ([, , what]) => `but never bought ${what}`,
  ],
  [
    /,? despite (?:having|their having|the fact that they) (?=(?:ordered|bought|purchased|visited|opened)\b)/gu,
    ", but ",
  ],
  [
    /\bprefers? (?:to (?:speak|read|use) )?(english|german|french|spanish|italian|chinese|japanese)(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ([, language]) => `speak ${language}`,
  ],
  [
    /\b(within (?:the (?:last |past )?)?[a-z0-9]+ (?:days?|weeks?|months?|years?)) (?:from|before|back from|prior to|counted from|as of) (?:today|now)\b/gu,
    ([, time]) => `${time}`,
  ],
  [
    /^(?:it would|it'd|that would|that'd|would) be (?:cool|great|nice|good|lovely|helpful|useful|awesome|perfect|wonderful) (?:to (?:have|get|see|know|find)|if (?:i|we|you) (?:could|can) (?:have|get|see|send me|give me|pull|find)) /gu,
    "",
  ],
  // "not visited for more than 30 days but less than 90"
  [
    new RegExp(
      `\\b(?:for|in) (?:more than|over|at least) (\\d{1,3})(?: (days|weeks|months|years))? (?:but|and) (?:less than|under|no more than|at most|not more than) (\\d{1,3}) ?(days|weeks|months|years)?${END}`,
      "gu",
    ),
    ({ input, index, 1: low, 2: unit, 3: high, 4: other }) =>
      isDenied(input.slice(0, index)) && (unit ?? other) && (unit ?? other) === (other ?? unit)
        ? `in ${low} to ${high} ${unit ?? other}`
        : undefined,
  ],
  // "spent over 200 this year, at least half of it on Electronics"
  [
    /\b(spent [^,.;]*?)( (?:this|last) (?:year|month|quarter|week)| in (?:19|20)\d\d| in the (?:last|past) [a-z0-9]+ [a-z]+)?,? (?:and |with )?((?:at least |more than |over |less than |under )?(?:half|a third|a quarter|\d{1,3} ?(?:%|percent))) of (?:it|that|this|which) (?:was )?(?:spent )?(on|for) (?=[a-z])/gu,
    ([, spent, time = "", part, on]) => `${spent}${time} and ${part} of their spend${time} ${on} `,
  ],
  // "bought shoes, bags and dresses, each at least twice"
  [
    new RegExp(
      `(?<=\\b(?:bought|ordered|purchased|viewed|carted) [a-z]+(?:(?:, | and |, and )[a-z]+)+),? each (?:of them )?(?=(?:at least |more than |exactly )?(?:twice|once|${COUNT} times))`,
      "gu",
    ),
    " ",
  ],
  // "every order was placed on a weekend"
  [
    /\b(?:every|each)(?: single)? (?:one of their orders|order|purchase)(?: of theirs)? (?:was |were |is |has been )(?:placed |made |done )?(?=(?:on|with|via|from|using)\b)/gu,
    "all orders ",
  ],
  // "order count dropped from last year to this year"
  [
    /\b(order count|number of orders|orders|spend|spending) (?:has |have )?(dropped|fell|fallen|declined|decreased|went down|shrank|rose|risen|grew|grown|increased|went up) from (last (?:year|month|quarter|week)) to (this (?:year|month|quarter|week))\b/gu,
    ([, what, way = "", other, own]) =>
      `${what} ${/rose|risen|gr[eo]w|increased|up/u.test(way) ? "more" : "less"} ${own} than ${other}`,
  ],
];
