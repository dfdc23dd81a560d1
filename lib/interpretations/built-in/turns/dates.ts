import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*";

/** Dates as people shorten them, and what stands around them without a meaning of its own. */
export const dateTurns: readonly Turn[] = [
  // "during the year 2025", "calendar year 2025", "FY25": the fiscal year is the calendar's.
  [/\b(?:the )?(?:calendar |fiscal |financial )?(?:year|cy|fy) (?:of )?(?=(?:19|20)\d\d\b)/gu, ""],
  [/\b(?:calendar|fiscal) (?=(?:19|20)\d\d\b)/gu, ""],
  [/\b[cf]y ?'?(\d\d)\b(?!\d)/gu, ([, year]) => `20${year}`],
  [/\b(q[1-4]|h[12])[ -]?(?:'|of '|fy)(\d\d)\b/gu, ([, part, year]) => `${part} 20${year}`],
  [/\b(q[1-4]|h[12]) ?[/-] ?((?:19|20)\d\d)\b/gu, ([, part, year]) => `${part} ${year}`],
  [/\b((?:19|20)\d\d)(?: ?[-/] ?)?(q[1-4]|h[12])\b/gu, ([, year, part]) => `${part} ${year}`],
  [
    new RegExp(`\\b(${MONTH})(?: ?'| ?-'|-)(\\d\\d)\\b(?![\\d-])`, "gu"),
    ([, month, year]) => (Number(year) > 31 || Number(year) < 15 ? undefined : `${month} 20${year}`),
  ],
  // "11/11", "on 12/25": which of the two is the month is plain.
  [
    /(?<=\b(?:on|since|before|after|by|until|till|from|to|through|between|and|around) |\(|^)(\d{1,2})\/(\d{1,2})(?![\d/%]|\s*of\b)/gu,
    ([, first = "", second = ""]) => {
      const [a, b] = [Number(first), Number(second)];
      const [month, day] = a > 12 ? [b, a] : [a, b];
      const isPlain = (a === b || a > 12 || b > 12) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
      return isPlain ? `${MONTHS[month - 1]} ${day}` : undefined;
    },
  ],
  // "from 10 to 20 January 2026", "3rd-5th of March"
  [
    new RegExp(
      `\\b(from |between )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|until|till|through) ?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})\\b`,
      "gu",
    ),
    ({ input, index, 0: typed, 1: lead, 2: first, 3: last, 4: month = "" }) => {
      const isMonth = MONTHS.some(
        (name) => name === month || (month.length <= 4 && name.startsWith(month.slice(0, 3))),
      );
      const isEnd = /^\s*(?:$|[,.;)]|(?:19|20)\d\d)/u.test(input.slice(index + typed.length));
      if (!isMonth || (month === "may" && lead === undefined && !isEnd)) return undefined;
      return `from ${month} ${first} to ${month} ${last}`;
    },
  ],
  // "during the winter months (Dec-Feb)": the months that are named.
  [
    new RegExp(
      `\\b(?:the )?(?:winter|spring|summer|autumn|fall|cold|warm|peak|holiday) (?:months?|season|period)[,:]? (\\()?(?=(?:of )?${MONTH} ?(?:-|to|through|until|and|,))`,
      "gu",
    ),
    ([, bracket = ""]) => bracket,
  ],
  [new RegExp(`\\bthe months? (?:of |between )?(?=${MONTH}\\b)`, "gu"), ""],
  // "yesterday's orders", "last month's buyers", "this year's returns"
  [/\b(yesterday|today)'s (?=[a-z])/gu, ([, day]) => `${day} `],
  [/\b((?:this|last) (?:week|month|quarter|year))'s (?=[a-z])/gu, ([, period]) => `${period} `],
  // "in 2024 and 2025 put together"
  [
    /\bin ((?:19|20)\d\d)(?: and|,|-| ?&| ?\+) ?((?:19|20)\d\d),? \(?(?:put together|combined|taken together|together|in total|altogether|all told|added together|added up|in all|as a whole)\)?/gu,
    ([, from, to]) => (Number(to) === Number(from) + 1 ? `from ${from} to ${to}` : undefined),
  ],
  // "in the 30 days before the last 30"
  [
    /\b(?:in |during |within |over )?the (\d+) (days|weeks|months) (?:before|prior to|preceding|ahead of) (?:the |those )(?:last|past|latest|most recent) (\d+)(?: \2)?\b/gu,
    ([, span = "", unit, near = ""]) => `between ${Number(span) + Number(near)} and ${near} ${unit} ago`,
  ],
  // "the current fiscal year", "prior-year": the fiscal year is the calendar's
  [/\b(?:fiscal|financial) (?=(?:year|quarter|month)\b)/gu, ""],
  [
    /(?:\b(?:in|during|over|for|within|from) )?(?:\bthe )?\b(?:prior|previous|preceding)[ -](?:calendar )?(year|quarter|month|week)\b(?!s)/gu,
    ([, unit]) => `last ${unit}`,
  ],
  // "in the first half of 2025 but not in the second"
  [
    /\b(first|second|third|fourth|1st|2nd|3rd|4th) (half|quarter) of ((?:19|20)\d\d|this year|last year)(.{0,40}?\b(?:in|not|but|and|than) (?:in |during )?the )(first|second|third|fourth|1st|2nd|3rd|4th|other)(?: one)?(?! (?:half|quarter|order|purchase|time|[a-z]+))/gu,
    ([, first = "", part, year, between, other = ""]) => {
      const opposite = /first|1st/u.test(first) ? "second" : "first";
      const which = other === "other" ? opposite : other;
      return `${first} ${part} of ${year}${between}${which} ${part} of ${year}`;
    },
  ],
  // ", 30 day window", "over a 90-day period"
  [
    /(?:\b(?:in|within|over|for|during|using|on|across) )?\b(?:a |the |any )?(?:trailing |rolling |look-?back )?(\d{1,4})[- ](day|week|month)s? (?:window|look-?back(?: window| period)?|timeframe|time frame|horizon|period)\b(?! (?:before|after|of|starting|ending|from|between|prior|since))/gu,
    ([, count, unit]) => `in the last ${count} ${unit}s`,
  ],
  // "on the 14th or 15th of February"
  [
    new RegExp(
      `\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th) (or|and) (?:the )?(\\d{1,2})(?:st|nd|rd|th) (?:of )?(${MONTH})\\b`,
      "gu",
    ),
    ([, first, link, second, month]) => `${month} ${first} ${link} ${month} ${second}`,
  ],
  // "Q1+Q2 2025" as one time
  [/\bq1 ?\+ ?q2\b/gu, "h1"],
  [/\bq3 ?\+ ?q4\b/gu, "h2"],
  // "this quarter, though they did in the last one"
  [
    /\b(this|the current|current) (week|month|quarter|year)\b(.{0,60}?)(?:\b(?:in|during) )?\bthe (?:last|previous|prior|preceding) one\b/gu,
    ([, which, unit, between]) => `${which} ${unit}${between}last ${unit}`,
  ],
  // "again in the new year", "first purchase back in 2024"
  [/\b(?:in|during|within) the new year\b/gu, "this year"],
  [
    /(?<!\b(?:came|come|comes|coming|been|were|was|are|go|goes|going|went|sent|send|brought|looking|dates?|dating|called|gave|got|be|bounced|switched) )\b(?:way |all the way )?back (?=(?:in|during|on|at|around|before) )/gu,
    "",
  ],
  // "before 9 in the morning"
  [
    /\b(before|after|until|by|from|since|past|around) (\d{1,2})(?::00)? (?:o'clock )?(?:in the (morning|afternoon|evening)|at (night))\b/gu,
    ([, lead, hour = "", part, night]) =>
      Number(hour) > 12
        ? undefined
        : `${lead} ${hour}${part === "morning" || (night !== undefined && Number(hour) < 6) ? "am" : "pm"}`,
  ],
  // "in the week leading up to Valentine's Day"
  [
    /\b(the (?:\d+ |[a-z]+ )?(?:days?|weeks?|months?)) (?:leading|running|building|coming|counting down) up to (?=[a-z\d])/gu,
    ([, span]) => `${span} before `,
  ],
  // "looking at the last 3 days", "looking back 30 days"
  [
    /,? ?\b(?:looking|going|counting|considering|based|measured|checking)(?: only| just)?(?: at| over| on| back(?: over| at| on)?)? (?=the (?:last|past) )/gu,
    " in ",
  ],
  [
    /,? ?\b(?:looking|going|counting|reaching) back (?:over |for )?(\d+ (?:days|weeks|months|years)|(?:two|three|four|six|twelve) (?:weeks|months|years))\b/gu,
    ([, span]) => ` in the last ${span}`,
  ],
  // "in the whole of 2024", "in February alone"
  [
    /\b(?:in |during |over |throughout )?(?:the whole of|the whole year|the entire year|the entirety of|all of) (?=(?:19|20)\d\d\b|last (?:year|month|quarter|week)\b|this (?:year|month|quarter)\b)/gu,
    "in ",
  ],
  [
    /\b((?:in|during) (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d|q[1-4])(?: (?:19|20)\d\d)?) alone\b/gu,
    ([, time]) => time,
  ],
  // "on at least 3 days of the last week"
  [
    /\b(?:on|in) ((?:at least |at most |more than |exactly )?(?:\d|two|three|four|five|six)) (?:different |separate )?days (?:of|in|during|out of) (?:the (?:last|past) week|the (?:last|past) seven days)\b/gu,
    ([, count]) => `in ${count} of the last 7 days`,
  ],
  // "orders on both weekdays and weekends"
  [
    /\b(orders?|ordered|bought|buys?|purchases?|visits?|visited|shops?|shopped) (on|in|at) both (weekdays?|weekends?|mornings?|evenings?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?) and (?:\2 )?(weekdays?|weekends?|mornings?|evenings?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/gu,
    ([, verb, lead, a, b]) => `${verb} ${lead} ${a} and ${verb} ${lead} ${b}`,
  ],
  // "since launch": all there is
  [
    /\b(?:ever )?since (?:the )?(?:launch|we (?:started|opened|launched|began)|opening|very beginning|very start|day one)(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    "all time",
  ],
  // "for a whole year"
  [
    /\b(?:a|an|one) (?:whole|full|entire|complete|good|solid) (year|month|week|quarter|day|half year)\b/gu,
    ([, unit]) => `a ${unit}`,
  ],
  [/\bwithin the (hour|day|week|month)\b(?! (?:of|before|after|last))/gu, ([, unit]) => `within 1 ${unit}`],
  [/\b(last|past|this|next|\d+) weak(s?)\b/gu, ([, which, s]) => `${which} week${s}`],
  // "roughly every month"
  [
    /\b(?:roughly|about|around|approximately|nearly|almost|pretty much) every (?=day\b|week\b|month\b|quarter\b)/gu,
    "every ",
  ],
  // "turning 60 before the end of the year"
  [
    /(?<=\bturn(?:s|ing|ed)? \d+ )(?:before|by) (?:the )?(?:end of the year|year[- ]end|year's end)\b/gu,
    "this year",
  ],
  // "customers of last month"
  [
    /^(?:our |all |the )?(?:customers|buyers|clients) (?:of|from) ((?:last|this) (?:month|week|quarter|year))\b/gu,
    ([, time]) => `ordered ${time}`,
  ],
  // "by the end of last year"
  [
    /\b(?:by|until|till|up to|through|before) (?:the )?end of (?:the )?((?:last|this) (?:year|quarter|month|week)|(?:19|20)\d\d)\b/gu,
    ([, period]) => `until ${period}`,
  ],
  // "this past half year"
  [
    /\bthis (?:past|last) (?=(?:\d+|one|two|three|four|five|six|couple|few|half|week|month|quarter|year)\b)/gu,
    "the past ",
  ],
  // "last order between 90 and 180 days old": so long ago
  [/(?<=\d (?:days?|weeks?|months?)) old\b/gu, " ago"],
  // "whose first order dates back to 2023", "dates from before May", "goes back more than 6 months"
  [
    /\b(?:dates?|dating|goes|went|lies|lay) back ((?:more than |over |at least |less than |under )(?:\d+|an?|one|two|three|four|five|six|half a) (?:days?|weeks?|months?|years?))(?! ago)\b/gu,
    ([, span]) => `was ${span} ago`,
  ],
  [
    /\b(?:(?:dates?|dating|dated|goes|went) back to|(?:dates?|dating|stems?|stemmed) from|dates to|dated) (?=(before|after|between|since|prior|earlier|the|last|this|more|over)?)/gu,
    ([, link]) => (link === undefined ? "was in " : "was "),
  ],
  // "most recently ordered on a tablet", "bought most recently in December"
  [
    /\b(?:most recently (ordered|bought|purchased|visited|shopped|opened)|(ordered|bought|purchased|visited|shopped|opened) most recently)\b/gu,
    ([, a, b]) => `last ${a ?? b}`,
  ],
  // "between 8 and 10 in the morning"
  [
    /\b(between|from) (\d{1,2}) (and|to|until|-) (\d{1,2}) (?:o'clock )?(?:in the (morning|afternoon|evening)|at (night))\b/gu,
    ([, lead, from = "", link, to = "", part, night]) => {
      const half = part === "morning" ? "am" : "pm";
      if (night !== undefined || Number(from) > 12 || Number(to) > 12) return undefined;
      return `${lead} ${from}${half} ${link} ${to}${half}`;
    },
  ],
  // "joined in 2023 or earlier"
  [
    /\b(?:in |during )?((?:19|20)\d\d) (?:or|and) (earlier|before|later|after)\b(?=\s*(?:$|[,.;)]|and\b|but\b|who\b))/gu,
    ([, year, side = ""]) => (/earlier|before/u.test(side) ? `before ${Number(year) + 1}` : `since ${year}`),
  ],
];
