import { END, NUMBER, put } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const PART = "(?:\\.{2,}|…+|,|-+|\\s|。)+";
const SLIP =
  "(?:(?:哦|啊|呃|额|哎|唉|诶|噢|喔|嗯)*(?:不对|说错了|错了|打错了|写错了|口误|更正|更正一下|不是|不)(?:不对|了|啊|哈|,)*(?:应该)?(?:是|改成|改为)?)";
const SURE =
  "(?:(?:哦|啊|呃|额|哎|唉|诶|噢|喔|嗯)*(?:不对|说错了|错了|打错了|写错了|口误|更正)(?:不对|了|啊|哈|,|:)*(?:应该)?(?:是|改成|改为)?)";
const UNIT = "(?:元|块|次|单|件|天|个月|周|年|岁|笔)";

/** Whoever corrects themselves means what they say last: 超过30天,不对,60天. */
export const chineseCorrectionTurns: readonly Turn[] = [
  // …的人群包, …的数据: what is asked for, behind who is meant.
  [
    /(?<=[一-龥]{2}的)(?:客户|用户|会员|人)?(?:数据|名单|清单|人群包|明细|列表|用户包|客户包|人群)(?:给我|发我|给一下|发一下|要一下|一份|拉一下|来一份|导出来?)?(?=[.!?]?$)/gu,
    "",
  ],
  // 没到店...哦不对,没下单的
  [
    new RegExp(`(没有?|未)([^,.;…没未]{1,6}?)(?:的)?${PART}${SURE}${PART.replace(/\+$/u, "*")}(?=\\1)`, "gu"),
    "",
  ],
  // 超过30天,不对,60天
  [
    new RegExp(
      `${NUMBER}(${UNIT})(?:的|内|以上|以下)?${PART}${SURE}${PART.replace(/\+$/u, "*")}(${NUMBER}\\1)`,
      "gu",
    ),
    put("$2"),
  ],
  // 上海的,不对,北京的
  [
    new RegExp(
      `(?<=^|[,;:、\\s])([一-龥]{1,4}?)(的)${PART}${SURE}${PART.replace(/\+$/u, "*")}([一-龥]{1,4}?\\2)(?=[^,.;]*${END})`,
      "gu",
    ),
    put("$3"),
  ],
  // What else is taken back is asked about.
  [new RegExp(`${PART}${SLIP.replace("|不是|不", "")}(?=,|\\s)`, "gu"), " taken-back "],
];
