import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const ALSO =
  "(?:plus(?: also)?|as well as|along with|together with|and also|in addition to|added to that|and on top)";
const WHO =
  "(?:everyone|everybody|anyone|anybody|whoever|all (?:those|people|customers|of those)|any (?:customers?|people)|those)";

/** Further people beside those who were named: "everyone in New York plus whoever has spent over 1000". */
export const unionTurns: readonly Turn[] = [
  [
    new RegExp(
      `,? ?\\b${ALSO} (${WHO}) (?=(?:who|that|with|in|from|whose|has|have|had|is|are|spent|bought|ordered)\\b)`,
      "gu",
    ),
    ([, who]) => ` or ${who === "whoever" ? "who" : who} `,
  ],
  // "opened anything we mailed"
  [
    /\b(open(?:ed)?|click(?:ed)?|read)(?: on)? (?:anything|any|something|one|a single one|any of (?:the |our )?(?:e-?mails|mails|newsletters)|(?:the |our |any )?(?:e-?mails?|mails?|newsletters?))(?: that| which)? we(?:'ve| have)? (?:mailed|sent|e-?mailed)(?: out| them| to them)?\b/gu,
    ([, verb = ""]) => `${verb} an email`,
  ],
  // "left the checkout without ordering"
  [
    /\b(?:left|abandoned|quit|exited|dropped out of|walked away from|bailed on|bailed out of) (?:the |their |a )?(checkout|cart|basket) (?=(?:without|and did not|but did not|and didn't|but didn't|and never|but never)\b)/gu,
    ([, what]) => `${what === "checkout" ? "started checkout" : "added to cart"} but `,
  ],
  // "no purchase since Christmas from people that used to buy"
  [
    /,? ?\b(?:from|by|among) (?:people|customers|those|folks|buyers|shoppers|ones) (?:who|that) (?:used to|once|previously|formerly) (?:buy|bought|order|ordered|shop|shopped|purchase|purchased)(?: before| from us| with us| here)?(?=\s*(?:$|[,.;)]))/gu,
    ", but ordered before",
  ],
  // "have not ordered again since the return"
  [
    /\bsince (?:the|that|their|this|then,? the) (?:return|refund|purchase|order|visit|click|search|sign-?up|cancellation)(?=\s*(?:$|[,.;)]))/gu,
    "since",
  ],
  // "fresh signups from the past 7 days"
  [
    /\b(?:fresh|freshly|brand[- ]new) (signups?|sign-ups?|registrations?|accounts?|users?|customers?|members?|buyers?)\b/gu,
    ([, who]) => `new ${who}`,
  ],
];
