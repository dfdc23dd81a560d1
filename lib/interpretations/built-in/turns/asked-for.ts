import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const LETTERS: Readonly<Record<string, string>> = { f: "female", m: "male" };

/** How notes and requests put what the grammar reads in words. */
export const askedForTurns: readonly Turn[] = [
  // "Send me list of client which …"
  [
    /^(?:(?:please|kindly|hi|hello|dear team|can you|could you),? )*(?:send|give|get|show|pull|make|export|prepare|provide)(?: (?:me|us))? (?:an? |the |me )?(?:list|file|export|extract|segment|audience|table)s? (?:of|with|for) (?:the |all |all the )?(?=(?:clients?|customers?|people|buyers?|users?|shoppers?|members?|persons?|women|men)\b)/gu,
    "",
  ],
  [
    /^(?:would|do) you mind (?:giving|showing|sending|pulling|listing|getting|finding)(?: me| us)?(?: a list of)? /gu,
    "",
  ],
  // "DE/AT, f, 30-45"
  [
    /(?<=^|[,;/|] ?)(f|m)(?= ?(?:[,;|/]|$))/gu,
    ({ input, 1: letter = "" }) => (/[,;|/]/u.test(input) ? LETTERS[letter] : undefined),
  ],
  [/(?<=[,;|] ?)(f|m) (?=\d\d ?(?:-|to|\+))/gu, ([, letter = ""]) => `${LETTERS[letter]} aged `],
  // "consent true"
  [/\b(consent|opt-?in|subscribed)(?: is| =|:)? (true|yes)\b/gu, ([, what]) => `${what} = true`],
  [/\b(consent)(?: is|:)? (false|no)\b/gu, ([, what]) => `${what} = false`],
  // "women that have more than 50 year"
  [
    /\b(?:that |who |which )?(?:have|has|having|with) (more|less) than (\d\d) years?(?= (?:and|or|but|who|that|from|in|living)\b|\s*(?:$|[,.;)]))/gu,
    ([, side, years = ""]) =>
      Number(years) < 14 ? undefined : `${side === "more" ? "older" : "younger"} than ${years}`,
  ],
  [/(?<=^|[,;] ?)count (?=[<>=])/gu, "order count "],
  // "Supplements after 1 January and no purchase before that"
  [
    /\b(?:no|not any|without an?) (?:order|purchase|buy)s? before (?:that|this|then|it)(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    "not before",
  ],
  [/\bbefore this(?=\s*(?:$|[,.;)]))/gu, "before that"],
  // "didn't view or cart anything"
  [
    /\b(view(?:ed)?|buy|bought|order(?:ed)?|browsed?|search(?:ed)?) (or|nor|and) cart(?:ed)?(?= (?:anything|something|any|it|them)\b|\s*(?:$|[,.;)])| (?:in|this|last|since)\b)/gu,
    ([, done, link]) => `${done} ${link} add to cart`,
  ],
  // "items per order"
  [
    /\b(?:on average |average |an average of )((?:more than|over|at least|less than|fewer than|under) \d+) (?:items|products|pieces|units) (?:per|in each|in every|an) (?:order|purchase)\b/gu,
    ([, count]) => `average items per order ${count}`,
  ],
];
