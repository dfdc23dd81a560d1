import { put, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const DATE = "(1[0-2]|0?[1-9])\\.(3[01]|[12]\\d|0?[1-9])(?!\\d|\\.)[日号]?";
const YEAR = "(?:(20\\d\\d)[.年])?";
/** What a figure with a fraction would be a figure of. */
const NO_FIGURE = "(?!\\s?(?:[元块次单件折倍万千百亿kw%成岁分]|个月|天))";
const BEFORE = "(?<![\\d.<>=¥价额钱过于到至满率均比])";
const DOING =
  "(?:期间|之间|这[一二三四五六七八九十两\\d]+天|这段|这几天|那几天|活动|大促|内|里|下|买|有|没|未|来|浏|看|逛|搜|加|注|退|打|点|访|购|消|成|的|都|,|新|入|花|用)";
const ON =
  "(?:大促|活动|促销|那天|当天|当日|那一天|这天|之后|以后|之前|以前|以来|后|前|起|开始|至今|到现在|到今天|下过?单|买过?|注册)";

/** 10.1到10.7: months and days, where no unit makes them figures. */
export const dottedDateTurns: readonly Turn[] = [
  [
    new RegExp(
      `${BEFORE}(?<!和)${YEAR}${DATE}(?:到|至|-|—|~)+${YEAR}${DATE}${NO_FIGURE}(?=${DOING}|$)`,
      "gu",
    ),
    told((typed, year, month, day, lastYear, lastMonth, lastDay) => {
      const isInOrder =
        Number(month) * 100 + Number(day) < Number(lastMonth) * 100 + Number(lastDay) || year !== lastYear;
      const until = lastYear === "" ? "" : `${lastYear}年`;
      return isInOrder
        ? `${year === "" ? "" : `${year}年`}${Number(month)}月${Number(day)}日到${until}${Number(lastMonth)}月${Number(lastDay)}日`
        : typed;
    }),
  ],
  // 10.1之后买过
  [
    new RegExp(`(?<!\\d\\.)(?<=^|[,.;:(\\s]|(?<!\\d)[今去前]年|自从?|从|自|在|是)${DATE}(?=${ON})`, "gu"),
    told((_, month, day) => `${Number(month)}月${Number(day)}日`),
  ],
  // 双12之后到1.10之间
  [
    new RegExp(`(?<=[后日起节12一二八][到至])${DATE}(?=之间|期间|为止|之前|以前|这段)`, "gu"),
    told((_, month, day) => `${Number(month)}月${Number(day)}日`),
  ],
  // 自10.1: of what is said to have begun then.
  [
    /(?<=\d月\d{1,2}日(?:到|至)\d{1,2}月\d{1,2}日)(?:这段|这几天|那几天|这[一二三四五六七八九十两\d]+天|期间|之间)(?:时间)?(?:内|里|期间)?/gu,
    put("期间"),
  ],
];
