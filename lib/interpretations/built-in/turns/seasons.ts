import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SEASON = "(spring|summer|autumn|fall|winter)";

/** What may stand behind a season that is a time: "winter boots" are none. */
const BEHIND =
  "and|but|or|who|that|the|of|last|this|without|with|for|from|in|on|at|have|has|had|haven't|hasn't|didn't|did|not|no|never|until|till|through|to|than|then|are|is|were|was|buyers?|shoppers?|customers?|purchasers?|orders?|visitors?|people|women|men|spent|ordered|bought|only|alone|again|at least|more|over|we|they|i";

/** "in spring 2025", "since last summer": seasons are months, stated as such; a coupon of that name is none. */
export const seasonTurns: readonly Turn[] = [
  [
    new RegExp(
      `\\b((?:(?:in|during|over|since|before|after|until|throughout) )?(?:the |last |this |past |this past |previous )?)${SEASON}(?:time)?(?:'s)?\\b((?:,? (?:of )?(?:19|20)\\d\\d\\b)?)(?=\\s*(?:$|[,.;:)]|(?:${BEHIND})\\b))`,
      "gu",
    ),
    ({ input, index, 1: lead = "", 2: season = "", 3: year = "" }) => {
      const isTime =
        lead !== "" || year !== "" || /\b(?:last|this) year(?:'s)? $/u.test(input.slice(0, index));
      const isCode = /\b(?:used?|using|redeemed|applied|coupon|code|with) (?:the )?$/u.test(
        input.slice(0, index),
      );
      if (!isTime || isCode) return undefined;
      const said = lead.replace(/this past |past |previous /u, "last ").replace(/\bthe $/u, "");
      return `${said}season-${season === "fall" ? "autumn" : season}${year.replace(/,? (?:of )?/u, " ")}`;
    },
  ],
];
