import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NOUN =
  "(orders|purchases|transactions|visits|returns|refunds|sessions|searches|opens|clicks|spend|revenue|page views|product views)";
const VERB =
  "(ordered|bought|purchased|spent|shopped|visited|returned|searched|opened|clicked|viewed|order|buy|spend|spends|orders|buys)";
const PERIOD =
  "(?:(?:in|over|during|within|for|throughout) )?(?:the )?(?:(?:this|last|past|current|previous|prior) (?:\\d+ |[a-z]+ )?(?:days?|weeks?|months?|quarters?|years?)(?: so far)?|(?:19|20)\\d\\d|(?:q[1-4]|h[12])(?: (?:of )?(?:(?:19|20)\\d\\d|this year|last year))?|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:19|20)\\d\\d| this year| last year)?|today|yesterday)";
const THAN = "(?:than|vs\\.?|versus|compared (?:to|with)|relative to|against|over|from|on)";
const TIMES: Readonly<Record<string, string>> = {
  twice: "2",
  double: "2",
  thrice: "3",
  triple: "3",
  half: "0.5",
};
const FACTOR = "(twice|thrice|double|triple|half|(?:\\d[\\d.]*|two|three|four|five) ?(?:x|times))";
const ROLLING: Readonly<Record<string, string>> = {
  year: "this year than last year",
  yoy: "this year than last year",
  month: "this month than last month",
  mom: "this month than last month",
  quarter: "this quarter than last quarter",
  qoq: "this quarter than last quarter",
  week: "this week than last week",
  wow: "this week than last week",
};
const UP = /^(?:up|higher|rising|growing|increas|grew|rose|went up|going up|more)/u;

function factorOf(said: string): string {
  return TIMES[said] ?? said.replace(/ ?(?:x|times)$/u, "");
}

/** A bare year is a figure as well. */
function inTime(period = ""): string {
  return /^\d/u.test(period) ? `in ${period}` : period;
}

/** "up by more than 20 %" is more than 1.2 times, "down 20 %" at most 0.8 times. */
function boundOf(isUp: boolean, side: string): string {
  const isStrict = /more|over/u.test(side);
  if (isUp) return isStrict ? "more than" : "at least";
  return isStrict ? "less than" : "at most";
}

/** What was done in one time compared with another: "more orders in 2025 than in 2024", "twice as much this year as last year". */
export const comparisonTurns: readonly Turn[] = [
  // "more orders in 2025 than in 2024"
  [
    new RegExp(
      `\\b(more|fewer|less|higher|lower) ${NOUN} (${PERIOD}) than (?=${PERIOD}|in |over |during |the )`,
      "gu",
    ),
    ([, side, noun, period]) =>
      `${noun} ${/more|higher/u.test(side ?? "") ? "more" : "less"} ${period} than `,
  ],
  // "ordered fewer times in the last 6 months than in the 6 months before that"
  [
    new RegExp(
      `\\b${VERB} (more|fewer|less)(?: (?:times|often|frequently|orders|money|things|items))? (${PERIOD}) than (?=${PERIOD}|in |over |during |the )`,
      "gu",
    ),
    ([, verb, side, period]) => `${verb} ${side === "more" ? "more" : "less"} ${period} than `,
  ],
  // "spent twice as much this year as last year", "at least double what they spent last year"
  [
    new RegExp(
      `\\b((?:at least |more than |over |less than |under |at most )?)${FACTOR}(?: as)? (?:as )?(?:much|many(?: (?:times|orders|purchases|visits))?|often) (${PERIOD}) (?:as|than|compared to|vs\\.?) (?=${PERIOD}|in |over |during |the )`,
      "gu",
    ),
    ([, side = "", factor = "", period]) => `${side}${factorOf(factor)} timesthan ${period} than `,
  ],
  [
    new RegExp(
      `\\b(${PERIOD}) (?:was |is )?((?:at least |more than |over |less than |under |at most )?)${FACTOR} (?:of )?what (?:they|it) (?:spent|was|were|bought|ordered|did)(?: in)? (?=${PERIOD})`,
      "gu",
    ),
    ([, period, side = "", factor = ""]) => `${side}${factorOf(factor)} timesthan ${period} than `,
  ],
  // "spent half of what they spent last year"
  [
    new RegExp(
      `\\b((?:at least |more than |over |less than |under |at most |only )?)${FACTOR} (?:of |as much as )?what (?:they|he|she) (?:spent|bought|ordered|did|had)(?: in)? (?=${PERIOD})`,
      "gu",
    ),
    ([, side = "", factor = ""]) => `${side === "only " ? "" : side}${factorOf(factor)} timesthan than `,
  ],
  // "this year's spend is less than half of last year's"
  [
    new RegExp(
      `\\bthis (year|month|quarter|week)'s ${NOUN} (?:is|was|are|were) (?:((?:at least |more than |over |less than |under |at most )?)${FACTOR} (?:of |that of )?|(more|higher|less|lower|fewer|greater|smaller) than )(?:that of |those of )?last \\1(?:'s)?`,
      "gu",
    ),
    ([, unit, noun, side = "", factor, way = ""]) =>
      factor === undefined
        ? `${noun} ${/more|higher|greater/u.test(way) ? "more" : "less"} this ${unit} than last ${unit}`
        : `${noun} ${side}${factorOf(factor)} timesthan this ${unit} than last ${unit}`,
  ],
  // "spend up 20% on last year", "orders down by more than half versus last quarter"
  [
    new RegExp(
      `\\b(?:is |are |was |were |went |has gone |have gone |has |have )?(up|down|higher|lower|fell|fallen|dropped|declined|decreased|shrank|grew|grown|rose|risen|increased)(?: by)? ((?:at least |more than |over )?)(\\d{1,3} ?(?:%|percent)|half|a third|a quarter)((?: ${PERIOD})?) ${THAN} (?=${PERIOD})`,
      "gu",
    ),
    ([, way = "", side = "", figure = "", period = ""]) => {
      const share = { half: 50, "a third": 100 / 3, "a quarter": 25 }[figure] ?? Number.parseFloat(figure);
      const isUp = /up|higher|grew|grown|rose|risen|increased/u.test(way);
      const factor = Math.round((isUp ? 100 + share : 100 - share) * 100) / 10_000;
      return `${boundOf(isUp, side)} ${factor} timesthan${period} than `;
    },
  ],
  // "spent 30% less this year than last year"
  [
    new RegExp(
      `\\b((?:at least |more than |over )?)(\\d{1,3}) ?(?:%|percent) (more|less|fewer)(?: (?:often|orders|purchases|money))? (${PERIOD}) than (?=${PERIOD}|in |over |during |the )`,
      "gu",
    ),
    ([, side = "", figure, way, period]) => {
      const isUp = way === "more";
      const factor = (isUp ? 100 + Number(figure) : 100 - Number(figure)) / 100;
      return `${boundOf(isUp, side)} ${factor} timesthan ${period} than `;
    },
  ],
  // "spend doubled compared to last year"
  [
    new RegExp(
      `\\b(?:has |have )?(doubled|tripled|halved)(?: or more| at least)? (?:vs\\.?|versus|compared (?:to|with)|relative to|against|over|from|since|on) (?=${PERIOD})`,
      "gu",
    ),
    ([, how = ""]) => `${{ doubled: 2, tripled: 3, halved: 0.5 }[how] ?? 1} timesthan than `,
  ],
  // "total 2025 > total 2024", "spend H2 2025 < spend H1 2025"
  [
    new RegExp(
      `\\b(total|spend|orders|revenue|purchases|visits) (?:in )?(${PERIOD}) ?([<>]) ?(?:\\1 )?(?:in )?(?=${PERIOD})`,
      "gu",
    ),
    ([, noun = "", own, sign]) =>
      `${noun === "total" ? "spend" : noun} ${sign === ">" ? "more" : "less"} ${inTime(own)} than `,
  ],
  // "increased their spending from 2024 to 2025"
  [
    new RegExp(
      `\\b(increased|grew|raised|upped|decreased|reduced|cut|lowered) (?:their |its )?(spend|spending|orders|order count|purchases|number of orders) from (${PERIOD}) to (${PERIOD})`,
      "gu",
    ),
    ([, way = "", noun, first, second]) =>
      `${noun} ${/increased|grew|raised|upped/u.test(way) ? "more" : "less"} ${inTime(second)} than ${first}`,
  ],
  // "spending down versus last year", "order count up year on year"
  [
    /\b(?:is |are |was |were |went |has gone |have gone |has |have )?(up|down|higher|lower|falling|dropping|declining|shrinking|growing|rising|increasing) (?:year (?:on|over) (year)|month (?:on|over) (month)|quarter (?:on|over) (quarter)|week (?:on|over) (week)|(yoy|mom|qoq|wow)\b)/gu,
    ([, way = "", ...units]) =>
      `${UP.test(way) ? "more" : "less"} ${ROLLING[units.slice(0, 5).find((each) => each !== undefined) ?? ""]}`,
  ],
  [
    new RegExp(
      `(?<=\\b(?:spend|spending|orders?|order count|purchases|revenue|visits|order frequency)) (?:is |are |was |were |went |has gone |have gone )?(up|down|higher|lower)((?: ${PERIOD})?) (?:vs\\.?|versus|compared (?:to|with)|relative to|against|on|from|than(?: in)?) (?=${PERIOD})`,
      "gu",
    ),
    ([, way = "", period]) => ` ${UP.test(way) ? "more" : "less"}${period} than `,
  ],
  // "than in the same months last year": as much of it as has passed of this one
  [
    /\bthan (?:in |over |during )?(?:the )?same (?:months?|period|time|weeks?|stretch|part|days)(?: of)? (?=last (?:year|quarter|month|week)\b)/gu,
    "than samepartof ",
  ],
];
