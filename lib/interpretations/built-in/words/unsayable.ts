import { type Entry, entry } from "#lib/interpretations/built-in/words/entry.ts";

/** What is meant is plain, but no rule can say it: which of these words, and why not, in English and Chinese. */
export const UNSAYABLE: Readonly<Record<string, readonly [english: string, chinese: string]>> = {
  "unsayable-signup-span": [
    "A rule cannot tell how long it took from signing up to an order, only how long ago each of them was.",
    "规则不能表达从注册到下单隔了多久，只能说各自在多久以前。",
  ],
  "unsayable-order-span": [
    "A rule cannot tell how long it was from one order to a certain other one, only how long ago they were.",
    "规则不能表达某两单之间隔了多久，只能说各自在多久以前。",
  ],
  "unsayable-any-one": [
    "A rule cannot say “all within any one day, week or month”, only count back from now or between dates.",
    "规则不能表达“都在任意一天（周、月）之内”，只能从现在往前推，或者用日期描述。",
  ],
  "unsayable-all-then": [
    "A rule cannot say that all orders were in one time; say how many there are over all time, and how many in that time.",
    "规则不能表达“所有订单都在某段时间内”；请说出一共多少单，那段时间内多少单。",
  ],
  "unsayable-each-year": [
    "A rule cannot say “every year in one month”; name the months, such as “in December 2024 and in December 2025”.",
    "规则不能表达“每年的某个月”；请逐个写出月份，例如“2024年12月和2025年12月”。",
  ],
  "unsayable-other": [
    "Is it only some other one that must be there, or that one not at all? Say “bought, and never bought …”.",
    "是指买过其他的，还是完全没买过这个？请说“买过东西，但没买过……”。",
  ],
  "unsayable-newest": [
    "A rule cannot count customers from the first or the latest one on; say since when, or in what time.",
    "规则不能从最早或最近的客户开始数多少人；请说出时间范围。",
  ],
  "unsayable-per-group": [
    "A rule ranks all customers together, not those of each country, tier or the like.",
    "规则只能在全部客户中排名，不能在每个国家、等级等之内分别排名。",
  ],
  "unsayable-was": [
    "What customers were before (their tier, where they lived, whether they were subscribed) is not known, only what they are.",
    "客户以前是什么（等级、城市、是否订阅）无法得知，只知道现在的。",
  ],
  "unsayable-sum-without": [
    "A sum can be of certain goods, not of all but some of them; name those that count.",
    "金额可以只算某些商品，不能表达“除某些之外的全部”；请说出要算的商品。",
  ],
  "unsayable-member": [
    "Who is a member is not in the data; say it by the loyalty tier, or by orders.",
    "数据里没有“会员”这一项；请用会员等级或下单情况描述。",
  ],
  "unsayable-discount-percent": [
    "What a discount took off is known in money only, not as a percentage of the order.",
    "优惠只有金额，没有占订单的百分比。",
  ],
  "unsayable-two-orders": [
    "A rule cannot compare two single orders with each other.",
    "规则不能把两笔订单相互比较。",
  ],
  "unsayable-nth-order": [
    "A rule can speak of the first and of the last order only.",
    "规则只能说首单和最近一单。",
  ],
  "unsayable-days": [
    "A rule cannot count the days on which something was done, only how often it was.",
    "规则不能统计有多少天做过某事，只能统计次数。",
  ],
  "unsayable-refunded-order": [
    "Which order it was that was refunded, a rule cannot say; it can say that something was.",
    "规则不能表达退的是哪一单，只能说退过货。",
  ],
};

/** Words that turns of phrase put in for what cannot be said; nobody types them. */
export const unsayableWords: readonly Entry[] = [
  ...Object.keys(UNSAYABLE).map((word) => entry(word, { k: "unknown", text: `!${word}` })),
  ...(["email", "sms"] as const).map((channel) =>
    entry(`${channel}-consent-unknown`, {
      k: "condition",
      rule: { kind: "trait", trait: `${channel}_consent`, op: "missing" },
    }),
  ),
  entry("taken-back", { k: "unknown", text: "!no" }),
];
