import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?= *(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const BIRTHDAY = "(?:birth ?dates?|dates? of birth|birthdays?|dob)";
const TRAIT =
  "(gender|country|city|language|tier|loyalty tier|birth ?date|date of birth|birthday|email address|phone number)";
const MAILS = "(?:our |your |any |more |marketing |further )*(?:e-?mails?|newsletters?|mailings?)";
const MARKS =
  "(?:spring|summer|autumn|fall|winter|next|upcoming|new|monthly|weekly|christmas|easter|holiday|win-?back|marketing|promo|big|little|small)";
const OCCASION =
  "(?:newsletter|mailing|campaign|e-?mail|promo|promotion|sale|push|launch|review|meeting|report|flyer|postcard|survey|event|webinar)";
const LANGUAGES: Readonly<Record<string, string>> = {
  de: "german",
  en: "english",
  es: "spanish",
  fr: "french",
  it: "italian",
  ja: "japanese",
  nl: "dutch",
  pt: "portuguese",
  zh: "chinese",
};

/** What customers are, have agreed to and rank as, in the words of every day. */
export const otherPeopleTurns: readonly Turn[] = [
  // "loyal to us", "given us permission": the shop, no country
  [
    /\b(loyal|known|new|close|dear|valuable|returned|returning|talked|written|spoken) to us\b/gu,
    ([, word]) => (word === "new" ? undefined : `${word}`),
  ],
  [
    /\b(given|gave|give|gives|giving|granted|grant|told|tell|shown|showed|left|sent|allowed|allow|allows|permitted|let|trusted|trust) us\b(?! (?:customers?|buyers?|orders?|dollars?|based|citizens?|residents?)\b)/gu,
    ([, verb]) => `${verb}`,
  ],
  [
    /\blanguages? ?(?:==?|:|is|set to) ?(de|en|es|fr|it|ja|nl|pt|zh)\b/gu,
    ([, code = ""]) => `language is ${LANGUAGES[code]}`,
  ],
  // Consent
  [/\b(?:gave|gives?|granted|grants) (?:their |the )?permission\b/gu, "given permission"],
  [
    /\bopt(?:ed|ing|s)?[- ]in(?:to)? (?:to |for )?(?:receiv(?:e|ing)|gett?(?:ing)?|having)\b/gu,
    "opted in to",
  ],
  [
    new RegExp(
      `\\b(?:happy|glad|fine|okay|ok|willing|pleased) (?:to (?:get|receive|have|read)|with(?: getting| receiving)?|getting|receiving|about) ${MAILS}\\b`,
      "gu",
    ),
    "opted in to email",
  ],
  [
    /\b(?:refused|rejected|declined|denied|withheld|withdrew|revoked|withdrawn|took back) (?:their |the |our |any )?(email|e-mail|sms|marketing)?(?: marketing)? ?consent(?: (?:to|for) (email|e-mail|sms)s?(?: marketing)?)?\b/gu,
    ([, before, behind]) => `opted out of ${/sms/u.test(before ?? behind ?? "") ? "sms" : "email"}`,
  ],
  [
    new RegExp(`\\b(?:do|does)(?: not|n't) (?:wish|care|like) to (?:get|receive|have|see) ${MAILS}\\b`, "gu"),
    "opted out of email",
  ],
  [/\bwe (?:may|must|should) not (?:e-?mail|mail)(?: to)?(?: them)?\b/gu, "no email consent"],
  // Age
  [
    /\b(?:in|of|from|within) the (?:age (?:group|bracket|range|band) )?(?:of )?(\d\d) ?(?:-|to|through) ?(\d\d)(?:[- ]years?(?:[- ]old)?)?(?: age)? (?:group|bracket|range|band)\b/gu,
    ([, low, high]) => `aged ${low}-${high}`,
  ],
  [/\baged (\d\d) (?:through|until|till|up to) (\d\d)\b/gu, ([, low, high]) => `aged ${low}-${high}`],
  [
    /(?<!\b(?:orders?|purchases?|visits?|accounts?|registrations?|sign-?ups?|memberships?)\b[^,.;]{0,20})\b(older|younger) than (1[4-9]|[2-9]\d) years\b(?! (?:ago|old|of))/gu,
    ([, side, age]) => `${side} than ${age}`,
  ],
  [
    /\b(?:whose |their |the )?(?:accounts?|registrations?|sign-?ups?|memberships?) (?:is|are) (no|not)? ?(older|younger|more|less) than (\d+ (?:days?|weeks?|months?|years?))(?: old)?\b/gu,
    ([, not, side = "", time]) => {
      const isOlder = /older|more/u.test(side);
      if (not) return `signed up at ${isOlder ? "most" : "least"} ${time} ago`;
      return `signed up ${isOlder ? "more" : "less"} than ${time} ago`;
    },
  ],
  [/\bsign[- ]up date\b/gu, "sign-up"],
  [
    /\bnot yet (1[4-9]|[2-9]\d)(?= *(?:$|[,.;)]|and\b|but\b|who\b|years old\b))/gu,
    ([, age]) => `under ${age}`,
  ],
  // Birthdays
  [/\b(?:birth year|year of birth)(?: is|:| =)? ((?:19|20)\d\d)\b/gu, ([, year]) => `born in ${year}`],
  [
    /\b(birthday) (?:is |comes |comes up |falls )?(?:at most|within|no more than|not more than|up to) (\d+ days) (?:away|off|from now|ahead)\b/gu,
    ([, , time]) => `birthday in the next ${time}`,
  ],
  [/\b(?:turning|turn|turns|getting|gets) a year older (?=this\b|next\b|in\b|today\b)/gu, "birthday "],
  // What is known, and what is not
  [
    new RegExp(
      `\\b(?:whose |their |the )?${TRAIT}(?: field| column| value)? (?:(?:is|was|are) )?(?:not|never|n't) (?:been )?(?:filled (?:in|out)|known|set|given|provided|entered|recorded|stored|there)\\b|\\b(?:whose |their |the )?${TRAIT} (?:isn't|wasn't|hasn't been) (?:filled (?:in|out)|known|set|given|provided|entered|recorded|stored|there)\\b`,
      "gu",
    ),
    ([, a, b]) => `${a ?? b} is missing`,
  ],
  [
    new RegExp(`\\b${TRAIT} (?:field|column|value) (?:is |are )?(empty|blank|missing|unknown)\\b`, "gu"),
    ([, trait]) => `${trait} is missing`,
  ],
  [
    new RegExp(
      `\\b(?:whose |their |the |an? )?${BIRTHDAY} (?:is |are )?(?:known|on file|on record|filled in|set|present|given|stored|recorded|not missing|not empty|(?:that )?we (?:know|have))(?: to us)?${END}`,
      "gu",
    ),
    "known date of birth",
  ],
  [
    new RegExp(
      `(?<!\\b(?:not|n't|without|no|never) )\\b(?:with|has|have|having|(?:who |that )?(?:told|gave|given|shared|left)|we (?:have|know)) (?:us )?(?:an? |their |the )${BIRTHDAY}${END}`,
      "gu",
    ),
    ({ input, index }) =>
      /\b(?:not|never|no|without|n't)\b[^,.;]{0,20}$/u.test(input.slice(0, index))
        ? undefined
        : "known date of birth",
  ],
  [
    new RegExp(
      `\\b(?:no|without(?: any| an?)?|lacking(?: any| an?)?) (?:purchase|order|buying|shopping) history${END}`,
      "gu",
    ),
    "no orders",
  ],
  [
    /(?<=(?:\b(?:not|never|no|without|nor)\b|n't\b)[^,.;]{0,40}) even (?:a single time|once|one time)\b/gu,
    "",
  ],
  // "our customers over in Germany"
  [
    /(?<=\b(?:customers|people|buyers|shoppers|those|everyone|live|lives|living|based) )(?:over|out|down|up) in\b/gu,
    "in",
  ],
  [
    /\b(?:with|having) ([a-z]+) as (?:their|the|a) (?:preferred |main |first )?language\b/gu,
    ([, language]) => `who speak ${language}`,
  ],
  // "new German customers"
  [
    /\bnew (?!york\b|year\b|orleans\b|delhi\b|zealand\b|jersey\b|mexico\b|hampshire\b)([a-z]+) (customers|clients)\b(?! who (?:signed|registered|joined))/gu,
    ([, kind]) => `${kind} new customers`,
  ],
  [/\bnever again since\b/gu, "not since"],
  [
    /\b(?:even )?(?:although|though) they (bought|ordered|purchased) (no|nothing|none)\b/gu,
    ([, , none]) => `but ${none === "no" ? "did not buy" : "ordered nothing"}`,
  ],
  // "German customers who are gold or ordered": both alternatives are of those named before
  [
    /\b(customers|people|members|shoppers|clients|buyers|those|everyone|women|men) (?:who|that) (?:are|is) (?:either )?([a-z]+)(?: members| customers)? or (?:who |that )?(?=(?:have |has )?(?:never |not )?(?:ordered|bought|purchased|spent|visited|viewed|opened|clicked|returned|signed up|registered|joined)\b)/gu,
    ({ input, index, 1: who, 2: tier }) =>
      /[a-z]+ $/u.test(input.slice(0, index)) ? `${who} and either ${tier} or ` : undefined,
  ],
  // "men in Germany and women in Austria": either of them
  [
    /\b(men|women) ((?:in|from|aged|over|under) (?:the )?[a-z0-9-]+(?: [a-z]+)?),? (?:and|as well as|plus|along with) (men|women) (?=(?:in|from|aged|over|under)\b)/gu,
    ([, one, where, other]) => (one === other ? undefined : `${one} ${where} or ${other} `),
  ],
  [
    /\b([a-z]+) (men|women) and ([a-z]+) (men|women)\b/gu,
    ([, a, one, b, other]) => (one === other ? undefined : `${a} ${one} or ${b} ${other}`),
  ],
  [
    /\b(bought|ordered|purchased) no (?!more\b|less\b|fewer\b|earlier\b|later\b|longer\b|sooner\b|other\b|one\b|matter\b)(?=[a-z])/gu,
    "did not buy ",
  ],
  // Rank
  [
    /\b(?:the |our )?(\d[\d.]* ?(?:%|percent)) of (?:the |our |all )?([a-z]+ customers) (?:who|that) (?:spend|spent|have spent) (?:the )?(most|least)\b/gu,
    ([, share, who, way]) => `${who} in the ${way === "most" ? "top" : "bottom"} ${share} by spend`,
  ],
  [
    /\b(?:the |our )?(biggest|highest|top|best|lowest|smallest|weakest|least)[- ]spending (\d[\d.]* ?(?:%|percent))/gu,
    ([, side = "", share]) =>
      `${/lowest|smallest|weakest|least/u.test(side) ? "bottom" : "top"} ${share} by spend`,
  ],
  [
    /\b(who|that) (?:have |has )?(ordered|bought|visited) (?:the )?most(?: times| often| frequently)?\b/gu,
    ([, who, verb]) => `${who} ${verb} most`,
  ],
  [/\b(?:lots|loads|tons|heaps|plenty|a lot|a ton) of (?:money|cash)\b/gu, "a lot"],
  [
    /\b(?:have |has )?(bought|ordered|purchased|shopped) (?:from|with|at) us again\b/gu,
    ([, verb]) => `${verb === "shopped" ? "bought" : verb} again`,
  ],
  [/\b(?:holds?|holding|held) (?=(?:an? )?[a-z]+ (?:status|tier|level|membership)\b)/gu, "with "],
  [/\b(?:are |is )?both (?=[a-z]+ and (?:based|located|living|in|from|resident)\b)/gu, ""],
  // Exceptions and parts of a list
  [
    /(?<=[,.;] (?:but |and |please |then |just )*)(?:skip|drop|cut|ignore|take out|throw out|kick out|strip out) (?=[a-z])/gu,
    "excluding ",
  ],
  [/(?<=[,.;] (?:but |and |please )*)(?:don't|do not|never) include (?=[a-z])/gu, "excluding "],
  [
    /,? ?\band (?:out )?of (?:those|these|them),? (?:only |just )?(?:the ones|those|the people|the customers)(?: who| that)\b/gu,
    " and who",
  ],
  [/^only (?=(?:customers|people|those|shoppers|clients|users)\b)/gu, ""],
  // "segment for the spring newsletter: …"
  [
    new RegExp(
      `^(?:segment|list|audience|target group|selection|recipients) for (?:the |our |my |this |a )?(?:${MARKS} )*${OCCASION}: ?`,
      "gu",
    ),
    "list of ",
  ],
  [
    /\b(?:probably|possibly|potentially|presumably)(?=,? (?:the |all |any |those |just )?(?:those|people|customers|shoppers|buyers|everyone|anyone|everybody|anybody)\b)/gu,
    "basically",
  ],
];
