import { ownName, raw } from "#lib/rules/restate/names.ts";
import { joined, type Piece, span } from "#lib/rules/restate/piece.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";

export const EVENTS: Readonly<Record<string, string>> = {
  page_viewed: "浏览页面",
  screen_viewed: "浏览应用页面",
  session_started: "开始访问",
  products_searched: "搜索商品",
  product_list_viewed: "浏览商品列表",
  product_clicked: "点击商品",
  product_viewed: "浏览商品",
  product_added: "加入购物车",
  product_removed: "移出购物车",
  product_added_to_wishlist: "加入心愿单",
  cart_viewed: "查看购物车",
  checkout_started: "开始结账",
  checkout_step_completed: "完成结账步骤",
  payment_info_entered: "填写支付信息",
  order_completed: "下单",
  order_updated: "修改订单",
  order_refunded: "退货",
  order_cancelled: "取消订单",
  coupon_entered: "输入优惠券",
  coupon_applied: "使用优惠券",
  coupon_denied: "优惠券被拒",
  product_reviewed: "评价商品",
  product_shared: "分享商品",
  email_delivered: "收到邮件",
  email_opened: "打开邮件",
  email_clicked: "点击邮件",
  email_unsubscribed: "退订邮件",
  push_opened: "打开推送",
  sms_clicked: "点击短信",
};

export const TRAITS: Readonly<Record<string, string>> = {
  email: "邮箱",
  phone: "手机号",
  first_name: "名字",
  last_name: "姓氏",
  gender: "性别",
  birth_date: "出生日期",
  country: "国家",
  region: "省份或地区",
  city: "城市",
  postal_code: "邮政编码",
  language: "语言",
  signed_up_at: "注册时间",
  email_consent: "邮件营销许可",
  sms_consent: "短信营销许可",
  loyalty_tier: "会员等级",
  tags: "标签",
};

export const PROPERTIES: Readonly<Record<string, string>> = {
  category: "品类",
  brand: "品牌",
  product_id: "商品编号",
  name: "商品名",
  price: "价格",
  quantity: "件数",
  total: "总额",
  discount: "折扣",
  coupon: "优惠券",
  currency: "币种",
  query: "搜索词",
  $weekday: "星期",
};

export const FEATURES: Readonly<Record<string, string>> = {
  recency: "最近下单间隔",
  frequency: "历史订单数",
  orders_30d: "30天订单数",
  orders_90d: "90天订单数",
  orders_365d: "365天订单数",
  monetary: "历史消费额",
  spend_30d: "30天消费额",
  spend_90d: "90天消费额",
  spend_365d: "365天消费额",
  average_order_value: "客单价",
  tenure: "客户时长",
  views_30d: "30天浏览商品数",
  searches_30d: "30天搜索数",
  carts_30d: "30天加购数",
  discount_share: "折扣订单占比",
  refund_share: "退货占比",
  cart_abandonment_share: "弃购占比",
  distinct_categories: "购买品类数",
  email_open_share_90d: "90天邮件打开率",
  age: "年龄",
};

export function eventName(event: string | readonly string[], setting: Setting): string {
  if (event === "*") return "有任何行为";
  const all = typeof event === "string" ? [event] : event;
  return all.map((name) => nameOf(name, setting)).join("或");
}

export function traitName(trait: string, { names }: Setting): string {
  return ownName(names, "traits", trait) ?? known(TRAITS, trait) ?? raw(trait);
}

export function propertyName(property: string, { names, shop }: Setting): string {
  if (property === "$hour") return `时刻（${shop.timeZone}）`;
  return ownName(names, "properties", property) ?? known(PROPERTIES, property) ?? raw(property);
}

export function featureName(feature: string, { names }: Setting): string {
  const own = ownName(names, "features", feature);
  if (own !== undefined) return `特征${own}`;
  return known(FEATURES, feature) ?? `特征${raw(feature)}`;
}

/** “A”、“B”或“C”, each value a span of its own. */
export function alternatives(values: readonly string[], at: string, say: (value: string) => string): Piece {
  return joined(
    values.map((value, index) => span("value", `${at}/${index}`, say(value))),
    "、",
    "或",
  );
}

function nameOf(event: string, { names }: Setting): string {
  const own = ownName(names, "events", event);
  if (own !== undefined) return `触发${own}`;
  return known(EVENTS, event) ?? `触发${raw(event)}`;
}

function known(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
