import { FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SLIP =
  "(?:sorry|oops|whoops|wait|i mean|i meant|make that|or rather|scratch that|correction|strike that|no wait|no sorry|actually no|hang on|no(?=,))";
const PART = "(?:,| -|\\.{2,}|…|;| –)";
const SIDE =
  "(?:more than |less than |over |under |at least |at most |above |below |up to |no more than |exactly )?";
const LEAD =
  "(in|on|from|by|for|since|over|under|at least|more than|has not|hasn't|have not|haven't|never|did not|didn't|ordered|bought|opened|visited|spent|returned|women|men|gold|silver|top)";

/** Whoever corrects themselves means what they say last: "women over 30, no, just over 40". */
export const correctionTurns: readonly Turn[] = [
  // "in May, sorry, in June", "hasn't received… sorry, hasn't opened an email"
  [
    new RegExp(
      `\\b${LEAD} [^,.;:…]{1,30}?${PART} ?(?:${SLIP},?|actually,?) (?:just |only |make that )?(?=\\1 )`,
      "gu",
    ),
    "",
  ],
  // "over 30, no, over 40"
  [
    new RegExp(
      `(${SIDE})${FIGURE}((?: (?:days|weeks|months|years|orders|times))?)${PART} ?${SLIP},? (?:just |only |make (?:that|it) |sorry,? )*(${SIDE})(${FIGURE})(?:\\2(?![a-z]))?(?! (?:or|of|people)\\b)`,
      "gu",
    ),
    ([, first = "", unit = "", side = "", figure]) => `${side === "" ? first : side}${figure}${unit}`,
  ],
  // "everyone in Berlin - sorry, Paris"
  [
    new RegExp(
      `\\b(in|from) [a-z]+${PART} ?${SLIP}, (?:in |from |make that )?([a-z]+)(?=\\s*(?:$|[,.;)]))`,
      "gu",
    ),
    ([, link, place]) => `${link} ${place}`,
  ],
  // What else is taken back is asked about.
  [
    new RegExp(`${PART} ?(?:no|wait|oops|whoops|scratch that|strike that|hang on)(?:,|\\.{2,}|…) `, "gu"),
    ", taken-back ",
  ],
];
