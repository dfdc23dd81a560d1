import { on, type Pieces, type Production } from "#lib/interpretations/built-in/pattern.ts";
import {
  type Bound,
  hasWord,
  type Op,
  type Piece,
  type Sense,
  senseOf,
} from "#lib/interpretations/built-in/sense.ts";
import type { Duration } from "#lib/rules/schema.ts";

type M = Parameters<Production["make"]>[0];

function rank(from: number, to: number, unit: "percent" | "customer", fromBottom = false): Sense {
  if (!fromBottom) return { k: "rank", from, to, unit };
  return unit === "percent"
    ? { k: "rank", from: 100 - to, to: 100 - from, unit }
    : { k: "rank", from, to, unit, fromBottom: true };
}

const PART = { quartile: 25, decile: 10, quintile: 20, third: 33.3333 } as const;

/** Bands of customers by rank. */
export const ranks: readonly Production[] = [
  on("the? top <percent> of?", (m) => rank(0, m.get("percent").value, "percent")),
  on("the? bottom <percent> of?", (m) => rank(0, m.get("percent").value, "percent", true)),
  on("in the top <percent> of?", (m) => rank(0, m.get("percent").value, "percent")),
  on("in the bottom <percent> of?", (m) => rank(0, m.get("percent").value, "percent", true)),
  on("in? the? middle <percent> of?", (m) => {
    const { value } = m.get("percent");
    return value < 100 ? rank(50 - value / 2, 50 + value / 2, "percent") : undefined;
  }),
  on("<percent> top", (m) => rank(0, m.get("percent").value, "percent")),
  on("top <percent:from> to|and|dun <percent:to>", (m) =>
    rank(m.get("percent", "from").value, m.get("percent", "to").value, "percent"),
  ),
  on("top <number:from> to|and|dun <percent:to>", (m) =>
    rank(m.get("number", "from").value, m.get("percent", "to").value, "percent"),
  ),
  on("between the? top <percent:from> to|and the? top? <percent:to>", (m) =>
    rank(m.get("percent", "from").value, m.get("percent", "to").value, "percent"),
  ),
  on("between the? top <number:from> to|and the? top? <percent:to>", (m) =>
    rank(m.get("number", "from").value, m.get("percent", "to").value, "percent"),
  ),
  // "between the top 10 and top 20 percent"
  on("between|from? the? <rank:from> and|to|until the? <rank:to>", (m) => {
    const [from, to] = [m.get("rank", "from"), m.get("rank", "to")];
    const isBand = from.from === 0 && to.from === 0 && !from.fromBottom && !to.fromBottom && from.to < to.to;
    const isSpoken = m.has("between") || m.has("to") || m.has("until");
    return isBand && isSpoken && to.unit === "percent" ? rank(from.to, to.to, "percent") : undefined;
  }),
  on("by? top <percent:from> to <percent:to> inside?", (m) =>
    rank(m.get("percent", "from").value, m.get("percent", "to").value, "percent"),
  ),
  on("the? top <number>", (m, context) =>
    isOfFigure(context) ? undefined : rank(0, m.get("number").value, "customer"),
  ),
  on("the? top <number> by|people", (m) => rank(0, m.get("number").value, "customer")),
  on("top top <number> by?", (m) => rank(0, m.get("number").value, "customer")),
  on("top top <percent>", (m) => rank(0, m.get("percent").value, "percent")),
  on("by top <number>", (m) => rank(0, m.get("number").value, "customer")),
  on("the? bottom <number>", (m) => rank(0, m.get("number").value, "customer", true)),
  on("top <number:from> to <number:to>", (m) =>
    rank(m.get("number", "from").value - 1, m.get("number", "to").value, "customer"),
  ),
  on("<number> top", (m) => rank(0, m.get("number").value, "customer")),
  on("by? by <number:from> to <number:to> by?", (m, { start, pieces }) => {
    const isRanked = pieces[start]?.senses.some((s) => s.k === "w" && s.w === "by");
    return isRanked
      ? rank(m.get("number", "from").value - 1, m.get("number", "to").value, "customer")
      : undefined;
  }),
  ...(Object.keys(PART) as (keyof typeof PART)[]).flatMap((part) => [
    on(`the? top ${part} of?`, () => rank(0, PART[part], "percent")),
    on(`the? bottom ${part} of?`, () => rank(0, PART[part], "percent", true)),
    on(`in the? top ${part} of?`, () => rank(0, PART[part], "percent")),
    on(`in the? bottom ${part} of?`, () => rank(0, PART[part], "percent", true)),
    on(`the? first ${part} of?`, () => rank(0, PART[part], "percent")),
    on(`the? last ${part} of?`, () => rank(0, PART[part], "percent", true)),
  ]),
  on("in? the? top <unit> of?", (m) =>
    m.get("unit").unit === "quarter" ? rank(0, 25, "percent") : undefined,
  ),
  on("in? the? bottom <unit> of?", (m) =>
    m.get("unit").unit === "quarter" ? rank(0, 25, "percent", true) : undefined,
  ),
  on("by? top <percent:from> to|until top <percent:to> inside?", (m) =>
    rank(m.get("percent", "from").value, m.get("percent", "to").value, "percent"),
  ),
  on("by <percent:from> to <percent:to> inside?", (m, { start, pieces }) =>
    isRanked(pieces[start])
      ? rank(m.get("percent", "from").value, m.get("percent", "to").value, "percent")
      : undefined,
  ),
  on("the? top half of?", () => rank(0, 50, "percent")),
  on("the? bottom half of?", () => rank(0, 50, "percent", true)),
  // "spent more than 90% of customers": the tenth at the top. 退货率超过30%的顾客 is that share itself.
  on("<cmp> than? <percent> of? all? of? people", (m, { start, pieces }) => {
    const { op } = m.get("cmp");
    const { value } = m.get("percent");
    if (value <= 0 || value >= 100 || op !== "gt" || isShare(pieces[start - 1])) return undefined;
    return rank(0, 100 - value, "percent");
  }),
  on("the? top topspend", () => undefined),
  on("topspend <percent>", (m) => rank(0, m.get("percent").value, "percent")),
  on("<percent> topspend", (m) => rank(0, m.get("percent").value, "percent")),
  on("<number> topspend", (m) => rank(0, m.get("number").value, "customer")),
  on("topspend <number>", (m) => rank(0, m.get("number").value, "customer")),
];

/** 最多2次: at most, not the most. */
function isOfFigure({ pieces, start, end }: Pieces): boolean {
  const next = pieces[end];
  // 前两单: their first two orders.
  const counted = senseOf(next, "counter")?.of;
  if (counted === "orders" || counted === "times" || counted === "items") return true;
  const isBound = senseOf(pieces[start], "cmp") !== undefined;
  // 消费最多1000; 消费最多的1000人 are customers.
  const isAlone = next === undefined || hasWord(next, "comma", "and", "but", "stop", "close");
  if (isBound && isAlone) return true;
  return (
    isBound &&
    ["counter", "unit", "currency", "metric"].some((kind) => next?.senses.some(({ k }) => k === kind))
  );
}

/** A measure that is a percentage by itself. */
function isShare(piece: Piece | undefined): boolean {
  return piece?.senses.some((sense) => sense.k === "metric" && /_share/.test(sense.metric)) === true;
}

function isRanked(piece: Piece | undefined): boolean {
  return hasWord(piece, "by");
}

const periods = (per: Duration, last: number, bound: Bound): Sense => ({ k: "periods", per, last, bound });
const one = (unit: Duration["unit"]): Duration => ({ n: 1, unit });

/** "in 3 of the last 4 quarters", "every month for the last 6 months", 连续3个月, 最近6个月每个月都. */
export const periodic: readonly Production[] = [
  on("in? at? <cmp>? <number> of|outof the? last|past? <duration>", (m) =>
    spread(m, m.get("number").value, m.find("cmp")?.op ?? "gte"),
  ),
  on("in? <cmp>? <number> <after>? outof <duration>", (m) =>
    spread(m, m.get("number").value, m.find("cmp")?.op ?? "gte"),
  ),
  on("recent|last|past <duration> inside? <cmp>? <duration:part> <after>?", (m) => {
    const [whole, part] = [m.get("duration"), m.get("duration", "part")];
    return whole.unit === part.unit && part.n < whole.n
      ? periods(one(whole.unit), whole.n, {
          op: m.find("cmp")?.op ?? m.find("after")?.op ?? "gte",
          value: part.n,
        })
      : undefined;
  }),
  on("in|for|during? per <unit> of|in|for|over|during|within the? last|past <duration>", (m) => everyUnit(m)),
  on("in|for? per of? the? last|past <duration>", (m) => spread(m, m.get("duration").n, "gte")),
  on("in|for? per|all outof <duration>", (m) => spread(m, m.get("duration").n, "gte")),
  on("in|for? all of? the? last|past <duration>", (m) => spread(m, m.get("duration").n, "gte")),
  on("<duration:each> for|over|in|during|within? the? last|past <duration>", (m) => {
    const each = m.get("duration", "each");
    const { n, unit } = m.get("duration");
    return each.n === 1 && unit === each.unit ? periods(one(unit), n, { op: "gte", value: n }) : undefined;
  }),
  on("per <unit> for|in|over|during|within? the? last|past <duration>", (m) => everyUnit(m)),
  on("in|for|during? per <unit> for|in|over|during|within? the? last|past <unit:whole>", (m) => {
    const { unit, times } = m.get("unit", "whole");
    return everyOf(m.get("unit").unit, { n: times, unit });
  }),
  on("recent <duration> inside? per <unit> allof?", (m) => everyUnit(m)),
  on("per <unit> recent <duration>", (m) => everyUnit(m)),
  on("in|for? <number> consecutive <unit>", (m) =>
    periods(one(m.get("unit").unit), m.get("number").value, { op: "gte", value: m.get("number").value }),
  ),
  on("consecutive <duration> allof?", (m) => spread(m, m.get("duration").n, "gte")),
  on("recent? consecutive <duration> per? <unit>? allof?", (m) => spread(m, m.get("duration").n, "gte")),
  on("<duration> consecutive|allof", (m) =>
    m.has("consecutive") ? spread(m, m.get("duration").n, "gte") : undefined,
  ),
  on("for|in? <duration> consecutive", (m) => spread(m, m.get("duration").n, "gte")),
];

function spread(m: M, atLeast: number, op: Op): Sense | undefined {
  const { n, unit } = m.get("duration");
  if (atLeast > n) return undefined;
  return periods(one(unit), n, { op, value: atLeast });
}

function everyUnit(m: M): Sense | undefined {
  return everyOf(m.get("unit").unit, m.get("duration"));
}

function everyOf(per: Duration["unit"], whole: Duration): Sense | undefined {
  const total = countIn(per, whole);
  return total === undefined ? undefined : periods(one(per), total, { op: "gte", value: total });
}

/** How many periods a longer time has. */
export function countIn(per: Duration["unit"], { n, unit }: Duration): number | undefined {
  if (unit === per) return n;
  const each = COUNTS[`${unit}/${per}`];
  if (each !== undefined) return n * each;
  // 90 days are three months.
  return per === "month" && unit === "day" && n % 30 === 0 ? n / 30 : undefined;
}

const COUNTS: Readonly<Record<string, number>> = {
  "year/month": 12,
  "year/quarter": 4,
  "quarter/month": 3,
  "month/week": 4,
  "week/day": 7,
  "year/week": 52,
};

/** "every month", 每月都: in each one of a time that is said elsewhere, or asked about. */
export const openPeriods: readonly Production[] = [
  on("in|for|during? per <unit> allof?", (m) => open(m.get("unit").unit)),
  on("per yue allof?", () => open("month")),
  // 四个季度每季都: the same said twice.
  on("<duration> per <unit> allof?", (m) =>
    m.get("duration").unit === m.get("unit").unit ? open(m.get("unit").unit) : undefined,
  ),
];

/** "on average more than twice a month", 平均每月. */
export const means: readonly Production[] = [
  on("mean|onaverage per <unit>", (m) => meanOf(open(m.get("unit").unit))),
  on("mean|onaverage per yue", () => meanOf(open("month"))),
  on("onaverage <periods>", (m) => meanOf(m.get("periods"))),
  on("<periods> onaverage", (m) => meanOf(m.get("periods"))),
];

function meanOf(sense: Sense | undefined): Sense | undefined {
  return sense?.k === "periods" && sense.last === 0 ? { ...sense, isMean: true } : undefined;
}

/** "twice a week", "more than 3 times per month". */
export const openRates: readonly Production[] = [
  // "2 orders a month": how often in each; what is counted has been said.
  on("a <unit>", (m, { pieces, start }) => (isCounted(pieces, start) ? open(m.get("unit").unit) : undefined)),
  on("<amount> per|a <unit>", (m) => open(m.get("unit").unit, m.get("amount").bound)),
  on("<number> <counter> per|a <unit>", (m) =>
    m.get("counter").of === "times"
      ? open(m.get("unit").unit, { op: "eq", value: m.get("number").value })
      : undefined,
  ),
  on("<cmp> <number> <counter> per|a <unit>", (m) =>
    m.get("counter").of === "times"
      ? open(m.get("unit").unit, { op: m.get("cmp").op, value: m.get("number").value })
      : undefined,
  ),
  on("<cmp> <amount> per|a <unit>", (m) =>
    m.get("amount").bound.op === "between"
      ? undefined
      : open(m.get("unit").unit, { op: m.get("cmp").op, value: m.get("amount").bound.value as number }),
  ),
];

function isCounted(pieces: readonly Piece[], start: number): boolean {
  const [figure, head] = [pieces[start - 2], pieces[start - 1]];
  const event = head?.senses.find((sense) => sense.k === "event");
  const isFigure = figure?.senses.some(({ k }) => k === "number" || k === "cmp" || k === "amount") ?? false;
  const isMoney = head?.senses.some((sense) => sense.k === "money") ?? false;
  return isMoney || (isFigure && event?.k === "event" && event.noun === true);
}

function open(unit: Duration["unit"], bound?: Bound): Sense | undefined {
  if (unit === "minute") return undefined;
  return {
    k: "periods",
    per: one(unit),
    last: 0,
    bound: { op: "gte", value: 0 },
    ...(bound && { each: { bound } }),
  };
}
