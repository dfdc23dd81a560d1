import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SPAN = "(?:hours?|days?|weeks?|months?|quarters?|years?)";
const COUNT = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)";

/** English as those speak it who learnt it late: "since long time", "the last time before 90 days", "in average". */
export const learnerTurns: readonly Turn[] = [
  [/\bsince (?:a |some |very )?(?:long|ages|a while|quite a while)(?: time)?\b/gu, "for a long time"],
  [/\bin (?:the )?average\b|\bon the average\b|\bas an average\b/gu, "on average"],
  [
    new RegExp(`\\b(between|from) (${COUNT}) (?:until|till|up to) (${COUNT})(?= ${SPAN}\\b)`, "gu"),
    ([, lead, low, high]) => `${lead} ${low} ${lead === "from" ? "to" : "and"} ${high}`,
  ],
  [
    /\b(age[ds]?(?: is| are| of)?) (between|from) (\d+) (and|to) (\d+) years?\b(?! old)/gu,
    ([, age, , low, , high]) => `${age} between ${low} and ${high} years old`,
  ],
  // "two times the last month"
  [
    new RegExp(`\\b(${COUNT}) times the (?=(?:last|past|previous|current) )`, "gu"),
    ([, count]) => `${count} times in the `,
  ],
  // "bought the last time before 90 days"
  [
    /\b(bought|ordered|purchased|visited|shopped|opened|returned) (?:for )?the last time\b/gu,
    ([, verb]) => `last ${verb}`,
  ],
  [
    new RegExp(`\\bbefore (${COUNT}) (${SPAN})(?=\\s*(?:[,.;)]|$|and\\b|but\\b))`, "gu"),
    ([, count, unit]) => `more than ${count} ${unit} ago`,
  ],
  // "did not receive any refund", "asked refund two times"
  [
    /\b(?:receiv(?:e|ed|es|ing)|obtain(?:ed)?|ask(?:ed)?|asking|demand(?:ed)?|claim(?:ed)?|was given|were given|been given|were granted|was granted|been granted|were issued|was issued|been issued) (?:back )?(?:for )?(?:an? |any |the |their |some )?(refunds?|returns?)\b/gu,
    ([, noun]) => `had ${noun}`,
  ],
];
