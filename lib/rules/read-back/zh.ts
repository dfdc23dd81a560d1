import {
  ANYONE,
  eventsOf,
  measureRule,
  negatedIf,
  SPENT,
  said,
  traitRule,
} from "#lib/rules/read-back/clause.ts";
import { number } from "#lib/rules/read-back/lexemes.ts";
import { either, list, map, maybe, type Parser, row, words } from "#lib/rules/read-back/parser.ts";
import { bound, measuresOf, predicate, times, windowHead } from "#lib/rules/read-back/zh-measures.ts";
import { duration, namesOf } from "#lib/rules/read-back/zh-words.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { BOUND_WORDS } from "#lib/rules/restate/zh-comparisons.ts";
import type { Measure, Rule, Step } from "#lib/rules/schema.ts";

/** One condition in Chinese, as lib/rules/restate/zh.ts says it; negated ones with their "not". */
export function chineseCondition(setting: Setting): Parser<Rule> {
  const names = namesOf(setting);
  const { measure, tail, spendTail, where, periods } = measuresOf(names);
  const told = predicate(names.figure);
  const { events } = names;
  const counted: Record<string, string> = { ...BOUND_WORDS, lt: "少于" };
  const none = windowHead("");
  const overAll = windowHead("累计");
  const not = (word: string) => map(maybe(words(word)), (found) => found !== undefined);

  const held = maybe(row("（已连续保持至少", duration, "）"));
  const trait = map(row(names.trait, told, held), ([name, comparison, lasting]) =>
    traitRule(name, comparison, lasting?.[1]),
  );
  const noun = map(row(measure, told), ([of, comparison]) => measureRule(of, comparison));

  const numbers = either(
    map(row(not("不是"), number, "至", number, "次（含两端）"), ([isNot, low, , high]) =>
      said({ op: "between", value: [low, high] }, isNot),
    ),
    map(row("不是正好", number, "次"), ([, value]) => said({ op: "neq", value })),
    map(row(bound(number, counted), "次", maybe(words("（含0次）"))), ([made]) => said(made)),
  );
  const count = either<Rule>(
    map(row(none, "从未", events, tail), ([window, , names, rest]) =>
      negatedIf(
        true,
        measureRule({ of: "count", ...eventsOf(names, { ...rest, window }) }, said({ op: "gte", value: 1 })),
      ),
    ),
    map(row(either(none, overAll), events, numbers, tail), ([window, names, comparison, rest]) =>
      measureRule({ of: "count", ...eventsOf(names, { ...rest, window }) }, comparison),
    ),
    map(
      row(not("没有"), either("历史首次", "历史末次"), events, "在", windowHead("任意时间"), where),
      ([isNone, which, names, , window, filters]) => {
        const only = which === "历史首次" ? "first" : "last";
        const of: Measure = { of: "count", ...eventsOf(names, { only, window, where: filters }) };
        return negatedIf(isNone, measureRule(of, said({ op: "gte", value: 1 })));
      },
    ),
  );

  const amount = either(
    map(
      row(either("在", "不在"), names.figure, "至", names.figure, "之间（含两端）"),
      ([isIn, low, , high]) => said({ op: "between", value: [low, high] }, isIn === "不在"),
    ),
    map(row("不等于", names.figure), ([, value]) => said({ op: "neq", value })),
    map(
      row(bound(names.figure, { ...BOUND_WORDS, gte: "满", lt: "不足" }), maybe(words("（含未消费）"))),
      ([made]) => said(made),
    ),
  );
  const spent = map(row(overAll, "消费", amount, spendTail), ([window, , comparison, rest]) =>
    measureRule({ ...SPENT, ...eventsOf(["order_completed"], { ...rest, window }) }, comparison),
  );

  const distance = either(
    map(row("在", number, "至", number, "个整天之间（含两端）"), ([, low, , high]) =>
      said({ op: "between", value: [low, high] }),
    ),
    map(row("不等于", number, "个整天"), ([, value]) => said({ op: "neq", value })),
    map(row(bound(number, { ...BOUND_WORDS, lt: "不足" }), "个整天"), ([made]) => said(made)),
  );
  const days = map(
    row(
      none,
      either("最近一次", "最早一次"),
      events,
      tail,
      "距今",
      not("并非"),
      distance,
      maybe(words("（含没有）")),
    ),
    ([window, which, names, rest, , isNot, { comparison }]) =>
      measureRule(
        {
          of: which === "最近一次" ? "days_since_last" : "days_since_first",
          ...eventsOf(names, { ...rest, window }),
        },
        said(comparison, isNot),
      ),
  );

  const howMany = either(
    words("没有一期", said({ op: "lte", value: 0 })),
    map(row(either("有", "并非有"), number, "至", number, "期（含两端）"), ([is, low, , high]) =>
      said({ op: "between", value: [low, high] }, is === "并非有"),
    ),
    map(row("有不是正好", number, "期"), ([, value]) => said({ op: "neq", value })),
    map(row("有", bound(number, counted), "期", maybe(words("（含0期）"))), ([, made]) => said(made)),
  );
  const inPeriods = map(
    row(periods, "中", howMany, events, times, where),
    ([made, , comparison, names, n, filters]) =>
      measureRule({ of: "periods", ...eventsOf(names, { where: filters }), ...made, times: n }, comparison),
  );

  const top = map(row("前", number, either("%", "名")), ([, value, unit]) => ({
    value,
    unit: unit === "%" ? ("percent" as const) : ("customer" as const),
  }));
  const band = either(
    map(row(top, "与", top, "之间"), ([from, , to]) => ({ from: from.value, to: to.value, unit: to.unit })),
    map(top, (to) => ({ from: 0, to: to.value, unit: to.unit })),
  );
  const rank = map(
    row(measure, either("排名", "排名不在"), band, "（含并列，只计大于0的客户）"),
    ([of, is, made]) => negatedIf(is === "排名不在", { kind: "rank", measure: of, ...made }),
  );
  const fold = either(
    map(row("的", number, "倍"), ([, n]) => n),
    words("", 1),
  );
  const relative = map(
    row(measure, not("并非"), compared, either("平均值", "中位数"), fold, "（只计大于0的客户）"),
    ([of, isNot, op, than, n]) =>
      negatedIf(isNot, {
        kind: "relative",
        measure: of,
        op,
        times: n,
        than: than === "平均值" ? "mean" : "median",
      }),
  );

  const step = either<Step>(
    map(row(duration, "内再", events, where), ([within, , names, filters]) => ({
      ...eventsOf(names, { where: filters }),
      within,
    })),
    map(row("再", events, where), ([, names, filters]) => eventsOf(names, { where: filters })),
    map(row("之后至今未", events, where), ([, names, filters]) => ({
      ...eventsOf(names, { where: filters }),
      absent: true as const,
    })),
    map(row("之后满", duration, "未", events, where), ([, within, , names, filters]) => ({
      ...eventsOf(names, { where: filters }),
      within,
      absent: true as const,
    })),
  );
  const sequence = map(
    row(windowHead("任意时间"), either("先", "没有依次发生：先"), events, where, "，", list(step, "，")),
    ([window, start, names, filters, , steps]) =>
      negatedIf(start !== "先", {
        kind: "sequence",
        steps: [eventsOf(names, { where: filters }), ...steps],
        ...(window && window.kind !== "ever" && { window }),
      }),
  );

  return either<Rule>(
    words("属于全体客户", ANYONE),
    trait,
    count,
    spent,
    days,
    inPeriods,
    rank,
    relative,
    sequence,
    noun,
    map(row(either("属于客群", "不属于客群"), names.segment), ([is, segment]) =>
      negatedIf(is === "不属于客群", { kind: "segment", segment }),
    ),
    map(row(either("在名单", "不在名单"), names.list, "中"), ([is, key]) =>
      negatedIf(is === "不在名单", { kind: "list", list: key }),
    ),
  );
}

const compared = either(...(["gt", "gte", "lt", "lte"] as const).map((op) => words(BOUND_WORDS[op], op)));
