import type { Lexicon, LexiconEntry } from "#lib/interpretations/built-in/lexicon.ts";
import { readDigits, readHan, readWords } from "#lib/interpretations/built-in/numerals.ts";
import type { Piece, Sense } from "#lib/interpretations/built-in/sense.ts";
import { soundingLike } from "#lib/interpretations/built-in/sounding.ts";
import { addDate, addOpenDay } from "#lib/interpretations/built-in/typed-dates.ts";
import { nearest } from "#lib/interpretations/built-in/typos.ts";
import { DECORATION } from "#lib/interpretations/built-in/words/decoration.ts";

type Candidate = { readonly length: number; readonly senses: readonly Sense[]; readonly cost: number };

const BOUNDED = /[\p{Script=Latin}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** The description cut into words: of all ways to cut it the one with fewest words, words that are not known at last. */
export function segment(text: string, lexicon: Lexicon): readonly Piece[] {
  const best: { cost: number; from: number; senses: readonly Sense[] | undefined }[] = [
    { cost: 0, from: 0, senses: undefined },
  ];
  for (let at = 0; at < text.length; at += 1) {
    const here = best[at];
    if (!here) continue;
    for (const { length, senses, cost } of candidatesAt(text, at, lexicon)) {
      const reached = here.cost + cost;
      const known = best[at + length];
      // At the same cost the later cut wins, which makes the last word the shorter one and the first the longer.
      if (known && known.cost <= reached) continue;
      best[at + length] = { cost: reached, from: at, senses: senses.length === 0 ? undefined : senses };
    }
  }
  const pieces: Piece[] = [];
  for (let at = text.length; at > 0; ) {
    const step = best[at];
    if (!step) throw new Error("A description cannot be cut into words");
    if (step.senses) pieces.push({ from: step.from, to: at, senses: step.senses });
    at = step.from;
  }
  return pieces.reverse();
}

function candidatesAt(text: string, at: number, lexicon: Lexicon): readonly Candidate[] {
  const character = text[at] ?? "";
  if (character === " ") return [{ length: 1, senses: [], cost: 0 }];
  const rest = text.slice(at, at + 80);
  const byLength = new Map<number, Sense[]>();
  const add = (length: number, ...senses: readonly Sense[]) => {
    const known = byLength.get(length);
    if (known) known.push(...senses);
    else byLength.set(length, [...senses]);
  };
  addOpenDay(text, at, add);
  addFigures(rest, text.slice(Math.max(0, at - 2), at), add);
  addEntries(text, at, lexicon, add);
  addMarks(rest, /[ (]/u.test(text[at - 1] ?? " "), lexicon, add);
  // A dash between blanks parts clauses, one between figures is a range.
  if (/^- \D/u.test(rest) && /\D $/u.test(text.slice(Math.max(0, at - 2), at))) {
    byLength.set(1, [
      { k: "w", w: "dash" },
      { k: "w", w: "comma" },
    ]);
  }
  // "big spenders - 2k or more": behind a word it parts clauses, unless what stands before it is a figure's unit.
  if (/^- [$€£]?\d/u.test(rest) && /(?:^|[^\d .,])[a-z]{3,} $/u.test(text.slice(Math.max(0, at - 5), at))) {
    byLength.set(1, [
      { k: "w", w: "to" },
      { k: "w", w: "dash" },
      { k: "w", w: "comma" },
    ]);
  }
  const candidates = [...byLength].map(([length, senses]) => ({
    length,
    senses,
    cost: costOf(rest, length, senses),
  }));
  const unknown = unknownAt(rest, text[at - 1] ?? " ", lexicon, byLength);
  if (!HAN.test(character)) return [...candidates, unknown];
  const meant = Map.groupBy(soundingLike(text, at, lexicon), ({ form }) => form.length);
  const sounding = [...meant].map(([length, [entry]]) => ({
    length,
    senses: [{ k: "unknown" as const, text: `${rest.slice(0, length)}\u0000${entry?.form ?? ""}` }],
    cost: 5,
  }));
  return [...candidates, ...sounding, unknown];
}

function costOf(text: string, length: number, senses: readonly Sense[]): number {
  if (senses[0]?.k === "quoted") return 0.5;
  const isFiller = senses.every((sense) => sense.k === "filler");
  const isShortHan = length === 1 && HAN.test(text[0] ?? "");
  return 1 + (isFiller ? 0.1 : 0) + (isShortHan ? 0.3 : 0) - length * 0.01;
}

function addEntries(
  text: string,
  at: number,
  lexicon: Lexicon,
  add: (length: number, ...senses: readonly Sense[]) => void,
): void {
  const before = text[at - 1] ?? " ";
  const isBehindDigit = /\p{N}/u.test(before);
  for (const { form, senses, isCatalog } of startingWith(text.slice(at, at + 2), lexicon)) {
    if (!text.startsWith(form, at)) continue;
    // 三个月 is three months, and no month after three of something.
    if (IS_HALF_UNIT.test(form) && /^(?:月|星期|礼拜|小时|季度|钟头)/u.test(text.slice(at + form.length)))
      continue;
    if (form.startsWith("/") && form.length > 1 && BOUNDED.test(before)) continue;
    // "keeper72s" is no value "S" behind a figure.
    if (isCatalog && isBehindDigit && BOUNDED.test(form[0] ?? "")) continue;
    if (isSplit(before, form[0] ?? "") || isSplit(form.at(-1) ?? "", text[at + form.length] ?? " ")) continue;
    add(form.length, ...senses);
  }
}

const IS_HALF_UNIT = /^[两三]个$/u;

function startingWith(start: string, { byStart }: Lexicon): readonly LexiconEntry[] {
  const [first = ""] = start;
  const short = byStart.get(first) ?? [];
  const long = start.length > 1 ? (byStart.get(start) ?? []) : [];
  return short.length === 0 ? long : [...long, ...short];
}

/** Whether two neighbours belong to one word or number. A figure's unit may follow it closely: "30d". */
function isSplit(left: string, right: string): boolean {
  if (!BOUNDED.test(left) || !BOUNDED.test(right)) return false;
  const isDigit = (character: string) => /\p{N}/u.test(character);
  return isDigit(left) === isDigit(right) || (isDigit(right) && !isDigit(left));
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1_000,
  grand: 1_000,
  million: 1e6,
};

const SHORT_UNITS = {
  d: "day",
  w: "week",
  m: "month",
  mo: "month",
  y: "year",
  yr: "year",
  h: "hour",
  q: "quarter",
} as const;

function addFigures(
  rest: string,
  before: string,
  add: (length: number, ...senses: readonly Sense[]) => void,
): void {
  addDate(rest, add);
  const window = /^l(\d{1,3}) ?(d|w|mo|m|y|h)(?![a-z0-9])/u.exec(rest);
  const previous = before.at(-1) ?? " ";
  if (window && !BOUNDED.test(previous)) {
    const unit = SHORT_UNITS[window[2] as keyof typeof SHORT_UNITS];
    add(window[0].length, { k: "window", window: { kind: "last", n: Number(window[1]), unit } });
  }
  const time = /^(\d{1,2}):00(?!\d)/u.exec(rest);
  if (time && Number(time[1]) <= 24 && !/\p{N}/u.test(previous))
    add(time[0].length, { k: "clock", hour: Number(time[1]), isTold: true });
  const decade = /^(?:'?(\d0)|((?:19|20)\d0))'?s(?![a-z0-9])/u.exec(rest);
  if (decade && !BOUNDED.test(previous)) add(decade[0].length, decadeOf(decade[1], decade[2]));
  const top = /^top ?(\d{1,5})(?![\d.]| ?%| ?p)/u.exec(rest);
  if (top && !BOUNDED.test(previous))
    add(top[0].length, { k: "rank", from: 0, to: Number(top[1]), unit: "customer" });
  // "under 25s": people of that age.
  const ages = /^(\d\d)s(?![a-z0-9])/u.exec(rest);
  if (ages && !decade && /[ -]/u.test(previous)) add(ages[0].length, { k: "number", value: Number(ages[1]) });
  // Inside a figure ("1,200") no other begins.
  if (/(\p{N}|\p{N}[.,])$/u.test(before) && /^\p{N}/u.test(rest)) return;
  const digits = readDigits(rest);
  if (digits) {
    const year = /^(19|20)\d\d$/u.test(rest.slice(0, digits.length)) ? digits.value : undefined;
    add(digits.length, numberOf(digits), ...(year === undefined ? [] : [yearOf(year)]));
    const scaled = /^(\d{1,4}(?:\.\d+)?) (hundred|thousand|grand|million)(?![a-z])/u.exec(rest);
    if (scaled)
      add(scaled[0].length, { k: "number", value: Number(scaled[1]) * (SCALES[scaled[2] ?? ""] ?? 1) });
    const short = /^(\d{1,4}) ?(d|w|mo|m|yr|y|h|q)(?![a-z0-9])/u.exec(rest);
    if (short) {
      const unit = SHORT_UNITS[short[2] as keyof typeof SHORT_UNITS];
      add(short[0].length, { k: "duration", n: Number(short[1]), unit });
    }
  }
  const han = readHan(rest);
  if (han) add(han.length, numberOf(han));
  if (!BOUNDED.test(previous)) {
    const words = readWords(rest);
    if (words) add(words.length, numberOf(words));
  }
}

function numberOf(figure: { readonly value: number; readonly range?: readonly [number, number] }): Sense {
  return { k: "number", value: figure.value, ...(figure.range && { range: figure.range, isVague: true }) };
}

/** "the 90s", "the 1980s": ten years; also ages, behind "in their". */
function decadeOf(short: string | undefined, long: string | undefined): Sense {
  const start = long === undefined ? Number(short) + (Number(short) < 30 ? 2000 : 1900) : Number(long);
  return { k: "decade", start, ...(short !== undefined && { age: Number(short) }) };
}

function yearOf(year: number): Sense {
  return { k: "days", days: { from: `${year}-01-01`, to: `${year}-12-31` }, note: "year" };
}

const MARKS: Readonly<Record<string, Sense>> = {
  ",": { k: "w", w: "comma" },
  ";": { k: "w", w: "comma" },
  ".": { k: "w", w: "stop" },
  "!": { k: "filler" },
  "?": { k: "filler" },
  ":": { k: "filler" },
  "'": { k: "filler" },
  '"': { k: "filler" },
  "-": { k: "w", w: "to" },
  "/": { k: "w", w: "or" },
  "(": { k: "w", w: "open" },
  ")": { k: "w", w: "close" },
  "|": { k: "w", w: "or" },
  "*": { k: "filler" },
};

function addMarks(
  rest: string,
  isApart: boolean,
  lexicon: Lexicon,
  add: (length: number, ...senses: readonly Sense[]) => void,
): void {
  const mark = MARKS[rest[0] ?? ""];
  if (mark) add(1, mark);
  const decoration = DECORATION.exec(rest)?.[0].length;
  if (decoration) add(decoration, { k: "filler" });
  const quoted = /^"([^"]{1,60})"/u.exec(rest) ?? (isApart ? /^'([^']{2,60})'(?![a-z])/u.exec(rest) : null);
  if (!quoted) return;
  const words = (quoted[1] ?? "").trim();
  add(
    quoted[0].length,
    { k: "quoted", text: words },
    ...(lexicon.byForm.get(words)?.senses.filter(({ k }) => k === "values") ?? []),
  );
}

function unknownAt(
  rest: string,
  before: string,
  lexicon: Lexicon,
  known: ReadonlyMap<number, readonly Sense[]>,
): Candidate {
  const word = /^[\p{L}\p{M}\p{N}_'@.-]+/u.exec(rest)?.[0] ?? "";
  if (word === "" || HAN.test(rest[0] ?? "") || BOUNDED.test(before)) {
    return { length: 1, senses: [{ k: "unknown", text: rest[0] ?? "" }], cost: 8 };
  }
  const latin = (
    /^[\p{Script=Latin}\p{M}\p{N}_'@.-]*[\p{Script=Latin}\p{N}_]/u.exec(word)?.[0] ?? word
  ).slice(0, 60);
  // A word that is known is never taken for another one.
  const meant = known.has(latin.length) ? [] : nearest(latin, lexicon);
  if (meant.length === 0) return { length: latin.length, senses: [{ k: "unknown", text: latin }], cost: 10 };
  return {
    length: latin.length,
    senses: corrected(
      latin,
      meant.flatMap(({ form, senses }) => senses.map((sense) => ({ form, sense }))),
    ),
    cost: 5,
  };
}

/** The senses of the nearest words; what was typed stays with them, so that the correction is shown. */
function corrected(
  typed: string,
  meant: readonly { readonly form: string; readonly sense: Sense }[],
): readonly Sense[] {
  const values = meant.flatMap(({ sense }) => (sense.k === "values" ? sense.values : []));
  const [first] = meant;
  const note: Sense = { k: "unknown", text: `${typed}\u0000${first?.form ?? ""}` };
  if (values.length > 0)
    return [{ k: "values", values, corrections: [{ typed, meant: values[0]?.value ?? "" }] }];
  return [...meant.map(({ sense }) => sense), note];
}
