import { DAY, put, told, YEAR } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/** When: days without their month, years of birth. */
export const timeTurns: readonly Turn[] = [
  // 2024和2025都: years, without the word.
  [/(?<!\d)(20\d\d)([和与跟及、])(20\d\d)(?=都|均|皆)/gu, put("$1年$2$3年")],
  [/(?<!\d)(2\d)(?=年度)/gu, put("20$1")],
  // 2025财年第四季度: of the calendar year.
  [/(\d\d)(?:财年|财政年度|会计年度)/gu, put("$1年")],
  [/(\d\d年)度(?=第?[一二三四1-4]季度|[上下]半年|q[1-4]|\d{1,2}月)/gu, put("$1")],
  // 2025年1-6月
  [
    new RegExp(`(${YEAR})(${DAY})月?份?(?:到|至|-)(${DAY})月份?(?![\\d一二三四五六七八九十])`, "gu"),
    put("$1$2月到$1$3月"),
  ],
  // 24、25两年都
  [
    /(?<![\d.])(?:20)?\d\d(?:年?[和与跟及、](?:20)?\d\d){1,3}(?=年?这?[两俩二三四234]年[里内中]?(?:都|均|皆|每))/gu,
    told((typed) => typed.replace(/(?:20)?(\d\d)年?(?=[和与跟及、]|$)/gu, "20$1年")),
  ],
  // 今年1月10号到20号, 去年11月1-11日: both days are of that month.
  [
    new RegExp(`(${YEAR})(${DAY})月份?(${DAY})[号日]?(?:到|至|-)(${DAY})[号日](?!月)`, "gu"),
    put("$1$2月$3日到$1$2月$4日"),
  ],
  // 今年2月14: a day.
  [
    new RegExp(`(${YEAR})(\\d{1,2})月(\\d{1,2})(?![\\d.号日月天次单个件元块%到至、和-])`, "gu"),
    put("$1$2月$3日"),
  ],
  // 96年生的, 1996年生
  [/(?<=\d年|[零一二三四五六七八九]年|\d月)生(?:人|的|(?=$|[,.;)]))/gu, "出生的"],
];
