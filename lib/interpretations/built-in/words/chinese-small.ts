import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import {
  after,
  cmp,
  type Entry,
  entry,
  filler,
  noun,
  times,
  vague,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

function hours(from: number, to: number): Sense {
  return { k: "daytime", from, to };
}

function any(starts: string, ...ends: readonly string[]): string {
  return ends
    .map((end) => end.split("|"))
    .reduce((all, end) => all.flatMap((start) => end.map((each) => start + each)), starts.split("|"))
    .join("|");
}

/** Small words of Chinese that carry a meaning: which way, how much, when, what else. */
export const chineseSmallWords: readonly Entry[] = [
  // Nothing else
  entry(
    any(
      "没|没有|从没|从未|从来没|从没有|再没|没再|并没有|也没|都没",
      "买|买过|购买|购买过|下单|消费|看过|浏览过|用过|逛过|碰过|入手过|加购过",
      "别的|其他的|其它的|其他|其它|别的东西|其他东西|其他商品|别的商品|其他品类|别的品类|其他品牌|别的牌子|其他牌子|别的品牌|别的类目|其他类目|其他产品",
    ),
    w("nothingelse"),
  ),
  entry(
    "别的都没买|别的都没买过|其他都没买|其他都没买过|别的没买|别的没买过|其他没买过|其他的没买过|其他的都没买过|别的都不买|别的不买|其他不买",
    w("nothingelse"),
  ),
  // Figures
  entry("含|包含|含有|包括|带|含本数|含等于", w("incl")),
  entry("不含|不包含|不包括", w("excl")),
  entry("俩|两个", { k: "number", value: 2 }),
  entry("仨|三个", { k: "number", value: 3 }),
  entry("上十万|过十万|十万以上", { k: "amount", bound: { op: "gte", value: 100_000 }, unit: "plain" }),
  entry("好几百|大几百", { k: "number", value: 200, range: [200, 999], isVague: true }),
  entry("好几十", { k: "number", value: 20, range: [20, 99], isVague: true }),
  entry("高出|多出|超越|不止有|大於|>＝", cmp("gt")),
  entry("不低於|最起码有|至少有过|至少也有|少则|保底|大等于|大于或者等于|≥", cmp("gte")),
  entry("低出|不满足|少过|低过|小过|还没有到|不超过不到", cmp("lt")),
  entry("不大於|不多过|最多不超过|至多不超过|不得多于|不得高于", cmp("lte")),
  entry("及其以上|和更多|以及以上|开外|有余", after("gte")),
  entry("及其以下|或者以下", after("lte")),
  entry("一遍|一趟", times(1)),
  // Which of them
  entry("末次|最后那次|最后一回|最近那一次|最后那一次|最新一次|最晚一次|最近的那次", {
    k: "only",
    only: "last",
  }),
  entry("最早一次|最初一次|头次|最开始|第一回|最先|最早的一次", { k: "only", only: "first" }),
  entry(
    "末单|最后那单|最近那单|最新一单|最新的一单|最后一笔单|最近的一单|最近一笔单|最近的订单|最新订单|最后的订单|末次下单|末次消费|末次购买|最近购买|上单",
    { k: "only", only: "last", hasEvent: true },
  ),
  entry(
    "最早一单|最早的一单|首笔单|第一次成交|首次付款|第一次付款|头单|首次购物|第一次购物|第一个单|首个单",
    {
      k: "only",
      only: "first",
      hasEvent: true,
    },
  ),
  entry("距离|距|离", w("awayfrom")),
  entry("距今天|距离今天|离今天|距离目前|离现在|到今天|距现在", { k: "metric", metric: "recency" }),
  entry("排在最后|排最后|排在后面|排倒数|排在倒数|倒数前|排在末尾|排末尾|垫底前|尾部前", w("bottom")),
  entry(
    "排在前面|排前面|位居前|居前|名列前|位于前|排进前|进入前|挤进前|跻身前|排到前|属于前|在前|处于前|前面",
    w("top"),
  ),
  // Times
  entry("白天|大白天|日间", hours(6, 17)),
  entry("清晨|清早|大清早|一大早|一早|早间|晨间", hours(5, 8)),
  entry("午休|午休时间|午休时|午休时段|午饭时间|午饭点|午饭时|午餐时间|中午时段|午后休息", hours(11, 13)),
  entry("晚饭点|晚饭时间|晚饭时|晚餐时间", hours(17, 19)),
  entry("上班时间|工作时间|上班时|上班时段|办公时间", hours(9, 17)),
  entry("下班后|下班以后|下班之后|晚间时段|夜晚|晚上时段|夜里头|晚上的时候", hours(18, 23)),
  entry("后半夜|下半夜|凌晨时分|凌晨时段|大半夜的", hours(0, 5)),
  entry(
    "周末两天|周末的时候|每逢周末|逢周末|双休|休息日|周末时|周末时间|礼拜六礼拜天|周六日|周六和周天|周六或周日|周六或者周日",
    {
      k: "weekday",
      bound: { op: "between", value: [6, 7] },
    },
  ),
  entry("平日里|上班日|工作日里|平常工作日|非周末|周中", {
    k: "weekday",
    bound: { op: "between", value: [1, 5] },
  }),
  entry(
    "前几天|前两天|前一两天|前三四天|这几天|最近几天|近几天|这两天|最近两三天|这几日|近几日|前几日|近两三天|最近这几天|这一两天|这些天来|近些天来",
    vague("few_days"),
  ),
  entry("好几天|好些天|好多天|多日|数日", { k: "duration", n: 3, unit: "day" }),
  entry("平时|平常|日常|往常|素来|向来|一贯|通常情况下", filler),
  entry("保持|维持|身份|整年|全年|整个|自己|自身|本人|突然|忽然|站内|站上|网站内|端内|app内|应用内", filler),
  entry(
    "注册当月|注册当天|注册当日|注册当周|注册那天|注册那个月|注册首日|注册首月|注册首周|注册次月|注册次日",
    {
      k: "unknown",
      text: "time of registration",
    },
  ),
  entry("一年之中", {
    k: "window",
    window: { kind: "last", n: 1, unit: "year" },
    alternatives: [{ kind: "calendar", unit: "year", offset: -1 }],
    why: "rolling",
  }),
  entry("看短信|看过短信|读短信|打开短信|打开过短信", { k: "unknown", text: "read a text message" }),
  entry(
    "不是两个都买过|没有两个都买过|不是都买过|没有都买过|没都买过|不是两样都买过|没有两样都买过|不是两个都买|不能两个都买过|没全买过|不是全都买过|两个没都买过",
    w("notboth"),
  ),
  entry("的月份|月份数|的月份数", { k: "unknown", text: "months" }),
  entry("加购总额|加购金额|加购总金额|购物车金额|购物车总额", { k: "unknown", text: "cart value" }),
  entry("那笔单", { k: "unknown", text: "that order" }),
  entry("非会员|客户说|用户说|客户反馈|用户反馈|客户反映|用户反映", { k: "unknown", text: "said" }),
  entry("同一款产品", w("oneproduct")),
  entry("促销页|促销页面|活动页|活动页面|大促页|特价页|专题页|会场", { k: "unknown", text: "page" }),
  entry("年满", cmp("gte")),
  entry("周岁的", w("yearsold")),
  entry("邮件营销|营销|邮件推广", w("email")),
  entry("是开着的|开着的|是开启的|开启着的|是打开着的", w("consent")),
  entry("是关着的|关着的|是关闭的|关闭着的", w("noconsent")),
  entry("领用券|领用过券|领用了券|领用优惠券|领用过优惠券", w("coupon")),
  entry("碰|碰过|沾过", verb("order_completed")),
  // How much, how often
  entry("其他|其它|其余|其余的|其他的|其它的|剩下的|剩余的", w("others")),
  entry("老是|总是|动不动|隔三差五|三天两头|时不时|每每|屡屡|一再", vague("frequent")),
  entry("退费|退钱", noun("order_refunded")),
  entry("来买东西的|买过单的|下过单子|下单子|买卖过|光顾购买", verb("order_completed")),
  entry("折价券|抵用券|抵扣券|兑换券|优惠卷|代金卷|红包券|消费券|卡券|神券|购物券", w("coupon")),
  entry("简讯", w("sms")),
  entry(
    "并且还|而且还要|同时还要|而且也|并且又|且同时|除此之外还|除此之外|另外再|再加|再加上要|外加上|还要加上|以及要|不仅如此|并且必须|而且必须|同时必须",
    w("and"),
  ),
  entry("但是又|但同时|然则|但仍|但依然|但依旧|不过又|不过还", w("but")),
];
