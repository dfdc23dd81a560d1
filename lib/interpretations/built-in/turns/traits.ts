import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const TIER = "(?:loyalty |membership |member )?(?:tier|level|status)|loyalty programme? tier";
const ANY =
  "(?:any|whatever|no matter which|whichever|all)(?: (?:of them|one|tier|level|kind|at all|of those))*";

/** What customers are, whatever its value: "holding a loyalty tier", "tier (any)", "sign-up anniversary". */
export const traitTurns: readonly Turn[] = [
  [
    new RegExp(
      `(?<!\\b(?:not|n't|without|no|never|nor|lack|don't|doesn't|didn't|haven't|hasn't) )\\b(?:have|has|having|holding|hold|holds|held|with|who're in|are in|are on|is in|is on) (?:a|any|some|one|whatever)(?: kind of| sort of)? (?:${TIER})\\b(?: at all| whatsoever)?(?:,? \\(?${ANY}\\)?)?(?! (?:of|above|below|higher|lower|better|other|besides|but|except|is|gold|from|that|which|called|named|=)\\b)`,
      "gu",
    ),
    "whose tier is known",
  ],
  [new RegExp(`\\b(?:${TIER})(?: ?[:=])? \\(?${ANY}\\)?(?=[,.;)]|$)`, "gu"), "tier is known"],
  [
    new RegExp(`\\b(?:in|of|on|from) any (?:${TIER})\\b(?! (?:but|except|other|above|below|of)\\b)`, "gu"),
    "whose tier is known",
  ],
];
