import type { Fact, FactKind } from "#lib/explanations/fact.ts";

/** `any` and `has` follow a share of customers, with {w} for the window; "有{label}记录" where left out. */
type Phrases = { readonly label: string; readonly any?: string; readonly has?: string };

const ordered = "下过单";
const orderedIn = "在最近 {w}内下过单";

export const FEATURES: Readonly<Record<string, Phrases>> = {
  recency: { label: "距最近一次下单的时间", any: ordered, has: ordered },
  frequency: { label: "历史订单数", any: ordered },
  orders_30d: { label: "30 天订单数", any: orderedIn },
  orders_90d: { label: "90 天订单数", any: orderedIn },
  orders_365d: { label: "365 天订单数", any: orderedIn },
  monetary: { label: "历史消费额", any: ordered },
  spend_30d: { label: "30 天消费额", any: orderedIn },
  spend_90d: { label: "90 天消费额", any: orderedIn },
  spend_365d: { label: "365 天消费额", any: orderedIn },
  average_order_value: { label: "客单价", any: ordered, has: ordered },
  tenure: { label: "距首次行为的时间", has: "有过行为" },
  views_30d: { label: "30 天浏览商品数", any: "在最近 {w}内浏览过商品" },
  searches_30d: { label: "30 天搜索数", any: "在最近 {w}内搜索过" },
  carts_30d: { label: "30 天加购数", any: "在最近 {w}内加购过" },
  discount_share: { label: "折扣订单占比", any: "用过折扣下单", has: ordered },
  refund_share: { label: "退货订单占比", any: "退过货", has: ordered },
  cart_abandonment_share: {
    label: "90 天弃购占比",
    any: "在最近 {w}内弃购过",
    has: "在最近 {w}内开始过结账",
  },
  distinct_categories: { label: "购买品类数", any: "买过有品类的商品" },
  email_open_share_90d: {
    label: "90 天邮件打开率",
    any: "在最近 {w}内打开过邮件",
    has: "在最近 {w}内收到过邮件",
  },
  age: { label: "年龄", has: "留下了出生日期" },
};

export const KINDS: Partial<Record<FactKind, string>> = {
  size: "成员数",
  population_share: "占全部客户的比例",
  revenue_share: "占全部消费额的比例",
  both: "同时属于两者",
  entered: "进入",
  left: "离开",
  stayed: "留存",
  shop_size: "全店客户数",
  expected_size: "仅随全店变化应有的成员数",
  moved_since: "超出噪声的起始时刻",
  rule_effect: "规则变更的影响",
  behavior_effect: "客户行为的影响",
  population_effect: "客户增减的影响",
  conditions_met: "满足的条件数",
  leaves_at: "若无新行为则离开的时间",
  enters_at: "若无新行为则进入的时间",
};

export const FAVORITES: Readonly<Record<string, string>> = {
  favorite_category: "最常购买的品类",
  favorite_brand: "最常购买的品牌",
};

export function phraseOf({ kind, about }: Fact): string | undefined {
  const words = about !== null && Object.hasOwn(FEATURES, about) ? FEATURES[about] : undefined;
  return kind === "any" ? words?.any : words?.has;
}
