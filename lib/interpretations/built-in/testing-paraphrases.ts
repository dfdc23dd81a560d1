/** A stretch of a description that carries a meaning, with others that could stand there and mean something else. */
export type Slot = { readonly say: string; readonly others: readonly string[] };
/** A clause: words that only hold it together, and slots. */
export type Clause = readonly (string | Slot)[];

function slot(...words: readonly [string, string, ...string[]]): readonly Slot[] {
  return words.map((say) => ({ say, others: words.filter((other) => other !== say) }));
}

type Template = readonly (string | readonly Slot[])[];

const times = slot(
  "at least 3 times",
  "more than 5 times",
  "at most 2 times",
  "twice",
  "between 3 and 5 times",
);
const windows = slot(
  "in the last 30 days",
  "this year",
  "last month",
  "in 2024",
  "since October",
  "in Q3 2025",
);
const goods = slot("Shoes", "Bags", "Sneakers");
const brands = slot("Nike", "Puma", "Adidas");
const money = slot("over $200", "at least $200", "under $500", "between $50 and $90");

/** Clauses that say the same wherever they stand among others. */
const ENGLISH: readonly Template[] = [
  ["ordered", times, windows],
  ["bought", brands, goods, windows],
  ["bought", goods, times, windows],
  ["spent", money, windows],
  ["spent", money, "on", slot("Nike", "Puma"), windows],
  [slot("did not order", "did not return anything", "did not open an email"), windows],
  ["viewed", goods, times, windows],
  ["used a coupon", times, windows],
  ["average order value", slot("over $80", "under $80", "over $120")],
  [slot("women", "men")],
  ["in", slot("Berlin", "Paris", "Vienna")],
  [slot("gold", "silver", "platinum"), "members"],
  ["aged", slot("25 to 34", "40 to 50", "over 60")],
  ["birthday", slot("this month", "next week", "in the next 14 days")],
  [
    "bought",
    slot("2 or more", "at least 3", "4 or more"),
    "different",
    slot("categories", "brands"),
    windows,
  ],
  ["ordered in", slot("3", "2"), "of the last", slot("4", "6"), slot("quarters", "months")],
  ["opted in to", slot("email", "SMS")],
  ["signed up", windows],
  ["ordered", slot("on weekends", "on Mondays", "after 8pm", "in the morning"), windows],
  ["ordered", slot("on Black Friday", "on Cyber Monday", "on Christmas"), slot("2024", "2023")],
  [slot("first", "last"), "order", windows],
  ["top", slot("10%", "25%", "50 customers"), "by", slot("spend", "number of orders"), windows],
];

/** Clauses whose parts share a head, an object or a time: read alone. */
const ENGLISH_ALONE: readonly Template[] = [
  ["viewed", goods, windows, "but", slot("never bought", "never returned"), slot("Nike", "Puma")],
  ["bought", slot("both Shoes and", "Shoes or"), slot("Bags", "Sneakers")],
  ["bought Nike but not", slot("Puma", "Adidas")],
  ["opted in to email", slot("and SMS", "but not to SMS")],
  ["viewed a product, then ordered", slot("within 24 hours", "within 3 days")],
  ["added to cart", slot("but did not order", "and opened an email"), slot("within a day", "within 3 days")],
  ["everyone except those in", slot("Berlin", "Paris")],
  ["ordered", slot("in May", "in June"), "and", slot("in July", "in August")],
  ["returned", slot("more than 2", "at least 4"), "orders", windows],
  ["ordered", slot("from Monday to Wednesday", "from Tuesday to Friday")],
  ["ordered", slot("twice a month", "every week"), slot("in the last 6 months", "in the last year")],
  ["bought Shoes", slot("in their first order", "in their last order")],
  ["last order", slot("more than 60 days ago", "less than 30 days ago", "between 30 and 60 days ago")],
  ["ordered", slot("in the 2 weeks before Christmas", "in the week after Black Friday")],
  ["at least", slot("one order", "3 orders"), slot("above $150", "under $80"), windows],
  [slot("speak German", "speak French", "speak Japanese"), "in", slot("Berlin", "Paris")],
];

const zhTimes = slot("3次以上", "超过5次", "最多2次", "至少4次");
const zhWindows = slot("近30天", "今年", "上个月", "2024年", "去年第三季度", "双11期间");
const zhGoods = slot("手机", "华为");
const zhMoney = slot("超过200元", "满200元", "不到500元", "50到90元");

const CHINESE: readonly Template[] = [
  [zhWindows, "下单", zhTimes],
  [zhWindows, "买过", slot("华为", "Nike"), "的", slot("手机", "Bags")],
  [zhWindows, "消费", zhMoney],
  [zhWindows, slot("没下过单", "没退过货", "没打开过邮件")],
  [zhWindows, "浏览", zhGoods, zhTimes],
  [zhWindows, "用券下单", zhTimes],
  [zhWindows, "客单价", slot("超过80元", "低于80元", "超过120元")],
  [slot("女性", "男性")],
  ["住在", slot("上海", "Berlin")],
  [slot("金卡", "silver"), "会员"],
  [slot("25到34岁", "40岁以上", "30岁以下")],
  [slot("本月", "下周", "未来14天"), "生日"],
  [zhWindows, "买过", slot("2个以上", "3个以上"), slot("品类", "品牌")],
  [slot("近4个季度", "近6个季度"), "有", slot("3个季度", "2个季度"), "下过单"],
  ["同意收", slot("邮件", "短信")],
  [zhWindows, "注册"],
  [zhWindows, slot("周末", "周一", "晚上8点以后"), "下过单"],
  [zhWindows, "消费金额前", slot("10%", "25%", "50名")],
];

const CHINESE_ALONE: readonly Template[] = [
  [zhWindows, "浏览过", zhGoods, "但没买"],
  ["同意收邮件", slot("和短信", "但不同意收短信")],
  ["加购后", slot("24小时内", "3天内"), slot("没下单", "下单")],
  [slot("1月", "2月"), slot("和", "或"), slot("5月", "6月"), "买过"],
  ["除了", slot("上海", "Berlin"), "的都要"],
  [slot("周一到周三", "周二到周五"), "下过单"],
  [slot("每个月", "每周"), "都下单，最近半年"],
  [slot("首单", "最后一单"), "在", zhWindows],
  [slot("双11前一周", "双12后一周"), "加购过"],
  ["单笔订单", slot("超过1000元", "低于300元")],
];

export const PARAPHRASES = {
  en: { free: ENGLISH, alone: ENGLISH_ALONE, space: " ", comma: ", " },
  zh: { free: CHINESE, alone: CHINESE_ALONE, space: "", comma: "，" },
} as const;

/** What goes around a description and says nothing of the customers. */
export const WRAPPERS: Readonly<Record<"en" | "zh", readonly (readonly [string, string])[]>> = {
  en: [
    ["Please show me customers who ", ""],
    ["can you give me a list of people who ", ", thanks!"],
    ["I'd like to see everyone who ", " please"],
    ["Hi, we need all the shoppers that ", "?"],
    ["My boss wants to see customers who ", ""],
    ["  ", " .  "],
    ["- ", ""],
  ],
  zh: [
    ["我想要", "的客户，谢谢"],
    ["帮我找一下", "的人"],
    ["老板想看看", "的用户"],
    ["麻烦拉一份", "的名单"],
    ["请筛选出", "的会员。"],
    ["你好，能帮我查一下", "的顾客吗？"],
    ["1. ", ""],
  ],
};

/** One clause of a template: `pick` chooses among the words of each slot. */
export function clauseOf(template: Template, pick: (count: number) => number): Clause {
  return template.map((part) => (typeof part === "string" ? part : (part[pick(part.length)] ?? "")));
}

export function textOf(clause: Clause, space: string): string {
  return clause.map((part) => (typeof part === "string" ? part : part.say)).join(space);
}
