import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SHOP = "(?:web ?site|site|shop|store|app|page)";
const DECILES: readonly string[] = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** Where something was done, and what followed it, in more words than are needed. */
export const visitTurns: readonly Turn[] = [
  // "searched on the site": not for these words
  [
    new RegExp(
      `\\b(search(?:ed|es|ing)?) (?:on|in|within|through|at|inside) (?:the|our|your|my) ${SHOP}\\b`,
      "gu",
    ),
    ([, verb = ""]) => verb,
  ],
  // "haven't shopped with us for half a year": they need not have been with us for so long
  [
    /\b((?:shop|order|purchas|spen)(?:ped|ed|t|d|ping|ing|ding)|bought|buying)((?: anything| something| a thing)?) (?:with|from|at) us\b/gu,
    ([, verb = "", object = ""]) => `${verb}${object}`,
  ],
  // "Skincare was part of their first order"
  [/\b(was|were|is|are) (?:a )?part of (?=(?:their|the|his|her|an?) )/gu, ([, verb = ""]) => `${verb} in `],
  // "began checkout but never finished"
  [
    /\b(?:but|yet|and) (?:they |then )?never (?:finished|completed|finali[sz]ed)(?: (?:it|the order|their order|the checkout|checkout))?(?=$|[,.;)])/gu,
    () => "but did not complete it",
  ],
  // "placed an order no more than 3 days after"
  [
    new RegExp(
      `\\b(?:no|not) (?:more|later) than (${FIGURE}|${COUNT}|an?) (minutes?|hours?|days?|weeks?|months?) (?:after(?:wards?)?|later)(?: that| it)?(?=$|[,.;)])`,
      "gu",
    ),
    ([, figure = "", unit = ""]) => `within ${figure} ${unit} after`,
  ],
  // "the second decile by lifetime spend"
  [
    new RegExp(`\\b(?:the )?(${DECILES.join("|")}) decile (?=by |of |in )`, "gu"),
    ([, which = ""]) => {
      const place = DECILES.indexOf(which);
      return place === 0 ? "top 10 percent " : `top ${place * 10} to top ${(place + 1) * 10} percent `;
    },
  ],
  // "twice as many orders as the median buyer"
  [
    /\b(twice|thrice|double|triple|(?:\d[\d.]*|two|three|four|five) ?(?:x|times)) as many (orders|purchases) as (?:the|our|an?) (median|average|mean|typical) (?:buyer|customer|shopper|client|user)\b/gu,
    ([, times = "", , middle = ""]) =>
      `${times} the ${middle === "median" ? "median" : "average"} number of orders`,
  ],
  // "viewed it, then added it and finally bought": the last of what followed; alone, "finally" may only end a list
  [/(?<=\bthen\b[^.;]*)(?:,? and|,) (?:finally|lastly) (?=[a-z])/gu, () => ", then "],
  [/\bpurch\b/gu, () => "purchase"],
  [/\bsince (?:the )?begin of\b/gu, () => "since the beginning of"],
];
