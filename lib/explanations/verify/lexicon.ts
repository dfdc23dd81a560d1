/** A direction that words say of a figure: 1 more than the other side, −1 less, 0 no different. */
export type Direction = 1 | 0 | -1;

type Entry = { readonly pattern: string; readonly direction: Direction; readonly about?: readonly string[] };

/** What is said of times since something: more recent is fewer days. */
const SINCE = ["recency", "tenure"] as const;

const ENTRIES: readonly Entry[] = [
  // Of one kind of fact only, and before the general words that they hold.
  { pattern: "more\\s+recent(?:ly)?|sooner|newer|lately", direction: -1, about: SINCE },
  { pattern: "less\\s+recent(?:ly)?|longer\\s+ago|longer-standing|earlier", direction: 1, about: SINCE },
  { pattern: "younger", direction: -1, about: ["age"] },
  { pattern: "更近期?|更新", direction: -1, about: SINCE },
  { pattern: "更早|更久", direction: 1, about: SINCE },
  { pattern: "更年轻|更年幼", direction: -1, about: ["age"] },
  { pattern: "更年长", direction: 1, about: ["age"] },
  {
    pattern: "no\\s+(?:more|further|larger)\\s+than\\s+noise|not?\\s+(?:\\w+\\s+)?beyond\\s+noise",
    direction: 0,
  },
  { pattern: "未超出噪声", direction: 0 },
  {
    pattern:
      "(?:the\\s+)?same|unchanged|stable|steady|steadily|equal(?:ly)?|alike|similar(?:ly)?|constant(?:ly)?|identical|no\\s+different|no\\s+difference",
    direction: 0,
  },
  { pattern: "持平|相同|一样|一致|相近|相当|不变|稳定|没有变化|没有差异|无差异", direction: 0 },
  {
    pattern:
      "more|higher|greater|larger|bigger|longer|older|heavier|stronger|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|outspend(?:s|ing)?|outspent|outnumber(?:s|ed|ing)?|outpac(?:es?|ed|ing)|over-?represented",
    direction: 1,
  },
  {
    pattern:
      "increas(?:es?|ed|ing)|ris(?:es?|en|ing)|rose|grow(?:s|n|ing|th)?|grew|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|add(?:s|ed)|up|upwards?|ahead",
    direction: 1,
  },
  {
    pattern:
      "less|fewer|lower|smaller|shorter|weaker|lighter|rarer|below|beneath|behind|under-?represented|trail(?:s|ed|ing)?|lag(?:s|ged|ging)?",
    direction: -1,
  },
  {
    pattern:
      "decreas(?:es?|ed|ing)|fall(?:s|en|ing)?|fell|declin(?:es?|ed|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|s[aiu]nk(?:s|ing)?|los(?:es?|t|ing|s)|reduc(?:es?|ed|ing|tion)|slump(?:s|ed|ing)?|dip(?:s|ped|ping)?|plung(?:es?|ed|ing)|contract(?:s|ed|ing)|down|downwards?|removed",
    direction: -1,
  },
  {
    pattern:
      "更多|更高|更大|更长|更频繁|更常|更强|更重|高于|多于|大于|长于|超过|超出|高出|多出|领先|偏高|偏多|较高|较多|上升|增加|增长|增多|增至|增到|增大|上涨|上扬|涨至|提高|提升|升至|升到|升高|扩大|攀升|激增|升|增|涨",
    direction: 1,
  },
  {
    pattern:
      "更少|更低|更小|更短|更弱|更轻|低于|少于|小于|短于|不足|不及|少了|落后|偏低|偏少|较低|较少|下降|减少|减至|减到|减小|下跌|下滑|跌至|降低|降至|降到|缩小|缩减|萎缩|骤降|流失|降|减|跌",
    direction: -1,
  },
];

export type DirectionWord = {
  readonly at: number;
  readonly word: string;
  readonly direction: Direction;
  /** Of which features it can be said; of all if left out. */
  readonly about?: readonly string[] | undefined;
};

const WORD = new RegExp(
  ENTRIES.map(({ pattern }) => {
    const isLatin = /[a-z]/.test(pattern);
    return `(${isLatin ? `\\b(?:${pattern})\\b` : pattern})`;
  }).join("|"),
  "gi",
);

/** Words that hold both directions, or say only that there is one. */
const NO_DIRECTION = /增减|升降|涨跌|高低|多少|大小|(?<!未)超出噪声|\bup\s+to\b/gi;

/** The words of direction in a text, in order; of those that begin at one place the most particular. */
export function directionWords(text: string): readonly DirectionWord[] {
  const looked = text.replace(NO_DIRECTION, (word) => " ".repeat(word.length));
  return [...looked.matchAll(WORD)].map((match) => {
    const entry = ENTRIES[match.slice(1).findIndex((group) => group !== undefined)];
    return {
      at: match.index,
      word: match[0],
      direction: entry?.direction ?? 0,
      about: entry?.about,
    };
  });
}

/** Comparatives of all: no fact says who has the most of anything. */
const SUPERLATIVE =
  /\b(?:highest|lowest|largest|smallest|biggest|best|worst|fewest|least|greatest|longest|shortest|oldest|youngest)\b|最(?:多|高|低|少|大|小|长|短|好|差)/giu;

const NEGATION =
  /\b(?:not|no|never|nor|neither|without|cannot|hardly|rarely|seldom|barely|scarcely)\b|\w+n['’]t\b|[不没未无非勿莫]/giu;
const NO_NEGATION =
  /no\s+(?:more|further|larger)\s+than\s+noise|not?\s+(?:\w+\s+)?beyond\s+noise|no\s+differen(?:t|ce)|non-members?|不同|不过|不仅|不但|非常|无论|未超出噪声|不变|没有变化|没有差异|无差异|不足|不及|不到|非成员/giu;

const CAUSE =
  /\b(?:because|due\s+to|thanks\s+to|caus(?:es?|ed|ing)|driv(?:es?|en|ing)|drove|result(?:s|ed|ing)?\s+(?:of|in|from)|lead(?:s|ing)?\s+to|led\s+to|owing\s+to|therefore|hence)\b|因为|由于|导致|使得?|造成|源于|得益于|归因|因此|所以/giu;

export function superlatives(text: string): readonly string[] {
  return [...text.matchAll(SUPERLATIVE)].map(([word]) => word);
}

export function negations(text: string): readonly string[] {
  const looked = text.replace(NO_NEGATION, (word) => " ".repeat(word.length));
  return [...looked.matchAll(NEGATION)].map(([word]) => word);
}

export function causes(text: string): readonly string[] {
  return [...text.matchAll(CAUSE)].map(([word]) => word);
}
