import { FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NTH = "(\\d{1,2})(?:st|nd|rd|th)";
const PLACES = [
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
const WHICH = `(${PLACES.join("|")}|\\d{1,2}(?:st|nd|rd|th))`;
const PARTS: Readonly<Record<string, number>> = { decile: 10, quintile: 20, quartile: 25, vigintile: 5 };
const PART = "(decile|quintile|quartile|vigintile)";
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };
const RANKED =
  "(?:ranks?|ranked|ranking|rank(?:ed)? (?:from|between)|places?|placed|positions?|numbers?|spots?)";

/** What customers are ranked by who are the most so. */
const BY: Readonly<Record<string, string>> = {
  shoppers: "by number of orders",
  buyers: "by number of orders",
  customers: "by number of orders",
  purchasers: "by number of orders",
  clients: "by number of orders",
  users: "by number of orders",
  visitors: "by number of visits",
  browsers: "by number of product views",
  valuable: "by spend",
  spending: "by spend",
  loyal: "by number of orders",
  active: "by number of activities",
};

/** What is counted where somebody does it most. */
const DOING: Readonly<Record<string, string>> = {
  visi: "number of visits",
  orde: "number of orders",
  buy: "number of orders",
  spen: "spend",
  brow: "number of product views",
  retu: "number of returns",
};

function placeOf(which: string): number {
  const named = PLACES.indexOf(which);
  return named >= 0 ? named + 1 : Number.parseInt(which, 10);
}

function band(from: number, to: number): string | undefined {
  if (!(from >= 0 && to > from && to <= 100)) return undefined;
  if (from === 0) return `top ${to} percent`;
  if (to === 100) return `bottom ${100 - from} percent`;
  return `top ${from} percent to ${to} percent`;
}

/** Bands of customers: percentiles, deciles, places. */
export const bandTurns: readonly Turn[] = [
  // "in the 80th to 90th percentile", "between the 50th and 75th percentile"
  [
    new RegExp(
      `\\b(?:between |from )?(?:the )?${NTH}(?: percentile)? ?(?:to|and|-|through|until) ?(?:the )?${NTH} percentiles?\\b`,
      "gu",
    ),
    ([, low, high]) => band(100 - Number(high), 100 - Number(low)),
  ],
  [
    new RegExp(
      `\\b(?:above|over|beyond|past|higher than|at or above|at least|exceeding) (?:the )?${NTH} percentile\\b|\\b(?:the )?${NTH} percentile (?:or|and) (?:above|higher|up|over)\\b`,
      "gu",
    ),
    ([, a, b]) => band(0, 100 - Number(a ?? b)),
  ],
  [
    new RegExp(
      `\\b(?:below|under|beneath|lower than|at or below|at most) (?:the )?${NTH} percentile\\b|\\b(?:the )?${NTH} percentile (?:or|and) (?:below|lower|under)\\b`,
      "gu",
    ),
    ([, a, b]) => band(100 - Number(a ?? b), 100),
  ],
  // "spend in the 90th percentile"
  [
    new RegExp(`\\b(?:in|at|within) (?:the )?${NTH} percentile\\b`, "gu"),
    ([, place]) => (Number(place) >= 50 ? band(0, 100 - Number(place)) : band(100 - Number(place), 100)),
  ],
  // "the 10% that visit most", "the 20 customers who order least"
  [
    /\b(?:the |our )?(\d{1,5} ?(?:%|percent)?)(?: of)?(?: the| our)?(?: customers| people| buyers| users| shoppers)? (?:that|who) (visit|visited|order|ordered|buy|spend|spent|browse|browsed|return|returned)(?: the)? (most|least)(?: often| frequently)?\b/gu,
    ([, count = "", verb = "", way]) =>
      `${way === "most" ? "top" : "bottom"} ${count.trim()} by ${DOING[verb.slice(0, 4)] ?? "spend"}`,
  ],
  // "the bottom fifth by spend"
  [
    /\b(top|best|upper|bottom|lowest|worst|lower) (fifth|tenth|twentieth)\b/gu,
    ([, side = "", part = ""]) => {
      const share = { fifth: 20, tenth: 10, twentieth: 5 }[part] ?? 0;
      return /top|best|upper/u.test(side) ? band(0, share) : band(100 - share, 100);
    },
  ],
  // "the top two deciles", "bottom 3 deciles"
  [
    new RegExp(`\\b(top|highest|upper|best|bottom|lowest) (two|three|four|five|\\d) ${PART}s\\b`, "gu"),
    ([, side = "", count = "", part = ""]) => {
      const share = (COUNTS[count] ?? Number(count)) * (PARTS[part] ?? 0);
      return /bottom|lowest/u.test(side) ? band(100 - share, 100) : band(0, share);
    },
  ],
  // "the second decile by spend", "3rd quartile of spend"
  [
    new RegExp(
      `\\b(?:the )?${WHICH}(?:-highest|-best)? ${PART}(?= (?:by|of|in|for|on|when)\\b|\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ([, which = "", part = ""]) => {
      const [place, size] = [placeOf(which), PARTS[part] ?? 0];
      return band((place - 1) * size, place * size);
    },
  ],
  // "the 10-20% band by spend", "top 10-20% bracket"
  [
    /\b(?:the |our )?(?:top )?(\d{1,2}) ?(?:%|percent)? ?(?:-|to) ?(\d{1,3}) ?(?:%|percent) (?:band|bracket|slice|tier|range|group|segment|decile)\b/gu,
    ([, from, to]) => band(Number(from), Number(to)),
  ],
  // "…, so ranks from 10% down to 20%", "(10-20%)": the same once more
  [
    /\b(top (\d+) percent to (\d+) percent)\b(.*?),? \(?(?:so|i\.?e\.?,?|that is,?|that's|meaning|which is|aka|or|in other words,?)? ?(?:the |those |customers |ones )?(?:ranked |ranks? |ranking |places? |placed |positions? |between |from |in |at )*(?:the )?(?:top )?\2 ?(?:%|percent)? ?(?:down |up )?(?:to|-|and) ?(?:the )?(?:top )?\3 ?(?:%|percent)(?: band| bracket| range| slice)?\)?/gu,
    ([, said, , , between]) => `${said}${between}`,
  ],
  // "not the top 10% by spend but the 10% right below them", "but the next 10%"
  [
    new RegExp(
      `\\bnot (?:in )?(?:the )?top (${FIGURE}) ?(?:%|percent)((?: (?:by|of|in) [a-z ]{3,30}?)?),? but (?:in )?(?:the )?(?:next (${FIGURE}) ?(?:%|percent)|(${FIGURE}) ?(?:%|percent) (?:right |just |directly |immediately )?(?:below|after|behind|under|beneath)(?: (?:them|that|those|it))?)`,
      "gu",
    ),
    ([, top, by = "", a, b]) => {
      const made = band(Number(top), Number(top) + Number(a ?? b));
      return made && `${made}${by}`;
    },
  ],
  // "ranked 11 to 50 by spend", "between rank 50 and 100"
  [
    new RegExp(
      `\\b(?:between |from )?(?:the )?${RANKED} (?:no\\.? |#)?(\\d{1,5}) ?(?:to|-|and|through|until) ?(?:#)?(\\d{1,5})(?= (?:by|of|in|for|on)\\b|\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ({ input, index, 1: from, 2: to }) =>
      /\b(?:order|invoice|id|page)s? $/u.test(input.slice(0, index)) ? undefined : `ranked ${from} to ${to}`,
  ],
  // "our 50 best customers by orders"
  [
    /\b(?:the |our )?(\d{1,5}) (?:best|top|biggest|largest|strongest|leading) (customers|buyers|shoppers|clients|purchasers|accounts)\b/gu,
    ([, count, who]) => `top ${count} ${who}`,
  ],
  // "top 5% most frequent shoppers", "our 100 most frequent buyers"
  [
    /\b(?:the |our )?(?:top (\d{1,5} ?(?:%|percent)?)(?: of)?(?: the| our)?|(\d{1,5}))(?: most)? (frequent|regular|active|valuable|loyal) (shoppers|buyers|customers|purchasers|visitors|clients|users|browsers)\b/gu,
    ([typed, top, count, how = "", who = ""]) => {
      if (top === undefined && !/\bmost\b/u.test(typed)) return undefined;
      return `top ${(top ?? count ?? "").trim()} ${BY[how === "frequent" || how === "regular" ? who : how] ?? ""}`;
    },
  ],
  // "the less frequent half of our buyers", "the lower half"
  [
    /\b(?:the )?(?:(lower|upper|higher|better|worse|lesser)|(less|more|least|most)[ -](frequent|active|valuable|spending)) half(?: of (?:all |our |the )*(?:buyers|customers|shoppers|users|clients|purchasers))?(?=([^.;]*))/gu,
    ([, plain, compared, how, rest = ""]) => {
      const side = plain ?? compared ?? "";
      const isTold = how === undefined || /\b(?:by|in terms of|measured)\b/u.test(rest);
      const by = isTold ? "" : ` ${BY[how === "frequent" ? "buyers" : how] ?? ""}`;
      return `${/lower|worse|less|least/u.test(side) ? "bottom" : "top"} half${by}`;
    },
  ],
  // "the top half of our buyers, by order count"
  [
    /\b((?:top|bottom) (?:half|third|quarter|\d[\d.]* ?(?:%|percent)?)[^,;.()]{0,30}), (?=(?:by|in terms of|measured by|based on|ranked by|going by) )/gu,
    ([, band]) => `${band} `,
  ],
  // "two-time buyers", "3-time customers"
  [
    /\b(two|three|four|five|six|\d{1,2})-time (?:buyers?|customers?|shoppers?|purchasers?|orderers?|clients?)\b/gu,
    ([, count]) => `ordered exactly ${count} times`,
  ],
];
