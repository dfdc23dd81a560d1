import { END, NUMBER, PEOPLE, put, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const WHOLE = "(?:总|全部|所有|整体|自己全部|他们全部|其)";
const MONEY = "(?:消费金额|消费总额|消费额|消费|花费|花销|支出|购买金额|订单金额|金额|下单金额|gmv)";
const ORDERS =
  "(?:订单数量|订单数|订单总数|订单量|订单|下单次数|下单数|下单量|购买次数|消费次数|单数|总单数|单量)";
const BACK = "(?:退款|退货|退单)";
const OF = "(?:的比例|的比重|的占比|的|之比)?";

/** How much: parts of a whole, others to compare with, ranks. */
export const figureTurns: readonly Turn[] = [
  // 退款笔数占订单数的两成: a rate.
  [
    new RegExp(
      `${BACK}(?:笔数|单数|次数|订单数|订单|数)?占(?:了|到|到了|据)?${WHOLE}?(?:的)?${ORDERS}${OF}`,
      "gu",
    ),
    "退货率",
  ],
  // 家电花费占总消费一半以上: a share.
  [new RegExp(`占(?:了|到|到了|据)?${WHOLE}?(?:的)?(?:${MONEY}|${ORDERS})${OF}`, "gu"), "占比"],
  // 比总消费三成还多
  [
    new RegExp(
      `比${WHOLE}(?:的)?(?:${MONEY}|${ORDERS})(?:的)?(${NUMBER}成|${NUMBER}%|百分之${NUMBER}|一半)还?要?(多|高|少|低)`,
      "gu",
    ),
    told((_, part, way) => `占比${way === "多" || way === "高" ? "超过" : "不到"}${part}`),
  ],
  [/(?<=占比?(?:了|到)?)(?:过半|超半数|大半|超一半|超过半数|一多半|多一半)/gu, "超过50%"],
  [/(?<=占比?(?:了|到)?)(?:不到|不足|没到|不满)(?:一半|半数)/gu, "不到50%"],
  // 低于全体买家中位数
  [
    new RegExp(
      `(?:全体|全部|所有|整体|全站|全店|全平台|大盘|店铺)(?:的)?${PEOPLE}?(?:的)?(平均值|平均水平|平均数|平均线|均值|均线|平均|中位数|中位值|中位水平)`,
      "gu",
    ),
    told((_, than) => (/中位/u.test(than) ? "中位数" : "平均")),
  ],
  // 第11名到第50名
  [new RegExp(`第(${NUMBER})(?:名|位)?(?:到|至|-)第?(${NUMBER})(?:名|位)`, "gu"), put("排名$1到$2名")],
  // 有一单超过2000: there is one.
  [
    /有(?:过)?(?:一单|一笔|一个订单|一笔订单|一次订单)(?:的)?(?=(?:实付|金额)?(?:是|在)?(?:超过?|大于|高于|满|达到|不低于|不少于|至少|破))/gu,
    "有订单",
  ],
  [new RegExp(`(?<=[元块])(?:的)?(?:便宜货|低价货)${END}`, "gu"), "的商品"],
];
