import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const NAME = "[a-z'\"][a-z'\" &-]*";

const SIDES: Readonly<Record<string, string>> = {
  ">": "after",
  ">=": "since",
  "<": "before",
  "<=": "until",
};

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
  // "last_order_date > '2026-01-01'", "signup_date <= 2025-06-01"
  [
    /\b(last|first)[_ ](?:order|purchase)[_ ](?:date|at|on|day|time)\b(?=\s*(?:[<>=]|between|is|in|on|before|after|since))/gu,
    ([, which]) => `${which} order`,
  ],
  [
    /\b(?:order|purchase)[_ ](?:date|at|time|timestamp)\b(?=\s*(?:[<>=]|between|is|in|on|before|after|since))|\bordered_at\b/gu,
    "ordered",
  ],
  [
    /\b(?:sign[_ -]?up|registration|registered|creation|created|joined|join|signed[_ ]up)[_ ](?:date|at|on|time)\b(?=\s*(?:[<>=]|between|is|in|on|before|after|since))/gu,
    "signed up",
  ],
  [/\b(?:birth[_ ]?date|date[_ ]of[_ ]birth|dob)\b(?=\s*[<>=])/gu, "born"],
  [
    /\s*(>=|<=|==|>|<|=)\s*'?((?:19|20)\d\d-\d\d-\d\d)'?/gu,
    ([, sign = "", day]) => ` ${SIDES[sign] ?? "on"} ${day}`,
  ],
  [
    /\bin \(((?:19|20)\d\d-\d\d-\d\d), ?((?:19|20)\d\d-\d\d-\d\d)\)/gu,
    ([, from, to]) => `from ${from} to ${to}`,
  ],
  [
    /\b(?:num|nr|cnt|count)[_ ](?:of[_ ])?(orders|purchases|visits|returns|refunds|transactions|sessions)\b/gu,
    ([, noun]) => `number of ${noun}`,
  ],
  [
    /\bcount\(distinct (categor(?:y|ies)|brands?|products?)\)/gu,
    ([, noun = ""]) => `different ${noun.replace(/y$/u, "ies").replace(/([dt])$/u, "$1s")}`,
  ],
  // "device = mobile", "category = 'Shoes'": the value says which property it is of.
  [/\b(?:device|category|brand|coupon(?: ?code)?|campaign)(?:[_ ]name)? ?(?:==?|:) ?(?=[a-z0-9'])/gu, ""],
  [
    /\b(email|e-mail|sms)[_ ]consent ?(?:==?|is|:) ?(?:false|no|0|off)\b/gu,
    ([, channel]) => `opted out of ${channel}`,
  ],
  // "(a) at least 2 orders, (b) no refunds"
  [
    /(?<=^|[:,;.] ?|\band )\(?([a-f])\) /gu,
    ({ input, 1: mark }) => (/(?:^|[\s(:,;.])a\) /u.test(input) || mark === "a" ? "" : undefined),
  ],
  // "3/4 of their orders"
  [
    /(?<![\d/.$€£])(\d)\/(\d{1,2}) of (?=(?:the |their |all )?(?:orders|purchases|spend|money|emails|visits|transactions))/gu,
    ([, part, whole]) => {
      const share = (Number(part) / Number(whole)) * 100;
      return share > 0 && share < 100 ? `${Math.round(share * 10_000) / 10_000}% of ` : undefined;
    },
  ],
];
