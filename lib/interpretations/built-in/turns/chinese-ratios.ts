import { NUMBER, put, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/** How often something was done, by its name. */
const TIMES =
  "(?:商品|页面|邮件)?(?:加购|浏览|访问|下单|购买|订单|成交|退货|退款|退单|搜索|收藏|结账|结算|发起结账|打开邮件|打开|点击)(?:笔数|单数|次数|数量|数|量)";
const REFUNDED = "(?:退款|退货|退单)(?:的)?(?:总金额|总额|金额|额)(?:合计|累计|总和)?";
const OWN = "(?:自己|个人|本人|其|他们?|她们?)?(?:的)?";
const SPENT =
  "(?:累计)?(?:总)?(?:消费|花费|下单|订单|购买|支付|实付|成交)(?:的)?(?:总金额|总额|金额|额)?(?:合计|累计)?";
const OF = "(?:的比例|的比重|的占比|之比|比例|的|比)?";
const PERIODS: Readonly<Record<string, string>> = { 天: "天", 日: "天", 周: "周", 月: "个月" };
const AT_LEAST = "(>=|>|≥|不少于|不低于|至少|达到?|超过|大于|满|有)";

/** One thing as a part of another: money sent back in money spent, carts in views, orders with a coupon; and in how many weeks it was. */
export const ratioTurns: readonly Turn[] = [
  // 退货率(退货次数/下单次数): what it is.
  [/((?:退货|退款|退单|退换货)率)\(\s*(?:退货|退款|退单)[^()/]{0,6}\/[^()/]{2,6}\)/gu, put("$1")],
  [new RegExp(`[一-龥]{1,6}率\\((${TIMES})\\s*(?:/|除以|÷)\\s*(${TIMES})\\)`, "gu"), put("$1除以$2")],
  // 退款金额占到自己消费总额一半以上
  [
    new RegExp(`${REFUNDED}(?:占到?了?|除以|/|÷|和|与|跟)(?:据)?${OWN}${SPENT}${OF}`, "gu"),
    told((typed) => (/[和与跟]/u.test(typed) && !/比/u.test(typed) ? undefined : "退款金额率")),
  ],
  [new RegExp(`(${TIMES})\\s*(?:/|÷|除以|占)\\s*(${TIMES})(?:的比例|的比重|之比|的)?`, "gu"), ratioOf],
  // 手机加购次数/手机浏览次数低于10%: no alternative.
  [
    /(?<=次数|笔数|单数|金额|总额|数量)\s*\/\s*(?=[一-龥]{2,10}(?:次数|笔数|单数|金额|总额|数量)[^,.;]{0,6}(?:%|成|0\.|一半))/gu,
    "除以",
  ],
  // 退货次数和下单次数一样多
  [
    /(?:退款|退货)(?:次数|数)(?:与|和|跟|等于)(?:订单|下单|购买)(?:次数|数)(?:一样多|相等|相同|一样|持平)?/gu,
    told((typed) => (/等于|一样|相等|相同|持平/u.test(typed) ? "退货率不低于100%" : undefined)),
  ],
  // 家电支出>=总支出的40%
  [
    new RegExp(
      `([^,.;:()\\s]{1,8}?)(?:支出|消费|花费|金额|消费金额)\\s*(>=|>|≥|超过|不低于|大于|至少|不到|低于|<)\\s*总(?:支出|消费|花费|金额|消费金额)的?\\s*(${NUMBER}%|${NUMBER}成|一半)`,
      "gu",
    ),
    put("$1消费占总消费$2$3"),
  ],
  // 订单里一多半都用了券
  [
    /(?:订单|下单)(?:里|中|里面|当中)?(?:一多半|大半|一半以上|过半|超过一半|超半数|半数以上|一大半)(?:都|是)?用(?:了|过)?(?:优惠)?券/gu,
    "用券订单占比超过50%",
  ],
  // 平均十单里有七单以上用券
  [
    new RegExp(
      `(?:平均)?(?:每)?(十|10)单(?:里|中|里面|当中)(?:有)?(${NUMBER})单(以上|及以上)?(?:都|是)?(用券|用了券|用优惠券|打折|打了折)`,
      "gu",
    ),
    told((_, _ten, part, more, what) => {
      const count = /^\d+$/u.test(part) ? Number(part) : "零一二三四五六七八九".indexOf(part);
      if (count <= 0 || count > 10) return undefined;
      return `${/券/u.test(what) ? "用券" : "打折"}订单占比${more === "" ? "不低于" : "不低于"}${count * 10}%`;
    }),
  ],
  // 用券订单金额占总金额一半以下: of the orders' worth, which is said as one sum of all with a coupon.
  // 近12周内有购买的周数不少于6周, 近28天活跃天数>=10
  [
    new RegExp(
      `(?:近|最近|过去)(${NUMBER})(?:个)?([天日周月])(?:内|里|中)?(?:有)?([^,.;\\d]{1,8}?)(?:的)?\\2数\\s*${AT_LEAST}\\s*(${NUMBER})(?:个)?(?:\\2)?`,
      "gu",
    ),
    told((_, all, unit, what, side, least) => {
      const name = PERIODS[unit] ?? unit;
      const done = /活跃/u.test(what) ? "有任何行为" : `有${what.replace(/过$/u, "")}`;
      const more = side === ">" || side === "超过" || side === "大于" ? "超过" : "至少";
      return `近${all}${name}里${more}${least}${name}${done}`;
    }),
  ],
  // 近12周中至少6周有购买
  [
    new RegExp(
      `(?<=(?:近|最近|过去)${NUMBER}(?:个)?(?:[天周月]|季度))(?:之)?中(?=至少|有|超过|不少于)`,
      "gu",
    ),
    "里",
  ],
  // 月均消费500以上(按近6个月算)
  [
    new RegExp(
      `([^,.;()]{2,16})\\(按(?:照)?((?:近|最近|过去)${NUMBER}个?(?:月|天|周|季度|年))(?:来)?(?:计算|算|统计|计)?\\)`,
      "gu",
    ),
    put("$2$1"),
  ],
  // 退款金额前10名: by how much was sent back, not how often.
  [
    /(?:退款|退货)(?:的)?(?:总金额|总额|金额|额)(?:合计|累计)?(?:排名)?(?:排在|位于|位列)?(?=前\d|前[一二三四五六七八九十百]|最高|最多|最大|top|倒数|排)/gu,
    "退款总值",
  ],
  // 累计优惠超过200: in all.
  [
    /(?:累计|总共|一共|合计)(?:享受|获得)?(?:优惠|折扣|减免)(?:了|金额|额)?(?=\s*(?:>|<|≥|≤|超|大|不|高|低|达|满|在|少|多|\d))/gu,
    "优惠金额累计",
  ],
  // 优惠券用了3张以上
  [new RegExp(`(?:优惠券|券)用(?:了|过)(${NUMBER})张`, "gu"), put("用券$1次")],
  // 平均折扣额>50
  [
    /(?:单均|平均每单|每单平均|平均每笔|平均)(?:的)?(?:折扣|优惠|discount)(?:金额|额|力度)?(?=\s*(?:>|<|≥|≤|超|大|不|高|低|达|满|在|少|多|\d))/gu,
    "单均优惠",
  ],
  // 折扣拿得最多的那5%客户
  [/(?:折扣|优惠)(?:拿|用|享受|享|吃|占)得最多(?:的)?(?:那)?(?=前|\d|[一二三五十百])/gu, "优惠金额最高的"],
  // 高于平均消费水平
  [/(高于|低于|超过|不到|大于|小于)平均(?:的)?(?:消费)(?:水平|额|金额|水准)?/gu, put("消费$1平均")],
  // 下单金额合计比2月份少
  [/((?:下单|订单|购买|成交|支付)金额)(?:合计|总计|总和|加总|累计)(?=比)/gu, put("$1")],
  // 搜过至少2种不同的关键词
  [
    new RegExp(
      `搜索?(?:过|了)?${AT_LEAST}?(${NUMBER})(?:种|个)(以上|及以上)?(?:的)?(?:不同)?的?(?:关键词|搜索词|词)(以上|及以上)?`,
      "gu",
    ),
    told(
      (_, side, count, before, behind) =>
        `搜索词个数${side === "" || side === "有" ? "" : side}${count}个${before || behind}`,
    ),
  ],
];

function ratioOf(match: RegExpExecArray): string | undefined {
  const [, part = "", whole = ""] = match;
  if (/^(?:退货|退款|退单)/u.test(part) && /^(?:下单|购买|订单|成交)/u.test(whole)) return "退货率";
  return part === whole ? undefined : `${part}除以${whole}`;
}
