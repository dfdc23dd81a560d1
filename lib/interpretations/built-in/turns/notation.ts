import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NAME = "[a-z'\"][a-z'\" &-]*";

/** Signs and words of query languages: arrows, &&, !=, IN (…), IS NOT NULL, COUNT(orders). */
export const notationTurns: readonly Turn[] = [
  [/\s*(?:→|➡\ufe0f?|➔|➜|⇒|⟶|▶\ufe0f?|->|>>+|-->)\s*/gu, " then "],
  // "view => cart"; before a figure it is a slip for ">=".
  [/(?<=[a-z)] ?)\s*=>\s*(?=[a-z])/gu, " then "],
  [/\s*&&\s*/gu, " and "],
  [/\s*\|\|\s*/gu, " or "],
  [/\s*(?:!=|<>|≠|=!)\s*/gu, " not "],
  [/\bis not null\b|\bnot null\b|\bisn't null\b|\bnot empty\b/gu, "is known"],
  [/\bis null\b|= ?null\b/gu, "is unknown"],
  [
    /\bselect (?:\*|customers?|users?|ids?|customer_ids?|user_ids?)(?: from [a-z_]+)?(?: where)?\b/gu,
    "customers who",
  ],
  [/\bcount(?:\(distinct |\()(?:orders?|purchases?|order_ids?|order\.id)\)/gu, "number of orders"],
  [
    /\bsum\((?:total|totals|revenue|spend|amount|order_total|order total|order\.total|value)\)/gu,
    "total spend",
  ],
  [
    /\bavg\((?:total|totals|revenue|order_total|order total|order\.total|order_value|value)\)/gu,
    "average order value",
  ],
  [/\bmax\((?:total|order_total|order total|order\.total|order_value|value)\)/gu, "biggest order"],
  // "country in ('DE', 'FR')", "tier not in (gold, platinum)"
  [
    new RegExp(`\\b(not in|in) \\((${NAME}(?:,\\s*${NAME})*)\\)`, "gu"),
    ([, link = "", names = ""]) => {
      if (/\b(?:last|past|this|since|than|over|under|day|week|month|year)s?\b/u.test(names)) return undefined;
      const listed = names.replaceAll(/['"]/gu, "").split(/,\s*/u).join(" or ");
      return link === "in" ? listed : `not ${listed}`;
    },
  ],
  // "country = 'DE'"
  [/(?<=[=] ?)'([a-z][a-z -]*)'/gu, ([, name = ""]) => name],
];
