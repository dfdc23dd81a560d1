import { readDigits, readHan, readWords } from "#lib/interpretations/built-in/numerals.ts";

/** A figure in a description: how it is written, what it is, and whether it is plainly one (digits, or with a unit behind). */
export type SaidNumber = {
  readonly words: string;
  readonly value: number;
  /** Of "6m", which may be six months; of 二十多 the ends of its range. */
  readonly others: readonly number[];
  readonly isPlain: boolean;
};

const HAN_UNITS = /^(?:个?(?:小时|分钟|天|日|周|星期|礼拜|月|季度?|年)|次|单|元|块|岁|折|件|位|名|倍|%|成)/u;
const WORD_UNITS =
  /^[ -](?:minute|hour|day|week|fortnight|month|quarter|year|time|order|purchase|item|dollar|euro|pound|percent|product|visit|view|person|people|customer)/u;

/** Every figure of a normalised description, in digits, Chinese numerals or English words. */
export function saidNumbers(text: string): readonly SaidNumber[] {
  const found: SaidNumber[] = [];
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const isWordStart = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") || isHan(text[at - 1]);
    const digits = /^\d/.test(rest) ? readDigits(rest) : undefined;
    const han = digits ? undefined : readHan(rest);
    const words = digits || han || !isWordStart ? undefined : readWords(rest);
    const figure = digits ?? han ?? words;
    if (!figure) {
      at += 1;
      continue;
    }
    const after = rest.slice(figure.length);
    const isPlain =
      digits !== undefined ||
      (han !== undefined && (figure.length > 1 || HAN_UNITS.test(after)) && figure.value > 1) ||
      (words !== undefined && WORD_UNITS.test(after) && figure.value > 1);
    const said = rest.slice(0, figure.length).trim();
    const unscaled = /[a-z]$/.test(said) && digits ? Number.parseFloat(said) : figure.value;
    const others = [unscaled, ...(figure.range ?? [])].filter((value) => value !== figure.value);
    found.push({ words: said, value: figure.value, others, isPlain });
    at += figure.length;
  }
  return found;
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character);
}

/** What words without a figure count: "twice", "a couple", 半年, 双11. */
const WORDS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\btwice|\bcouple\b|\bpair\b|\bsecond\b|\bdouble\b|\bboth\b|再次|复购|回购|两/u, [2]],
  [/\bthrice/u, [3]],
  [/\bhalf\b|半/u, [0.5, 2, 6, 12, 30, 50, 182, 183]],
  [/\bfourth\b/u, [4]],
  [/\bfifth\b/u, [5, 20]],
  [/\bthirds?\b/u, [3, 33.3333, 66.6667]],
  [/\bdecile/u, [10, 90]],
  [/\bmost of|大部分|大多数|多数/u, [0.5, 50]],
  [/\bquarter (?:of|by)\b|\bquartile|四分之一/u, [25, 75]],
  ...["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"].map(
    (word, index) => [new RegExp(`\\b${word}ies\\b`, "u"), [(index + 2) * 10, (index + 2) * 10 + 9]] as const,
  ),
  [/\bfortnight/u, [2, 14]],
  [/\bdozen/u, [12]],
  [/\bquarter|季/u, [3, 4, 25, 90, 91, 92, 0.25]],
  [/\bweek|周|星期|礼拜/u, [7]],
  [/\bmonth|月/u, [30, 31]],
  [/\byear|\bannual|年/u, [12, 365, 366, 4]],
  [/\bday\b|\bdaily\b|\bovernight|天|日/u, [24]],
  [/\bhour|小时/u, [60]],
  [/\badult|成年/u, [18]],
  [/\bteen|青少年/u, [13, 19, 20]],
  [/\brepeat|\bagain\b|\breturning|\bmultiple|\bseveral|\bmore than once|多次|重复/u, [1, 2, 3]],
  [/\bfree\b|\bzero\b|\bno\b|\bnone\b|\bwithout|无|免|没|未|零|0/u, [0]],
  [/\bone\b|\bonce\b|\bsingle\b|\bonly\b|\bfirst\b|\ban?\b|一|单|首/u, [1]],
  [/双十一|双11|1111/u, [11]],
  [/双十二|双12/u, [12]],
  [/一半/u, [50, 0.5]],
];

/** Every number that a description can have meant: as said, in other units, with strict and loose bounds. */
export function meantNumbers(text: string): ReadonlySet<number> {
  const meant = new Set<number>();
  const add = (value: number) => meant.add(rounded(value));
  for (const said of saidNumbers(text)) for (const form of formsOf(said)) add(form);
  for (const match of text.matchAll(/([\d.]+|[一二三四五六七八九])\s*(?:折|成)/gu)) {
    const value = readDigits(match[1] ?? "")?.value ?? readHan(match[1] ?? "")?.value ?? 0;
    for (const form of [value / 10, value * 10, 1 - value / 10, 100 - value * 10]) add(form);
  }
  for (const [pattern, values] of WORDS) if (pattern.test(text)) values.forEach(add);
  return meant;
}

/** A number as it may come back in a rule: other units of time, a share for percent, a band from the bottom. */
export function formsOf({ value, others }: Pick<SaidNumber, "value" | "others">): readonly number[] {
  return [value, ...others].flatMap(formsOfValue);
}

function formsOfValue(value: number): readonly number[] {
  const scaled = [7, 12, 3, 4, 24, 30, 60, 365].flatMap((factor) => [value * factor, value / factor]);
  return [value, value + 1, value - 1, value / 100, 100 - value, 1 - value / 100, ...scaled].map(rounded);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
