import { BUYING, NUMBER, put, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const LENGTH = `(?:${NUMBER}|半)(?:多)?(?:天|个?月|周|个?星期|年)`;
const TIME = `(?:(?:近|最近|过去)${LENGTH}(?:内|里)?|今年|去年|本月|这个月|上个?月|本周|这周|上周|本季度|上个?季度|双十一|双11|双十二|双12|618|国庆|春节|五一)`;
const LATER = `(?=(?:距今|超过|不到|已经|已)*${LENGTH}(?:以|之)?[前内上]|超过${LENGTH}|距今|今年|去年|前年|上个?(?:月|季度|周)|本(?:月|季度|周)|20\\d\\d年)`;

/** When it was last, and what was never before. */
export const lastTimeTurns: readonly Turn[] = [
  // 累计下单3次以上,最近一次是在60天前: of the same.
  [
    new RegExp(
      `(下单|下过|下了|购买|消费|买|成交|复购|访问|浏览|登录|加购|退货|退款)([^,.;:]{0,14}),(而且|且|并且|但是?|不过|而)?(最近一次|最后一次|上一次|上次)(?:是)?(?:在)?${LATER}`,
      "gu",
    ),
    told((_, verb, behind, joint, when) => {
      const done = /下|购买|消费|买|成交|复购/u.test(verb) ? "下单" : verb;
      return `${verb}${behind},${joint}${when}${done}在`;
    }),
  ],
  // 最近30天花了500以上,之前从来没买过: it began then.
  [
    new RegExp(
      `(${TIME})([^,.;]{1,16}),(?:但|而且|且|不过)?(?:在)?(?:这|那|此)?(?:之前|此前|以前)(?:从来|从|一直|都)*(?:没有?|未)(?:有)?(?:再)?(?:${BUYING})(?:过单|过东西|过|单)?(?=$|[,.;)的])`,
      "gu",
    ),
    put("$1$2,且首单在$1"),
  ],
  // 看过手机,最后买了耳机: in the end.
  [/(?<=,)最后(?:还是|却|才|又|也)?(?=买了|下了单|下单了|购买了)/gu, "后来"],
  [/最后(?=只(?:买|下单|购买))/gu, ""],
  // 加购但未付款: no order.
  [
    /((?:加购|加车|加入购物车|浏览|看|收藏)[^.;]{0,12}?)(?:但是?|却|而|,|还|一直|最终|最后|始终)+(?:未|没有?)(?:付款|支付|付钱)(?:过)?(?=$|[,.;)的])/gu,
    put("$1但没下单"),
  ],
  // 退款次数大于下单次数的一半
  [
    new RegExp(
      `(?:退款|退货)(?:次数|数)(大于|超过|不低于|不少于|不到|低于|达到)(?:下单|订单|购买)(?:次数|数)的(一半|${NUMBER}%|${NUMBER}成)`,
      "gu",
    ),
    told((_, side, part) => `退货率${side}${part === "一半" ? "50%" : part}`),
  ],
  // 最近一次购买距今30-60天
  [
    new RegExp(
      `(?:最近一次|最后一次|上次|末次)(?:购买|下单|消费|成交)(?:时间)?距今(?:已)?(${NUMBER})天?(?:到|至|-)(${NUMBER})天`,
      "gu",
    ),
    put("最近一次下单在$1到$2天前"),
  ],
  // 每天都来: visits, where nothing is bought.
  [/(每天|每周|每月|每个月|天天|每个?星期|每个?季度)(都)?(?:会|要)?来(?=$|[,.;)的])/gu, put("$1$2访问")],
  // 近一周来过3天以上
  [
    new RegExp(
      `(?:近|最近|过去)(一周|一个月|${NUMBER}周|${NUMBER}天)(?:内|里)?(来|访问|登录|活跃|下单|买|浏览|加购)(?:过|了)(${NUMBER})天(以上|及以上)?(?=$|[,.;)的])`,
      "gu",
    ),
    told((typed, span, verb, days) => {
      const count = daysOf(span);
      const done = { 来: "访问", 买: "下单", 活跃: "任何行为" }[verb] ?? verb;
      return count === undefined ? typed : `近${count}天里至少${days}天有${done}`;
    }),
  ],
  // 订单超过5单且全部是手机: each of them.
  [
    /(?<=[单笔次][^,.;]{0,6})(?:,|且|而且|并且|,且)+(?:全部|全都|清一色|全|都|每单都)(?:是|为|买的?是|买的?)([^,.;:、且或和的]{1,6})(?=$|[,.;)的])/gu,
    put(",且只买过$1"),
  ],
  // 用新人券下的首单
  [/用(?:了)?([一-龥]{1,5}券)(?:下|买|完成|成交)(?:了|过)?的?(首单|第一单|首笔订单)/gu, put("$2用$1")],
  // 看过苹果手机或华为手机: the kind is the same.
  [/(?<=过|了)([一-龥]{2,3}?)([一-龥]{2})(或者?|或是)([一-龥]{2,3})\2(?=[,.;但却都的]|$)/gu, put("$1$3$4$2")],
  // 没有加购的商品超过10个: of each of the goods, which no rule counts.
  [/(没有?|未)(加购|下单|购买|收藏)的(?:商品|产品)(?=超|达|至少|多|大|不|满|有|\d)/gu, put("$1$2的那笔单")],
  // 手机号有,邮箱没有
  [/(?<=^|[,;、])(手机号|电话|邮箱|生日|城市|性别|会员等级|等级)(没有|有)(?=$|[,;、的])/gu, put("$2$1")],
  // 3月15到3月31日
  [/(\d{1,2}月\d{1,2})(?=(?:到|至|-)\d{1,2}月\d{1,2}[日号])/gu, put("$1日")],
];

function daysOf(span: string): number | undefined {
  if (span === "一周") return 7;
  if (span === "一个月") return 30;
  const count = Number(
    /^\d+/u.exec(span)?.[0] ?? "零一二三四五六七八九十".indexOf(span[0]?.replace("两", "二") ?? ""),
  );
  if (!(count > 0) || (!/^\d/u.test(span) && span.length > 2)) return undefined;
  return span.endsWith("周") ? count * 7 : count;
}
