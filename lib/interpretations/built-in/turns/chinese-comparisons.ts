import { NUMBER, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const LAST = "(?:近|最近|过去)";
const UNIT = "(?:天|周|个?月|个?季度|年)";
const TIME = `(?:今年|本年|去年|前年|(?:20)?\\d\\d年(?:[上下]半年|第?[一二三四1-4]季度|q[1-4]|\\d{1,2}月)?|本月|这个月|上个?月|本季度?|这个?季度|上个?季度|本周|这周|上周|${LAST}${NUMBER}${UNIT}(?:内|里)?)`;
const MEASURE =
  "(?:累计|总)?(?:消费(?:总额|金额|额)?|花费|花的钱|gmv|(?:下单|订单|购买|访问|浏览|页面浏览|商品浏览|加购|退货|退款|搜索)(?:次数|数量|数|量|金额|总额))";
const SHARE = `(?:${NUMBER}%|百分之${NUMBER}|${NUMBER}成|一半|一倍|${NUMBER}倍)`;
const DIGITS = "零一二三四五六七八九十";

/** What was done in one time compared with another: 今年消费比去年少20%以上. */
export const chineseComparisonTurns: readonly Turn[] = [
  // 近30天浏览次数比前30天多
  [
    new RegExp(
      `(${LAST})(${NUMBER})(${UNIT})(?:内|里)?的?(${MEASURE})(?:比|较)(?:再?往前的?|再往前推|之前的?|前面的?|此前的?|前|上一?个?)(${NUMBER})(${UNIT})的?(?:要|还)?(多|高|少|低)(?:了)?(${SHARE})?(?:以上)?`,
      "gu",
    ),
    told((typed, last, count, unit, measure, again, other, way, share) => {
      if (count !== again || unit.replace("个", "") !== other.replace("个", "")) return typed;
      const times = share === "" ? undefined : factorOf(share, /[多高]/u.test(way));
      if (share !== "" && times === undefined) return typed;
      const more = /[多高]/u.test(way);
      const side =
        times === undefined
          ? sideOf(more, "more", "less")
          : `${sideOf(more, "at least", "at most")} ${times} timesthan`;
      return `${measure} ${side} ${last}${count}${unit} than 再往前${count}${unit} `;
    }),
  ],
  // 今年消费比去年少20%以上, 翻倍
  [
    new RegExp(
      `(${TIME})的?(${MEASURE})(?:比|较|相比|对比)(${TIME})的?(?:要|还)?(?:(少|下降|减少|降低|下滑|下跌|缩水|多|增长|增加|上升|提高|上涨|涨)(?:了)?(${SHARE})(?:以上|多|还多)?|(翻倍|翻了?一?番|翻了一倍))(?:的)?`,
      "gu",
    ),
    told((typed, own, measure, other, way, share, doubled) => {
      const more = doubled !== "" || (/[多增上提涨]/u.test(way) && !/下/u.test(way));
      const times = doubled === "" ? factorOf(share, more) : 2;
      return times === undefined
        ? typed
        : `${measure} ${more ? "at least" : "at most"} ${times} timesthan ${own} than ${other} `;
    }),
  ],
  // 今年消费不到去年的一半, 是上个月的2倍以上
  [
    new RegExp(
      `(${TIME})的?(${MEASURE})(不到|不足|低于|少于|是|达到|达|超过|大于|不低于)(?:了)?(${TIME}|再往前${NUMBER}${UNIT}|前${NUMBER}${UNIT})的(${SHARE}|三分之一|四分之一)(以上|及以上|以下)?`,
      "gu",
    ),
    told((typed, own, measure, side, other, share, behind) => {
      const times = partOf(share);
      if (times === undefined || (side === "是" && behind === "" && times < 1)) return typed;
      const bound = boundOf(side, behind);
      return `${measure} ${bound} ${times} timesthan ${own} than ${other.replace(/^前(?=\d)/u, "再往前")} `;
    }),
  ],
];

function sideOf(isMore: boolean, more: string, less: string): string {
  return isMore ? more : less;
}

function boundOf(side: string, behind: string): string {
  if (/不到|不足|少于/u.test(side) || side === "低于") return "less than";
  if (behind === "以下") return "at most";
  return /超过|大于/u.test(side) ? "more than" : "at least";
}

/** 20%, 两成, 一半, 2倍 as a figure. */
function partOf(said: string): number | undefined {
  if (said === "一半") return 0.5;
  if (said === "三分之一") return 0.3333;
  if (said === "四分之一") return 0.25;
  const figure = /\d+(?:\.\d+)?/u.exec(said)?.[0];
  const words = /[零一二两三四五六七八九十]/u.exec(said.replace("百分之", ""))?.[0];
  const value = figure === undefined ? DIGITS.indexOf(words === "两" ? "二" : (words ?? "")) : Number(figure);
  if (value <= 0 || (figure === undefined && /[十百千万]|[一二两三四五六七八九]{2}/u.test(said.slice(0, -1))))
    return undefined;
  if (said.endsWith("倍")) return value;
  return said.endsWith("成") ? value / 10 : value / 100;
}

/** How many times as much that is: 20% less is 0.8 times, one time more is twice. */
function factorOf(said: string, isMore: boolean): number | undefined {
  const part = partOf(said);
  if (part === undefined || (!isMore && part >= 1)) return undefined;
  return Math.round((isMore ? 1 + part : 1 - part) * 10_000) / 10_000;
}
