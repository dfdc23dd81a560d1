import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { AmountUnit, Bound, Op, Piece, Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";

type Amount = Extract<Sense, { k: "amount" }>;

const DOLLARS = new Set(["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN"]);

/** The currency that a sign stands for in this shop. */
function currencyOf(sign: string, setting: Setting): string {
  if (sign === "$") return DOLLARS.has(setting.currency) ? setting.currency : "USD";
  if (sign === "¥") return setting.currency === "CNY" ? "CNY" : "JPY";
  return sign;
}

/** Money, percents and spans of time out of numbers. */
export function figures(setting: Setting): readonly Production[] {
  const money = (number: Extract<Sense, { k: "number" }>, currency: string): Sense => ({
    k: "money",
    value: number.value,
    currency: currencyOf(currency, setting),
    ...(number.range && { range: number.range }),
  });
  return [
    on("<currency> <number>", (m) => money(m.get("number"), m.get("currency").currency)),
    on("<number> <currency>", (m) => money(m.get("number"), m.get("currency").currency)),
    on("<number> percent", (m) => ({ k: "percent", value: m.get("number").value })),
    on("percentof <number>", (m) => ({ k: "percent", value: m.get("number").value })),
    // "one in four of their orders"
    on("<number:part> in|outof <number:whole> of", (m) => {
      const [part, whole] = [m.get("number", "part").value, m.get("number", "whole").value];
      const isShare = Number.isInteger(whole) && whole >= 2 && whole <= 10 && part >= 1 && part < whole;
      return isShare ? { k: "percent", value: Math.round((part / whole) * 1e6) / 1e4 } : undefined;
    }),
    on("<number> cheng", (m) => ({ k: "percent", value: m.get("number").value * 10 })),
    on("<number> <unit>", (m) => {
      const { unit, times } = m.get("unit");
      const { value, isVague } = m.get("number");
      const isYear = unit === "year" && value >= 1900;
      if (isVague || !Number.isInteger(value) || value < 1 || value > 10_000 || isYear) return undefined;
      return { k: "duration", n: value * times, unit };
    }),
    on("<vague> <unit>", (m) => {
      const { vague } = m.get("vague");
      return vague === "several" ? { k: "duration", n: 3, unit: m.get("unit").unit } : undefined;
    }),
    on("recent <number> yue", (m) => [
      { k: "window", window: { kind: "last", n: Math.max(1, m.get("number").value), unit: "month" } },
    ]),
  ];
}

/** "a week" is one week where no rate has taken it ("twice a week"). */
export const singleUnits: readonly Production[] = [
  on("a <unit>", (m) => ({ k: "duration", n: m.get("unit").times, unit: m.get("unit").unit })),
];

function bare(value: number, unit: AmountUnit, extra: Partial<Amount> = {}): Amount {
  return { k: "amount", bound: { op: "eq", value }, unit, isBare: true, ...extra };
}

function ranged(number: Extract<Sense, { k: "number" }>, unit: AmountUnit): Amount {
  if (!number.range) return bare(number.value, unit);
  return { k: "amount", bound: { op: "between", value: number.range }, unit, isVague: true };
}

/** Figures with what they count. */
export function bareAmounts(setting: Setting): readonly Production[] {
  return [
    on("<number> <counter>", (m) => ranged(m.get("number"), m.get("counter").of)),
    on("<number> time", (m) => ranged(m.get("number"), "times")),
    on("<number> different <counter>", (m) => {
      const { of } = m.get("counter");
      return ranged(m.get("number"), of === "items" ? "kinds" : of);
    }),
    on("<number>", (m, { pieces, start }) => {
      const hasYear = pieces[start]?.senses.some((sense) => sense.k === "days");
      return hasYear
        ? [...(pieces[start]?.senses ?? []), ranged(m.get("number"), "plain")]
        : ranged(m.get("number"), "plain");
    }),
    on("<money>", (m) => {
      const { value, currency, range } = m.get("money");
      const isForeign = currency !== undefined && currency !== setting.currency;
      const extra = { ...(isForeign && { currency }) };
      if (range)
        return {
          k: "amount",
          bound: { op: "between", value: range },
          unit: "money",
          isVague: true,
          ...extra,
        };
      return bare(value, "money", extra);
    }),
    on("<percent>", (m) => bare(m.get("percent").value, "percent")),
    on("half", () => bare(50, "percent")),
    on("quarterpart", () => bare(25, "percent")),
    on("thirdpart", () => bare(33.3333, "percent")),
    on("<duration>", (m) => {
      const { n, unit } = m.get("duration");
      return [m.get("duration"), bare(n, "time", { time: { n, unit } })];
    }),
  ];
}

const FIGURES: ReadonlySet<string> = new Set(["amount", "number", "duration", "metric", "age"]);

/** Comparisons before and behind: over 3 times, 3 or more, between 3 and 5, 3-5. */
export const amounts: readonly Production[] = [
  on("than? <cmp> <amount>", (m) => bounded(m.get("amount"), m.get("cmp").op)),
  on("<cmp> than? <amount>", (m) => bounded(m.get("amount"), m.get("cmp").op)),
  // "no more than a single order".
  on("<cmp> single", (m) => ({
    k: "amount",
    bound: { op: m.get("cmp").op, value: 1 },
    unit: "orders",
  })),
  on("only <amount>", (m) => bounded(m.get("amount"), "eq")),
  on("around <amount>", (m) => around(m.get("amount"))),
  on("<amount> around", (m) => around(m.get("amount"))),
  on("<amount> comma? giveortake", (m) => around(m.get("amount"))),
  on("<amount> <after>", (m) => bounded(m.get("amount"), m.get("after").op)),
  // "tenure of 2+ years"
  on("<amount> <after> <unit>", (m) => {
    const { unit, times } = m.get("unit");
    const { bound, ...amount } = m.get("amount");
    if (amount.unit !== "plain" || !amount.isBare || bound.op === "between") return undefined;
    const n = bound.value * times;
    return {
      ...amount,
      isBare: false,
      unit: "time",
      bound: { op: m.get("after").op, value: n },
      time: { n, unit },
    };
  }),
  // "two times minimum", "3 orders at most".
  on("<amount> <cmp>", (m, { pieces, end }) => {
    const { op } = m.get("cmp");
    const isEnd = pieces[end] === undefined || !pieces[end].senses.some(({ k }) => FIGURES.has(k));
    return isEnd && (op === "gte" || op === "lte") ? bounded(m.get("amount"), op) : undefined;
  }),
  // 上百次, 上千块: "over a hundred" of what stands behind it.
  on("<amount> <counter>", (m) => ofWhat(m.get("amount"), m.get("counter").of)),
  on("<amount> <currency>", (m) => ofWhat(m.get("amount"), "money")),
  on("<amount> <after> <counter>", (m) => {
    const amount = bounded(m.get("amount"), m.get("after").op);
    return amount && { ...amount, unit: m.get("counter").of };
  }),
  on("<cmp> <amount> <after>", (m) =>
    bounded(m.get("amount"), m.get("cmp").op === "gte" ? "gte" : m.get("cmp").op),
  ),
  on("<cmp> <amount> <after> <counter>", (m) => {
    const amount = bounded(m.get("amount"), m.get("cmp").op);
    return amount && { ...amount, unit: m.get("counter").of };
  }),
  on("between <amount:low> and|to|he <amount:high>", (m) =>
    between(m.get("amount", "low"), m.get("amount", "high")),
  ),
  on("since|from <amount:low> to <amount:high>", (m) =>
    between(m.get("amount", "low"), m.get("amount", "high")),
  ),
  on("<amount:low> to <amount:high>", (m) => between(m.get("amount", "low"), m.get("amount", "high"))),
  on("<cmp:first> <amount:low> <cmp:second> <amount:high>", (m) =>
    both(
      m.get("amount", "low"),
      m.get("cmp", "first").op,
      m.get("amount", "high"),
      m.get("cmp", "second").op,
    ),
  ),
  // 3单以上10单以下
  on("<amount:low> <after:first> and|but|comma|he? <amount:high> <after:second>", (m) =>
    both(
      m.get("amount", "low"),
      m.get("after", "first").op,
      m.get("amount", "high"),
      m.get("after", "second").op,
    ),
  ),
  on("<cmp:first> <amount:low> and|but|comma|he <cmp:second> <amount:high>", (m) =>
    both(
      m.get("amount", "low"),
      m.get("cmp", "first").op,
      m.get("amount", "high"),
      m.get("cmp", "second").op,
    ),
  ),
];

function ofWhat(amount: Amount, unit: AmountUnit): Amount | undefined {
  return amount.unit === "plain" && !amount.isBare && amount.bound.op === "gte"
    ? { ...amount, unit }
    : undefined;
}

/** 超过5笔(含5笔), 5次以上(不含): whether the figure itself is meant. */
export const inclusive: readonly Production[] = [
  "<amount> open incl <amount:own>? close",
  "<amount> comma? incl <amount:own>?",
].flatMap((pattern) => [
  on(pattern, (m, { pieces, end }) =>
    isSaidOfIt(m.find("amount", "own"), pieces[end])
      ? withItself(m.get("amount"), m.find("amount", "own"), true)
      : undefined,
  ),
  on(pattern.replace("incl", "excl"), (m, { pieces, end }) =>
    isSaidOfIt(m.find("amount", "own"), pieces[end])
      ? withItself(m.get("amount"), m.find("amount", "own"), false)
      : undefined,
  ),
]);

/** 3次以上,不含近15天买过的: what follows is left out, and not the figure. */
function isSaidOfIt(own: Amount | undefined, next: Piece | undefined): boolean {
  return own !== undefined || next === undefined || next.senses.some(({ k }) => k === "w" || k === "filler");
}

const ITSELF: Readonly<Record<string, readonly [Op, Op]>> = {
  gt: ["gte", "gt"],
  gte: ["gte", "gt"],
  lt: ["lte", "lt"],
  lte: ["lte", "lt"],
};

function withItself(amount: Amount, own: Amount | undefined, isIn: boolean): Amount | undefined {
  const { bound } = amount;
  if (bound.op === "between" || amount.isBare) return undefined;
  const ops = ITSELF[bound.op];
  if (!ops || (own && own.bound.value !== bound.value)) return undefined;
  return { ...amount, bound: { op: ops[isIn ? 0 : 1], value: bound.value } };
}

function bounded(amount: Amount, op: Op): Amount | undefined {
  if (amount.bound.op === "between") {
    const [low, high] = amount.bound.value;
    return { ...amount, isBare: false, bound: { op, value: op === "gt" || op === "gte" ? low : high } };
  }
  if (!amount.isBare) return undefined;
  return { ...amount, isBare: false, bound: { op, value: amount.bound.value } };
}

/** "Around" takes a tenth on either side; it is always stated. */
function around(amount: Amount): Amount | undefined {
  // "between 200 and 400, give or take": the ends are as they are said, stated.
  if (amount.bound.op === "between") return { ...amount, isVague: true };
  if (amount.bound.op !== "eq") return undefined;
  const { value } = amount.bound;
  // 将近一年: one unit to either side would be nothing at all.
  if (amount.unit === "time" && value < 3) return undefined;
  const isWhole =
    Number.isInteger(value) && amount.unit !== "money" && amount.unit !== "percent" && value < 20;
  const [low, high] = isWhole
    ? [value - 1, value + 1]
    : [Math.round(value * 0.9 * 100) / 100, Math.round(value * 1.1 * 100) / 100];
  return { ...amount, isBare: false, isVague: true, bound: { op: "between", value: [low, high] } };
}

function between(low: Amount, high: Amount): Amount | undefined {
  if (!(low.isBare && high.isBare) || low.bound.op === "between" || high.bound.op === "between")
    return undefined;
  if (low.unit !== high.unit && low.unit !== "plain" && high.unit !== "plain") return undefined;
  const unit = high.unit === "plain" ? low.unit : high.unit;
  // 半年至一年: six to twelve months.
  const isOtherUnit = low.time && high.time && low.time.unit !== high.time.unit;
  const months = isOtherUnit ? [low, high].map(inMonths).filter((n) => n !== undefined) : undefined;
  const [from, until] = months ?? [];
  if (isOtherUnit) {
    if (from === undefined || until === undefined) return undefined;
    const unit = { n: until, unit: "month" } as const;
    return { k: "amount", bound: { op: "between", value: [from, until] }, unit: "time", time: unit };
  }
  const time = high.time && { n: high.bound.value, unit: high.time.unit };
  const currency = high.currency ?? low.currency;
  const bound: Bound = { op: "between", value: [low.bound.value, high.bound.value] };
  return { k: "amount", bound, unit, ...(time && { time }), ...(currency !== undefined && { currency }) };
}

function inMonths({ time }: Amount): number | undefined {
  const each = { month: 1, quarter: 3, year: 12 }[time?.unit as "month"];
  return time && each && time.n * each;
}

/** "more than 100 but less than 500": a range whose ends are in or out as said. */
export function both(low: Amount, first: Op, high: Amount, second: Op): Amount | undefined {
  const range = between(low, high);
  if (range?.bound.op !== "between") return undefined;
  const isRange = ["gt", "gte"].includes(first) && ["lt", "lte"].includes(second);
  if (!isRange) return undefined;
  const [from, to] = range.bound.value;
  if (first === "gte" && second === "lte") return range;
  return { ...range, bound: { op: first, value: from }, and: { op: second, value: to } };
}
