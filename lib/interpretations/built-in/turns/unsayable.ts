import { COUNT, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SPAN = `(?:${COUNT}|an?|a couple of|\\d+) ?(?:minutes?|hours?|days?|weeks?|months?|years?)`;
const SIGNUP =
  "(?:the |their )?(?:sign-?up|signing up|registration|registering|joining|account creation|the day they (?:signed up|joined|registered))(?: date)?";
const ORDER = "(?:order|purchase|transaction|buy)";
const NTH = "(?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th)";
const SIDE =
  "(?:more than |less than |over |under |at least |at most |longer than |within |up to |no more than )?";
const BEHIND =
  "(?:was|were|is|came|happened|fell|in|on|within|over|under|above|below|used|had|contained|included|before|after|this|last|more|less|at)\\b";

/** Times between two things, the second of several orders, days counted: no rule can say them, and it is said why. */
export const unsayableTurns: readonly Turn[] = [
  // "took longer than 30 days from sign-up to first purchase"
  [
    new RegExp(
      `\\b(?:took |take |needed |waited |with |had |needing |taking |waiting )?${SIDE}${SPAN}(?: or more| or longer| or less)? (?:to get |to go |passed |went by |elapsed )?(?:from|between|after) ${SIGNUP} (?:to|and|until|till|before|for) (?:placing |making |completing |their |the |a |an |first |very )*${ORDER}\\b`,
      "gu",
    ),
    "unsayable-signup-span",
  ],
  [
    new RegExp(
      `\\b(?:time|days|gap|delay|number of days) (?:from|between) ${SIGNUP} (?:to|and|until) (?:placing |making |their |the |first |very )*${ORDER}\\b`,
      "gu",
    ),
    "unsayable-signup-span",
  ],
  // "second order within 30 days of the first", "gap between first and last order"
  [
    new RegExp(
      `\\b(?:the |their |a )?${NTH} (?:${ORDER}|one) (?:came |was |placed |made )?${SIDE}${SPAN} (?:of|after|from|following) (?:the |their )?(?:first|previous|last)(?: ${ORDER}| one)?\\b`,
      "gu",
    ),
    "unsayable-order-span",
  ],
  [
    new RegExp(
      `\\b(?:the )?(?:gap|time|days|interval|distance|span|number of days) (?:from|between) (?:the |their )?(?:first|last|second|latest)(?: ${ORDER})? (?:to|and) (?:the |their )?(?:first|last|second|latest|next|most recent)(?: ${ORDER}s?)?\\b`,
      "gu",
    ),
    "unsayable-order-span",
  ],
  [
    new RegExp(
      `\\b(?:ordered|bought|purchased|reordered|came back|another order|ordered again|bought again)(?: again| back)? ${SIDE}${SPAN} (?:of|after|from|following) (?:the |their )(?:very )?first(?: ${ORDER}| one)?\\b`,
      "gu",
    ),
    "unsayable-order-span",
  ],
  // "latest order is bigger than their first"
  [
    new RegExp(
      `\\b(?:whose |their |the )?(?:last|latest|most recent|first|newest) ${ORDER} (?:is |was |being |were )?(?:bigger|larger|smaller|higher|lower|greater|more expensive|cheaper|worth more|worth less|more|less)(?: in value)? than (?:their |the |that of their )?(?:first|last|latest|previous|one before|prior)(?: one| ${ORDER})?\\b`,
      "gu",
    ),
    "unsayable-two-orders",
  ],
  // "viewed, added and ordered, all in one week"
  [
    /\ball (?:with)?in (?:the space of )?(?:one|a|an|the same|a single|any one) (?:hour|day|week|month)\b/gu,
    "unsayable-any-one",
  ],
  // "whose third order was in 2026"
  [new RegExp(`\\b(?:whose|their|the) ${NTH} ${ORDER}(?= ${BEHIND})`, "gu"), "unsayable-nth-order"],
  // "whose last two purchases were on mobile"
  [
    /\b(?:whose |their |the |both of their )(?:last|latest|first|most recent) (?:two|three|four|five|\d+) (?:orders|purchases|transactions)(?= (?:were|are|have|had|both|all|was|came)\b)/gu,
    "unsayable-nth-order",
  ],
  // "opened on 3 or more different days"
  [
    new RegExp(
      `\\bon (?:at least |more than |exactly )?${COUNT}(?: or more|\\+)? (?:different|separate|distinct|individual) days\\b(?! (?:of|in|out of|during) the (?:last|past) (?:\\d|week|seven))`,
      "gu",
    ),
    "unsayable-days",
  ],
  [
    new RegExp(
      `\\bon (?:at least |more than |exactly )?${COUNT}(?: or more|\\+)? (?:different |separate |distinct |individual )?(?:weekends|(?:different|separate|distinct) (?:mondays|saturdays|sundays|weeks|months))\\b`,
      "gu",
    ),
    "unsayable-days",
  ],
  // "whose very first order was refunded"
  [
    new RegExp(
      `\\b(?:whose |their |the )?(?:very )?(?:first|last|latest|most recent)(?: ever)? ${ORDER} (?:was |got |has been |had been |they )(?:then |later |fully |since |eventually )*(?:refunded|returned|sent back)\\b`,
      "gu",
    ),
    "unsayable-refunded-order",
  ],
];
