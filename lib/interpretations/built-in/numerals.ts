/** A figure at the start of some text: its value, how many code units it takes, and the range that a vague one stands for. */
export type Figure = {
  readonly value: number;
  readonly length: number;
  readonly range?: readonly [number, number];
};

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  w: 1e4,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  b: 1e9,
  千: 1e3,
  万: 1e4,
  百: 100,
  亿: 1e8,
  百万: 1e6,
};

const DIGITS = /^(\d+(?:[.,'\u2009]\d+)*)(?:( ?(?:百万|[千万亿百])|k|w|mn|mio|m|b)(?![a-z0-9]))?(多|几)?/u;

/** Digits with separators of any habit (1,200 · 1.000,50 · 1'000) and a scale (1.5k, 1.2w, 3万). */
export function readDigits(text: string): Figure | undefined {
  const match = DIGITS.exec(text);
  if (!match) return undefined;
  const [whole, digits = "", scale, more] = match;
  const value = valueOfDigits(digits);
  if (value === undefined) return undefined;
  const factor = scale === undefined ? 1 : (SCALES[scale.trim()] ?? 1);
  const scaled = Math.round(value * factor * 1e4) / 1e4;
  if (more === undefined) return { value: scaled, length: whole.length };
  const step = factor > 1 ? factor : 10 ** Math.max(0, String(Math.trunc(value)).length - 1);
  return { value: scaled, length: whole.length, range: [scaled + 1, scaled + step - 1] };
}

/**
 * The last separator is the decimal one, unless it groups by three and no other kind precedes it: 1.000,50 is 1000.5,
 * 1,200 is 1200, 12.5 is 12.5. "1.000" alone groups (nobody writes three decimals of money).
 */
function valueOfDigits(digits: string): number | undefined {
  const separators = [...digits.matchAll(/[.,'\u2009]/gu)].map((match) => match[0]);
  const last = separators.at(-1);
  if (last === undefined) return Number(digits);
  const kinds = new Set(separators);
  const groups = digits.split(/[.,'\u2009]/u);
  const isGrouping = groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? "").length <= 3;
  if (kinds.size === 1) {
    if (isGrouping && groups[0] !== "0") return Number(groups.join(""));
    return separators.length === 1 ? Number(digits.replace(last, ".")) : undefined;
  }
  const at = digits.lastIndexOf(last);
  return Number(`${digits.slice(0, at).replace(/\D/gu, "")}.${digits.slice(at + 1)}`);
}

const HAN_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
};
const HAN_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Chinese numerals: 三百二十, 两千, 一万五千, 十五, 百 (alone: 100); 十几 and 几十 with their ranges. */
export function readHan(text: string): Figure | undefined {
  return readRough(text) ?? readEither(text) ?? readTens(text) ?? readOne(text);
}

/** What is counted, behind 来 and 把: elsewhere these are other words. */
const COUNTED = "(?=[块元次单笔回趟件个天人])";
const ROUND_ABOUT = new RegExp(`^([千百万])把${COUNTED}|^(.{1,3}?)来${COUNTED}`, "u");

/** 千把块, 百来次, 三十来单: about so many, a fifth to either side; 小一千, 近千: up to so many, from nine tenths of it on. */
function readRough(text: string): Figure | undefined {
  const [whole = "", scale, tens = ""] = ROUND_ABOUT.exec(text) ?? [];
  const about = readOne(scale ?? tens) ?? (tens === "" ? undefined : readDigits(tens));
  if (about && about.length === (scale ?? tens).length && about.value >= 10 && about.value % 10 === 0)
    return { value: about.value, length: whole.length, range: [about.value * 0.8, about.value * 1.2] };
  const near = /^(?:小|近|将近|接近)(?=[一二两三四五六七八九]?[百千万])/u.exec(text)?.[0] ?? "";
  const upTo = near === "" ? undefined : readOne(text.slice(near.length));
  // 近三百天 is a time, 百分之五 a share.
  const isFigure =
    upTo &&
    upTo.value >= 100 &&
    !upTo.range &&
    !/^[个多分天日周月年季小]/u.test(text.slice(near.length + upTo.length));
  if (!isFigure) return undefined;
  return { value: upTo.value, length: near.length + upTo.length, range: [upTo.value * 0.9, upTo.value] };
}

const COUNTER = /^[块元次单笔回趟件个天百千万]/u;

/** 三四(次), 五六百, 两三千: one of two neighbours; 三五次 is from the one to the other, 三两次 two or three. */
function readEither(text: string): Figure | undefined {
  const [first = "", second = "", third = ""] = text;
  const [low, high] = [HAN_DIGITS[first], HAN_DIGITS[second]];
  if (low === undefined || low === 0 || HAN_DIGITS[third] !== undefined) return undefined;
  if (first === "三" && high === 2 && COUNTER.test(text.slice(2)))
    return { value: 2, length: 2, range: [2, 3] };
  if (high !== low + 1 && !(first === "三" && high === 5 && COUNTER.test(text.slice(2)))) return undefined;
  const scale = HAN_SCALES[third] ?? (third === "万" ? 1e4 : 1);
  return {
    value: low * scale,
    length: scale === 1 ? 2 : 3,
    range: [low * scale, scale === 1 ? high : (high + 1) * scale - 1],
  };
}

/** 二十七八(岁): one of two neighbours behind the tens. */
function readTens(text: string): Figure | undefined {
  const [whole = "", tens = "", first = "", second = ""] =
    /^([二两三四五六七八九]?十)([一二三四五六七八])([二三四五六七八九])/u.exec(text) ?? [];
  const [start, low, high] = [readOne(tens)?.value, HAN_DIGITS[first], HAN_DIGITS[second]];
  if (start === undefined || low === undefined || high !== low + 1 || whole === "") return undefined;
  return { value: start + low, length: whole.length, range: [start + low, start + high] };
}

/** 万 alone begins no figure but in 万把块. */
function readOne(text: string): Figure | undefined {
  if (text === "万") return { value: 1e4, length: 1 };
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastScale = 1;
  let length = 0;
  let hasScale = false;
  for (const character of text) {
    const value = HAN_DIGITS[character];
    const scale = HAN_SCALES[character];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) break;
      digit = value;
    } else if (scale !== undefined) {
      section += (digit ?? 1) * scale;
      digit = undefined;
      lastScale = scale;
      hasScale = true;
    } else if (character === "万" || character === "亿") {
      const factor = character === "万" ? 1e4 : 1e8;
      if (length === 0) break;
      total = (total + section + (digit ?? 0)) * factor;
      section = 0;
      digit = undefined;
      lastScale = factor;
      hasScale = true;
    } else break;
    length += character.length;
  }
  if (length === 0) return undefined;
  const isShort =
    digit !== undefined && hasScale && lastScale >= 100 && !text.slice(0, length).includes("零");
  const value = total + section + (digit ?? 0) * (isShort ? lastScale / 10 : 1);
  const next = text.slice(length, length + 1);
  if ((next === "几" || next === "多") && hasScale && digit === undefined) {
    const step = lastScale;
    return { value, length: length + 1, range: [value + 1, value + step - 1] };
  }
  return { value, length };
}

const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const WORD_SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  grand: 1000,
  million: 1e6,
  dozen: 12,
};

/** English number words: twenty-five, a hundred, two thousand five hundred, a dozen. Bare "a" is no number. */
export function readWords(text: string): Figure | undefined {
  let total = 0;
  let section: number | undefined;
  let end = 0;
  let place = 0;
  for (;;) {
    const match = /^(?:[ -]?)([a-z]+)(?![a-z])/u.exec(text.slice(place));
    if (!match) break;
    const word = match[1] ?? "";
    const value = WORDS[word];
    const scale = WORD_SCALES[word];
    if (word === "a" && place === 0) {
      section = undefined;
    } else if (word === "and" && end > 0 && (total > 0 || (section ?? 0) >= 100)) {
      // "two hundred and fifty": counts only if a number follows.
    } else if (value !== undefined) {
      if (
        section !== undefined &&
        !(section % 100 >= 20 && section % 10 === 0 && value < 10) &&
        section % 100 !== 0
      )
        break;
      section = (section ?? 0) + value;
      end = place + match[0].length;
    } else if (scale !== undefined) {
      if (scale >= 1000) {
        total += (section ?? 1) * scale;
        section = undefined;
      } else section = (section ?? 1) * scale;
      end = place + match[0].length;
    } else break;
    place += match[0].length;
  }
  if (end === 0) return undefined;
  return { value: total + (section ?? 0), length: end };
}
