import { eventsOf, filterOf, type Predicate, type Scope, SPENT, said } from "#lib/rules/read-back/clause.ts";
import { number, oneOf, quoted, texts, whole } from "#lib/rules/read-back/lexemes.ts";
import { either, later, list, map, maybe, type Parser, row, words } from "#lib/rules/read-back/parser.ts";
import { calendarWindow, date, duration, type Names, window } from "#lib/rules/read-back/zh-words.ts";
import type { Bound } from "#lib/rules/restate/en-comparisons.ts";
import { timeOfDay, weekdayWords } from "#lib/rules/restate/zh-clock.ts";
import { BOUND_WORDS } from "#lib/rules/restate/zh-comparisons.ts";
import { CALENDAR_PERIODS } from "#lib/rules/restate/zh-measures.ts";
import {
  CALENDAR_UNITS,
  type CalendarWindow,
  type Events,
  type Filter,
  type Measure,
  type PeriodsMeasure,
} from "#lib/rules/schema.ts";

const ifMissing = maybe(words("（含缺失）"));
const alternatives = texts("、", "或");
const OPS = ["eq", "gt", "gte", "lt", "lte"] as const;

/** 并非, 不 and the like before what is denied. */
function deniedBy(word: string): Parser<boolean> {
  return map(maybe(words(word)), (found) => found !== undefined);
}

const isIn: Parser<boolean> = either<boolean>(words("不在", true), words("在", false));

/** 至少3, 在5至10之间（含两端）. */
export function bound(
  figure: Parser<number>,
  forms: Readonly<Record<string, string>> = BOUND_WORDS,
): Parser<Bound> {
  return either<Bound>(
    map(row("在", figure, "至", figure, "之间（含两端）"), ([, low, , high]) => ({
      op: "between",
      value: [low, high],
    })),
    ...OPS.map((op) => map(row(`${forms[op]}`, figure), ([, value]): Bound => ({ op, value }))),
  );
}

/** What follows a subject: lib/rules/restate/zh-comparisons.ts says it. */
export function predicate(figure: Parser<number>): Parser<Predicate> {
  const anniversary: Parser<boolean> = either<boolean>(
    words("的周年日在", false),
    words("的周年日不在", true),
  );
  return either<Predicate>(
    map(row(either("是", "含有"), alternatives), ([, value]) => said({ op: "is", value: [...value] })),
    map(row(either("不是", "不含有"), alternatives, ifMissing), ([, value]) =>
      said({ op: "is_not", value: [...value] }),
    ),
    map(row(deniedBy("不"), "包含文字", quoted, ifMissing), ([isNot, , value]) =>
      said({ op: "contains", value }, isNot),
    ),
    map(row(deniedBy("不"), "以", quoted, "开头", ifMissing), ([isNot, , value]) =>
      said({ op: "starts_with", value }, isNot),
    ),
    map(row(deniedBy("并非"), bound(figure), ifMissing), ([isNot, made]) => said(made, isNot)),
    map(row("不等于", figure, ifMissing), ([, value]) => said({ op: "neq", value })),
    words("为真", said({ op: "is_true" })),
    words("不为真（为假或缺失）", said({ op: "is_false" })),
    map(row(deniedBy("并非"), either("早于", "晚于"), date, ifMissing), ([isNot, op, value]) =>
      said({ op: op === "早于" ? "before" : "after", value }, isNot),
    ),
    map(row(isIn, date, "当天", ifMissing), ([isNot, value]) => said({ op: "on", value }, isNot)),
    map(row(isIn, window, ifMissing), ([isNot, value]) => said({ op: "within", value }, isNot)),
    map(row(isIn, "未来", duration, "内", ifMissing), ([isNot, , value]) =>
      said({ op: "within_next", value }, isNot),
    ),
    map(row(anniversary, "今天或未来", duration, "内", ifMissing), ([isNot, , value]) =>
      said({ op: "anniversary_within_next", value }, isNot),
    ),
    map(row(anniversary, calendarWindow, ifMissing), ([isNot, value]) =>
      said({ op: "anniversary_within", value }, isNot),
    ),
    words("有值", said({ op: "exists" })),
    words("缺失", said({ op: "missing" })),
  );
}

/** Every way to say a weekday or a time of day, as the filter that it is said of. */
const clock: Parser<Filter> = later(() => {
  const of = (property: "$weekday" | "$hour", first: number, last: number) => {
    const say = property === "$weekday" ? weekdayWords : timeOfDay;
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const filters = all.flatMap((value): Filter[] => [
      ...([...OPS, "neq"] as const).map((op) => ({ property, op, value })),
      ...all.map((high): Filter => ({ property, op: "between", value: [value, high] })),
    ]);
    return filters.map((filter) => [say(filter) ?? "", filter] as const);
  };
  return oneOf(new Map([...of("$weekday", 1, 7), ...of("$hour", 0, 23)]));
});

type Periods = Pick<PeriodsMeasure, "per" | "last" | "align">;

export type Measures = {
  readonly measure: Parser<Measure>;
  /** Filters and `only`, behind the figure. */
  readonly tail: Parser<Omit<Scope, "window">>;
  readonly spendTail: Parser<Omit<Scope, "window">>;
  readonly where: Parser<readonly Filter[] | undefined>;
  readonly periods: Parser<Periods>;
};

export const times: Parser<number> = map(row("至少", whole(number), "次"), ([, n]) => n);

/** A window before the verb, or the words that stand where there is none. */
export function windowHead(always: string): Parser<Events["window"]> {
  return either<Events["window"]>(
    window,
    map(words(always, { none: true }), () => ({ kind: "ever" as const })),
  );
}

const perByWord = new Map<string, CalendarWindow["unit"]>(
  CALENDAR_UNITS.map((unit) => [CALENDAR_PERIODS[unit], unit]),
);

/** Measures as nouns, and what follows the events of a measure: lib/rules/restate/zh-measures.ts says them. */
export function measuresOf(names: Names): Measures {
  const told = predicate(names.figure);
  const filter: Parser<Filter> = either(
    map(row(names.property, clock), ([property, made]) => (made.property === property ? made : undefined)),
    map(row(names.property, told), ([property, made]) => filterOf(property, made)),
  );
  const bond = maybe(either("，须为同一件商品", "，商品属性须为同一件商品"));
  const whereFrom = (start: Parser<string>): Parser<readonly Filter[] | undefined> =>
    maybe(map(row(start, list(filter, "且"), bond, "）"), ([, filters]) => filters));
  const where = whereFrom(words("（条件："));
  const only: Parser<Events["only"]> = maybe(
    either<"first" | "last">(words("（只看历史首次）", "first"), words("（只看历史末次）", "last")),
  );
  const tailWith = (filters: typeof where) =>
    map(row(filters, only), ([kept, which]) => ({ where: kept, only: which }));
  const tail = tailWith(where);
  const spendTail = tailWith(whereFrom(either("（只计满足条件的商品：", "（条件：")));
  const head = windowHead("累计");
  const periods = either<Periods>(
    map(row("最近", whole(number), oneOf(perByWord), "（含本期）"), ([, last, unit]) => ({
      per: { n: 1, unit },
      last,
      align: "calendar",
    })),
    map(row("最近", whole(number), "个滚动周期（每期", duration, "）"), ([, last, , per]) => ({
      per,
      last,
      align: "rolling",
    })),
  );
  const aggregates = new Map([
    ["总和", "sum"],
    ["平均值", "avg"],
    ["最小值", "min"],
    ["最大值", "max"],
    ["不同取值数", "distinct"],
  ] as const);
  const measure: Parser<Measure> = later(() =>
    either<Measure>(
      map(row(head, names.events, "次数", tail), ([made, events, , rest]) => ({
        of: "count",
        ...eventsOf(events, { ...rest, window: made }),
      })),
      map(row(head, "消费金额", spendTail), ([made, , rest]) => ({
        ...SPENT,
        ...eventsOf(["order_completed"], { ...rest, window: made }),
      })),
      map(
        row(head, names.events, "的", names.property, oneOf(aggregates), tail),
        ([made, events, , property, of, rest]) => ({
          of,
          property,
          ...eventsOf(events, { ...rest, window: made }),
        }),
      ),
      map(
        row(windowHead(""), either("最近一次", "最早一次"), names.events, "距今整天数", tail),
        ([made, which, events, , rest]) => ({
          of: which === "最近一次" ? "days_since_last" : "days_since_first",
          ...eventsOf(events, { ...rest, window: made }),
        }),
      ),
      map(row(periods, "中", names.events, times, "的期数", where), ([made, , events, n, , filters]) => ({
        of: "periods",
        ...eventsOf(events, { where: filters }),
        ...made,
        times: n,
      })),
      map(row("（", measure, "）占（", measure, "）的比例"), ([, part, , all]) => ({
        of: "share",
        part,
        whole: all,
      })),
      map(names.feature, (feature) => ({ of: "feature", feature })),
    ),
  );
  return { measure, tail, spendTail, where, periods };
}
