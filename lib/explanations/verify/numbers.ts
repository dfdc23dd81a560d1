import { MASK } from "#lib/explanations/verify/masked.ts";

/** Words and signs that say how many, how much or when. In a text only a placeholder may say that. */
const PATTERNS: readonly RegExp[] = [
  /[\p{N}%‰‱°#]+/gu,
  /\p{Sc}/gu,
  /\b[IVXLC]{2,}\b/g,
  // A figure that is made into another: −{f1}, ≈{f1}, {f1}k, {f1}倍.
  new RegExp(`[-–—−+~≈±×÷*/<>=≤≥]\\s*${MASK}|${MASK}\\s*[-–—−+×÷*/=]`, "g"),
  new RegExp(`[A-Za-z]${MASK}|${MASK}[A-Za-z]`, "g"),
  new RegExp(`${MASK}\\s*[成折分]`, "g"),
  // English.
  /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)\b/gi,
  /\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?\b/gi,
  /\b(?:hundred|thousand|million|billion|trillion|dozen|couple|pair)s?\b/gi,
  /\b(?:half|halves|halv(?:ed|es|ing)|second|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b/gi,
  /\b(?:once|twice|thrice|single|sole|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl\w*|quintupl\w*)\b/gi,
  /\b\w*-?fold\b/gi,
  /\b(?:percent(?:age|ages|ile)?|per\s+cent|pct|per\s+mille)\b/gi,
  /\b(?:several|few|many|numerous|majority|minority|mostly|none|nobody|minus|negative)\b/gi,
  /\bmost\s+(?:of\b|members\b|customers\b|people\b)|\b(?:all|every|each)\s+(?:of\s+(?:the\s+)?)?members?\b|\bno\s+(?:one|member)/gi,
  /\b(?:dollars?|euros?|pounds?|sterling|yen|yuan|renminbi|rmb|cents?|usd|eur|gbp|cny|jpy|chf|bucks?)\b/gi,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/gi,
  /\b(?:yesterday|today|tomorrow|tonight|christmas|easter|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|decades?)\b/gi,
  /\b(?:last|this|next|past|previous|coming|each|every|per|a|an)\s+(?:hour|day|week|weekend|month|season|year|spring|summer|autumn|winter)s?\b/gi,
  // Chinese. What is left of a numeral after harmless words were taken out.
  /[〇零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟半倍番]+/gu,
  /双倍|双重|成双|多数|大部分|绝大|少数|大量|许多|很多|若干|几乎所有|(?:全部|所有|全体|每[位个名])成员|无人|人人/gu,
  /(?:上|本|下|去|今|前|明|昨|当|这个?)个?(?:年|月|周|星期|季度|季|日|天)|周末|元旦|春节|国庆|中秋/gu,
  /(?:美|欧|日|港|韩)?元|英镑|人民币|块钱|美金/gu,
];

/** Words that hold a numeral or a sign and say no number. */
const HARMLESS =
  /\bno one else\b|一般|一些|一样|一直|一起|一定|一旦|一致|统一|进一步|同一|一方面|另一|十分|万一|两者|两组|两边|双方|多元|单元|元素/giu;

/** Hedges before a figure claim another figure than the one that is put in. */
const HEDGE = new RegExp(
  `(?:\\b(?:over|under|above|below|nearly|almost|about|around|roughly|approximately|at\\s+least|at\\s+most|up\\s+to|only|just)|不到|超过|超|(?<!最)近|约|大约|至少|至多|将近|仅|只有?)\\s*${MASK}`,
  "giu",
);

/** What says a number, amount, part or date in a text of its own words; empty if nothing does. */
export function freeNumbers(text: string): readonly string[] {
  const looked = text.replace(HARMLESS, (word) => " ".repeat(word.length));
  const found = [...PATTERNS, HEDGE].flatMap((pattern) =>
    [...looked.matchAll(pattern)].map(([word]) => word),
  );
  return [...new Set(found.map((word) => word.replaceAll(MASK, "{…}").trim()))];
}
