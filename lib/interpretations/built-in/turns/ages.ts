import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const DECADES = {
  twenty: "twenties",
  thirty: "thirties",
  forty: "forties",
  fifty: "fifties",
  sixty: "sixties",
} as const;
const TENS = {
  "20": "twenties",
  "30": "thirties",
  "40": "forties",
  "50": "fifties",
  "60": "sixties",
} as const;

/** People called by their age: "under 25s", "the over-60s", "25-34s", "thirty-somethings". */
export const ageTurns: readonly Turn[] = [
  [/\b(under|over)[ -](?:the )?(\d\d)[ -]?'?s\b/gu, ([, side, age]) => `${side} ${age} years old`],
  [/\b(\d\d)\+'?s\b/gu, ([, age]) => `${age}+ years old`],
  [/(?<![\d$€£.])(\d\d) ?(?:-|to) ?(\d\d)'?s(?![a-z0-9])/gu, ([, low, high]) => `aged ${low}-${high}`],
  [
    /\b(twenty|thirty|forty|fifty|sixty|20|30|40|50|60)[ -]?somethings?\b/gu,
    ([, word = ""]) =>
      `in their ${word in TENS ? TENS[word as keyof typeof TENS] : DECADES[word as keyof typeof DECADES]}`,
  ],
  [
    /\bborn in the (?:nineteen[ -])?(fifties|sixties|seventies|eighties|nineties)\b/gu,
    ([, word = ""]) => BORN[word] ?? undefined,
  ],
];

const BORN: Readonly<Record<string, string>> = {
  fifties: "born in the 1950s",
  sixties: "born in the 1960s",
  seventies: "born in the 1970s",
  eighties: "born in the 1980s",
  nineties: "born in the 1990s",
};
