import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*";
const DAY = `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}\\b|${MONTH} \\d{1,2}\\b|(?:19|20)\\d\\d-\\d\\d-\\d\\d)`;
const N = "(?:\\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const UNIT = "(?:hours?|days?|weeks?|months?|quarters?|years?)";
const YEAR = "((?:19|20)\\d\\d|last year|this year)";
const SIDE = "((?:more|less|longer|fewer) than|over|under|at least|at most|about|exactly)";
const PARTS: Readonly<Record<string, string>> = { first: "h1", second: "h2", last: "h2", final: "h2" };
const HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

/** Times in the words of every day: the calendar's, from or until a day, parts of a year, how long ago. */
export const otherTimeTurns: readonly Turn[] = [
  // "the last calendar month" is last month
  [
    /\b(?:the )?(last|previous|past|prior|preceding|this|current) calendar (week|month|quarter|year)\b/gu,
    ([, which = "", unit]) => `${/this|current/u.test(which) ? "this" : "last"} ${unit}`,
  ],
  [new RegExp(`\\bthe (\\d{1,2})(?:st|nd|rd|th) (?:of )?(?=${MONTH}\\b)`, "gu"), ([, day]) => `${day} `],
  [new RegExp(`\\b(?:the )?first of (?=${MONTH}\\b)`, "gu"), "1 "],
  [new RegExp(`\\b(?:no|not) (?:earlier|sooner) than (?=${DAY})`, "gu"), "on or after "],
  [new RegExp(`\\b(?<!\\d )by (?=${DAY})`, "gu"), "until "],
  [
    new RegExp(
      `\\bfrom (${DAY}(?:,? (?:19|20)\\d\\d)?) (?:on|forward)(?= *(?:$|[,.;)]|and\\b|but\\b|who\\b))`,
      "gu",
    ),
    ([, day]) => `since ${day}`,
  ],
  [
    new RegExp(
      `\\b(?:from |since |on |as of )?(${DAY}(?:,? (?:19|20)\\d\\d)?) (?:or|and) (?:later|after(?:wards)?)\\b`,
      "gu",
    ),
    ([, day]) => `since ${day}`,
  ],
  [
    new RegExp(
      `\\bfrom (${MONTH}(?:,? (?:19|20)\\d\\d)?) (?:on|onwards?|forward)(?= *(?:$|[,.;)]|and\\b|but\\b|who\\b))`,
      "gu",
    ),
    ([, month]) => `since ${month}`,
  ],
  [new RegExp(`\\bdated (?:on |from )?(?=${DAY})`, "gu"), "from "],
  [
    /\b(?:in|during|over|within) the (?:period|time|timeframe|time frame|span|days) (?=(?:from|between|since|before|after)\b)/gu,
    "",
  ],
  [/\b(?:in|over|during) the course of\b/gu, "during"],
  [/\bbefore the (?:start|beginning) of (?=(?:19|20)\d\d\b|this\b|last\b)/gu, "before "],
  [/\bafter the end of (?=(?:19|20)\d\d\b)/gu, "after "],
  // "the last quarter of 2025", "the final three months of last year", "quarter 4 of 2025"
  [
    new RegExp(`\\bthe (?:last|final) (?:quarter|(?:three|3) months) of ${YEAR}\\b`, "gu"),
    ([, year]) => `q4 of ${year}`,
  ],
  [new RegExp(`\\bthe first (?:three|3) months of ${YEAR}\\b`, "gu"), ([, year]) => `q1 of ${year}`],
  [
    new RegExp(`\\bthe (first|second|last|final) (?:six|6) months of ${YEAR}\\b`, "gu"),
    ([, which = "", year]) => `${PARTS[which]} of ${year}`,
  ],
  [
    new RegExp(`\\bquarter ([1-4]|one|two|three|four) (?=(?:of )?${YEAR}\\b)`, "gu"),
    ([, which = ""]) =>
      `q${["", "one", "two", "three", "four"].indexOf(which) > 0 ? ["", "one", "two", "three", "four"].indexOf(which) : which} `,
  ],
  // "in all of the last 6 months", "every month of the last 6 months": in each of them
  [
    new RegExp(
      `\\bin all (?:of |${N} of )?(?:the )?(?=(?:last|past) ${N} (?:weeks|months|quarters|years)\\b)`,
      "gu",
    ),
    "in each of the ",
  ],
  [
    new RegExp(
      `\\b(?:in |during )?(?:each|every)(?: single)? (week|month|quarter|year) (?:of|in|during|over) (?:the )?(?=(?:last|past) ${N} (week|month|quarter|year)s\\b)`,
      "gu",
    ),
    ([, one, other]) => (one === other ? "in each of the " : undefined),
  ],
  // "more than 90 days have passed since the last order"
  [
    new RegExp(
      `\\b${SIDE} (${N} ${UNIT}) (?:have |has )?(?:passed|elapsed|gone by) since (?:the |their )?(last|first) (order|purchase|visit|return)\\b`,
      "gu",
    ),
    ([, side, time, which, what]) => `${which} ${what} was ${side} ${time} ago`,
  ],
  [
    /\bthe (last|first) time (?:that )?(?:they|he|she|someone) (?:have |has |had )?(ordered|bought|purchased|shopped|visited)(?: (?:anything|something|with us|from us))? (?=(?:was|is|were|lies|dates)\b)/gu,
    ([, which, verb]) => `${which} ${verb === "visited" ? "visit" : "order"} `,
  ],
  [
    /(?<=\b(?:order|purchase|visit|transaction|birthday|birthdate|sign-?up|registration)(?: date)? )(?:falls|fell|lies|lay|took place|happened|occurred|dates back|dates)(?= (?:with)?in\b| on\b| between\b| more\b| less\b| over\b| at (?:least|most)\b| back\b| before\b| after\b)/gu,
    "was",
  ],
  // "12-month spend", "90 day buyers"
  [
    /\b(\d+)[- ](day|week|month|year) (spend|revenue|order count|buyers|shoppers|purchasers)\b(?! of| value)/gu,
    ([, n, unit, what]) => `${what} in the last ${n} ${unit}s`,
  ],
  // weekdays, weekends, hours
  [/\bearlier (?=today\b)/gu, ""],
  [/\b(last|past) (\d+) ?h\b/gu, ([, lead, n]) => `${lead} ${n} hours`],
  [/\bon (?:a )?(?:working|business) days?\b/gu, "on a weekday"],
  [/\bpast (?=\d{1,2}(?::\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o'clock)(?![a-z]))/gu, "after "],
  [
    /\b(?:on |over |during )?(?:the |this )?(?:past weekend|weekend (?:just gone|that (?:has )?just passed|gone by))\b/gu,
    "on last weekend",
  ],
  [/\bon (?:a )?weekend days?\b|\bover a weekend\b/gu, "on a weekend"],
  [
    new RegExp(
      `(?<=\\b(?:at|before|after|until|from|to|between|and) )(${HOURS.join("|")}) in the (morning|afternoon|evening)\\b`,
      "gu",
    ),
    ([, hour = "", part]) => `${HOURS.indexOf(hour) + 1}${part === "morning" ? "am" : "pm"}`,
  ],
  // "last year's customers": who bought then
  [
    /\b((?:last|this) (?:week|month|quarter|year))'s (?:customers|clients)\b/gu,
    ([, time]) => `${time} buyers`,
  ],
  // "spend in the last 30 days is higher than in the 30 days before", "spending up in … versus the previous 30 days"
  [
    new RegExp(
      `\\b(?:an? )?(?:(increased|raised|upped|reduced|cut|lowered) (?:their |the )?)?(higher |lower |more |less )?(spend|spending)(?: that)? ?(?:(?:is|was|has gone|went|has) )?(up |down |higher |lower |increased |risen |rose |dropped |fell |fallen )?(in|over|during) the (?:last|past) (${N} ${UNIT})(?: (?:is|was|being))?( higher| lower| more| less| greater| up| down)? (?:than|versus|vs\\.?|compared (?:to|with))(?: (?:in|over|during|to))? (?:the (?:previous|prior|preceding) (${N} ${UNIT})|the (${N} ${UNIT}) before(?: that)?)\\b`,
      "gu",
    ),
    ([, act, lead, , way, , time, tail, ...others]) => {
      const said = [act, lead, way, tail].filter((each) => each !== undefined).map((each) => each.trim());
      if (said.length !== 1 || (others[0] ?? others[1]) !== time) return undefined;
      const isLess = /reduced|cut|lower|less|down|dropped|fell|fallen/u.test(said[0] ?? "");
      return `spent ${isLess ? "less" : "more"} in the last ${time} than in the ${time} before that`;
    },
  ],
];
