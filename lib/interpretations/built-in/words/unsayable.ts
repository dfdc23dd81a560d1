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
  entry("taken-back", { k: "unknown", text: "!no" }),
];
