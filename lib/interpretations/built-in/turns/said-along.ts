import { ORDER, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NOTHING =
  "(?:nothing(?: at all)?|no (?:orders?|purchases?|order at all)|not (?:ordering|buying|purchasing|shopping)(?: anything| at all)?|having (?:not )?(?:ordered|bought) nothing|not having (?:ordered|bought|purchased)(?: anything)?)";

/** What is said along with what was done: what had not been done before, and what was left undone. */
export const saidAlongWithTurns: readonly Turn[] = [
  // "bought again this month after nothing at all from October through February"
  [
    new RegExp(
      `(?<=\\b(?:bought|ordered|purchased|order|purchase|shopped)\\b[^,.;]*?)(?<!\\bagain\\b[^,.;]*?) after ${NOTHING} (?=(?:from|between|since|in|for|during|all|over|throughout)\\b)`,
      "gu",
    ),
    ", and no orders ",
  ],
  // "began a checkout of $50 or more in the past 14 days and never finished it": no order behind it
  [
    /(?<=\bcheckouts?\b[^,.;$€£]{0,60}?),? (?:and|but) (?:then )?(?:have |has )?(?:never|did not|didn't|not) (?:actually )?(?:finish(?:ed)?|complet(?:e|ed)|(?:go|went|gone) through with|follow(?:ed)? through (?:with|on))(?: (?:it|them|that|the checkout|the (?:purchase|order)))?(?=\s*(?:$|[,.;)]))/gu,
    " but did not order after that",
  ],
  // "never gave something back"
  [
    /\b(gave|give|gives|given|giving) (something|anything|things|stuff|items?|products?|goods|an item|an order|orders?) back\b/gu,
    ([, verb, what]) => `${verb === "give" || verb === "gives" ? "return" : "returned"} ${what}`,
  ],
  // "gone quiet on us": the shop, no country
  [
    /\b(quiet|silent|cold|dark|missing|dormant|inactive|off|away|stopped|given up|gave up|walked out|bailed|vanished|disappeared) on us\b(?! (?:customers|buyers|shoppers|residents))/gu,
    ([, what]) => what,
  ],
  // "all their orders were over $50"
  [
    new RegExp(
      `\\b(?:all(?: of)?|each of|every one of|every single one of) (?:their|the|his|her|these|those|them) ?(?:${ORDER})? (?:were|was|are|have been|came to|cost) (?=(?:over|above|more than|at least|under|below|less than|at most|up to|between)\\b)`,
      "gu",
    ),
    "every order ",
  ],
  // "had an order over $100 refunded"
  [
    /\b(?:had|got|have|has) an? (?:order|purchase) ((?:worth |of )?(?:over|above|more than|at least|under|below|less than) [$€£]?\d[\d.,]*k?) (?:refunded|returned|sent back)\b/gu,
    ([, much]) => `had a refund ${much}`,
  ],
];
