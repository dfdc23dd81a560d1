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
  // "people who love us": no country
  [
    /\b(loved?|likes?|liked|trust(?:s|ed)?|knows?|knew|told|tells?|follow(?:s|ed)?|contacted|called|e-?mailed|recommend(?:s|ed)?|forgot|forgotten|ghosted|remembers?|miss(?:es|ed)?|chose|choose|prefers?|asked|rated|hates?|hated) us\b(?! (?:customers|shoppers|buyers|residents|only)\b)/gu,
    ([, verb]) => `${verb} our shop`,
  ],
  // "items in their basket but no order for 2 days"
  [
    /\b(?:(?:still )?(?:has|have|had|with|holding) )?(?:some |any )?(?:items?|products?|something|stuff|things|goods)(?: (?:left|sitting|still|waiting|lying))? in (?:the|their|his|her|a|our) (?:shopping )?(?:cart|basket|bag)\b/gu,
    ({ input, index, 0: typed }) =>
      /\b(?:put|add(?:ed|ing|s)?|left|leav(?:e|ing|es)|place[ds]?|drop(?:ped)?|forgot|threw|remov(?:e|ed|ing)|abandon(?:ed|ing)?)(?: (?:some|any|at least \w+|\d+|a few|more than \w+))? ?$/u.test(
        input.slice(0, index),
      ) || /^(?:left)/u.test(typed)
        ? undefined
        : "added to cart",
  ],
  // "looked at bags but ended up with shoes"
  [/\bended up (?:with|getting|taking|choosing|going for|picking) (?=[a-z])/gu, "bought "],
  // "spends a lot per order"
  [
    /\bspen[dt]s? (?:a lot|much|big|heavily) (?:per|on each|on every|for each) (?:order|purchase)\b/gu,
    "high average order value",
  ],
  // "whose order history includes laptops"
  [
    /\b(?:whose |their |with an? )?(?:order|purchase) history (?:that )?(?:includes?|contains?|shows?|with|has|including)\b/gu,
    "ordered",
  ],
  // "orders placed on phones"
  [/\bon (?:their |a )?(?:phones|smartphones?|mobiles|cell ?phones?|mobile phones?)\b/gu, "on mobile"],
  // "90 days or more since last purchase"
  [
    /\b(\d+ (?:days|weeks|months)) (?:or more|or longer|and more|plus) since (?:the |their )?(last|first) (order|purchase|visit)\b/gu,
    ([, span, which, noun]) => `${which} ${noun} at least ${span} ago`,
  ],
  // "women in France, and those in Spain too"
  [
    /\b(in|from) ([a-z]+(?: [a-z]+)?),? and (?:also )?(?:those|the ones|the same) (?:in|from) ([a-z]+(?: [a-z]+)?)(?: too| as well)(?=\s*(?:$|[,.;)]|who\b|that\b))/gu,
    ([, lead, a, b]) => `${lead} ${a} or ${b}`,
  ],
  // "leave out people from Berlin, take everyone else who ordered"
  [
    /\b(?:take |keep |include )?(?:everyone|everybody|anyone|all those|all the rest|the rest|all others?|the others?) (?:else )?(?=(?:who|that|with) )/gu,
    ({ input, index, 0: typed }) =>
      /\b(?:leave out|exclud(?:e|ing)|except|without|not the|skip|remove|omit)\b/u.test(
        input.slice(0, index),
      ) && /else|rest|other|take|keep/u.test(typed)
        ? "customers "
        : undefined,
  ],
  // "the latest of which was on mobile"
  [
    /,? ?\b(?:and )?the (latest|last|most recent|first) of (?:which|them|these|those) (?=(?:was|were|used|had|is|came|contained|over|under)\b)/gu,
    ({ input, index, 1: which }) =>
      /\b(?:orders?|purchases?)\b/u.test(input.slice(0, index)) ? `, ${which} order ` : undefined,
  ],
  // "spent more than 500 last year and then just vanished"
  [
    /,? (?:and|but|then|and then|but then) (?:then |just |simply |suddenly |have |has )*(?:vanished|disappeared|went (?:quiet|silent|dark|missing|cold)|gone (?:quiet|silent|dark|missing|cold)|fell (?:off|silent)|dropped off|stopped(?: (?:buying|ordering|coming|shopping))?|not been (?:seen|heard from)(?: since)?|never (?:came|showed up|been seen|been heard from)(?: back| again)*)(?: since| (?:on us|completely|altogether|entirely))*(?=\s*(?:$|[,.;)]))/gu,
    ({ input, index }) =>
      /\b(?:bought|ordered|purchased|spent|orders?|purchases?|shopped)\b/u.test(input.slice(0, index))
        ? " and no order since"
        : undefined,
  ],
  // "never logged in since signing up": as long as they are known
  [
    /,? ?\b(?:ever )?since (?:they |he |she )?(?:signing up|signed up|joining|joined|registering|registered|registration|sign-?up|the sign-?up|creating (?:an|their) account)(?=\s*(?:$|[,.;)]|and\b|but\b))/gu,
    ({ input, index }) => (/\b(?:not?|never|nothing)\b|n't\b/u.test(input.slice(0, index)) ? "" : undefined),
  ],
  // "haven't opened an email since they bought"
  [
    /\b((?:have|has|had|did)(?:n't| not)|never) ((?:open|click|visit|order|buy|bought|search|return|log|brows|view|read|shop|been)[^,.;]*?) since (?:they|he|she) (?:last |first )?(bought|ordered|purchased|returned(?: something)?|visited|searched|opened an email|started checkout)(?=\s*(?:$|[,.;)]))/gu,
    ([, not, what, verb]) => `${verb} and then ${not} ${what}`,
  ],
  // "opened the campaign within a day of getting it"
  [
    /\bof (?:getting|receiving|being sent|delivery of) (?:it|them|one|the (?:e-?mail|mail|newsletter)|that)\b/gu,
    "of received emails",
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
