import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const TIER = "(?:loyalty |membership |member )?(?:tier|level|status)|loyalty programme? tier";
const ANY =
  "(?:any|whatever|no matter which|whichever|all)(?: (?:of them|one|tier|level|kind|at all|of those))*";

const TRAIT =
  "(gender|sex|country|city|birthday|birth ?date|date of birth|age|language|tier|loyalty tier|phone(?: number)?|email(?: address)?|first name|last name)";
const LOST =
  "(missing|unknown|blank|empty|unset|not known|not set|not given|not filled in|not recorded|not on file|not available|known|on file|filled in|recorded)";

/** What customers are, whatever its value: "holding a loyalty tier", "tier (any)", "sign-up anniversary". */
export const traitTurns: readonly Turn[] = [
  // "no city or country on file": neither of them
  [
    new RegExp(
      `\\b(?:no|without(?: an?| any| either)?|neither(?: an?)?|have neither(?: an?)?) ${TRAIT} (?:or|nor|and) (?:an? |any )?${TRAIT}(?: (?:is |are )?(?:known|on file|recorded|given|set|available|filled in|at all))?(?= ?(?:$|[,.;)]|and\\b|but\\b|who\\b))`,
      "gu",
    ),
    ([, a, b]) => `${a} is missing and ${b} is missing`,
  ],
  // "either gender or country is missing", "city and birthday unknown"
  [
    new RegExp(
      `\\b(?:either |both )?(?:the |their )?${TRAIT},? (or|and) (?:the |their )?${TRAIT} (?:is |are |were |was )?${LOST}(?: (?:in|on|from) (?:the|their) (?:profile|account|record|file))?`,
      "gu",
    ),
    ([, a, link, b, state]) => `${a} is ${state} ${link} ${b} is ${state}`,
  ],
  [
    new RegExp(
      `\\bmissing (?:either |both )?(?:the |their |an? )?${TRAIT} (or|and) (?:the |their |an? )?${TRAIT}\\b`,
      "gu",
    ),
    ([, a, link, b]) => `${a} is missing ${link} ${b} is missing`,
  ],
  // "customers without any language"
  [
    /\b(?:without|with no|have no|has no) (?:any |an? )?(language|birthday|gender|country|city)(?: (?:given|set|on file|recorded|known))?(?=\s*(?:$|[,.;)]|and\b|but\b|who\b))/gu,
    ([, trait]) => `${trait} is missing`,
  ],
  // "country anything but France", "email consent no"
  [
    new RegExp(
      `\\b${TRAIT} (?:is |being )?(?:anything|anywhere|any(?:one)?|everything) (?:but|except|other than) `,
      "gu",
    ),
    ([, trait]) => `${trait} not `,
  ],
  [
    /\b((?:email|e-mail|sms) )?consent (?:is |= ?)?(?:no|false|off|denied|refused|withdrawn)\b(?! [a-z])/gu,
    ([, channel]) => `opted out of ${channel ?? "email"}`,
  ],
  // "between 35 and 44, any gender"
  [
    /,? ?\b(?:and )?(?:of |in |from )?(?:any|all|whatever|either) (?:genders?|sex|sexes|ages?|countr(?:y|ies)|cit(?:y|ies)|languages?)(?: (?:is|are) (?:fine|ok|okay|welcome))?(?=\s*(?:$|[,.;)]))/gu,
    ({ index }) => (index === 0 ? undefined : ""),
  ],
  // "customers missing a birth date"
  [
    new RegExp(
      `\\b(?:missing|lacking|without|who lack|with no) (?:an? |any |their )?${TRAIT}(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b))`,
      "gu",
    ),
    ([typed, trait]) =>
      /^(?:without|with no) (?:an? |any )?(?:tier|loyalty tier|age|email|phone)/u.test(typed)
        ? undefined
        : `${trait} is missing`,
  ],
  // "no marketing consent recorded"
  [/\bconsent (?:recorded|on file|registered|stored|on record)\b/gu, "consent"],
  // "language set to German"
  [
    new RegExp(
      `\\b${TRAIT} (?:is |was |are )?(?:set (?:to|as)|recorded as|listed as|registered as|given as|shown as|down as|stored as|marked as) `,
      "gu",
    ),
    ([, trait]) => `${trait} is `,
  ],
  [
    new RegExp(
      `(?<!\\b(?:not|n't|without|no|never|nor|lack|don't|doesn't|didn't|haven't|hasn't) )\\b(?:have|has|having|holding|hold|holds|held|with|who're in|are in|are on|is in|is on) (?:a|any|some|one|whatever)(?: kind of| sort of)? (?:${TIER})\\b(?: at all| whatsoever)?(?:,? \\(?${ANY}\\)?)?(?! (?:of|above|below|higher|lower|better|other|besides|but(?! (?:without|no|never|who|have|has|haven't|hasn't|didn't|did|nothing|are|is)\\b)|except|is|gold|from|that|which|called|named|=)\\b)`,
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
