import { moreBy } from "#lib/interpretations/built-in/bounds.ts";
import type { Option } from "#lib/interpretations/built-in/choices.ts";
import { comparedThings } from "#lib/interpretations/built-in/compared-things.ts";
import { orders } from "#lib/interpretations/built-in/default-parts.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { hoursOf } from "#lib/interpretations/built-in/hours-of.ts";
import { lastOfThose } from "#lib/interpretations/built-in/last-of-those.ts";
import { eventsOf, pick, searchedText } from "#lib/interpretations/built-in/measure.ts";
import { measured } from "#lib/interpretations/built-in/measured.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { unseen } from "#lib/interpretations/built-in/seen.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { bottomOption, topOption } from "#lib/interpretations/built-in/share-options.ts";
import { signupRule } from "#lib/interpretations/built-in/signup-rule.ts";
import { lookedAt, searchedFor } from "#lib/interpretations/built-in/stated.ts";
import { isNoOrderOfAll, withoutCoupon } from "#lib/interpretations/built-in/without-coupon.ts";
import type { Filter, Rule, Window } from "#lib/rules/schema.ts";

const last = (n: number, unit: "day" | "month"): Window => ({ kind: "last", n, unit });

/** What one clause says about a customer. */
export function ruleOfClause(said: Frame, reading: Reading): Rule | undefined {
  const frame = noneOfOne(unseen(said, reading));
  const without = withoutCoupon(frame, reading);
  if (without) return ruleOfClause(without, reading);
  if (isNoOrderOfAll(frame)) {
    const text = "What was not their first or last order: which customers are meant?";
    reading.choices.problem(
      "ambiguous",
      frame,
      say(reading.setting, text, "不是首单（末单）的是什么？指的是哪些客户？"),
    );
    return undefined;
  }
  const made = ruleOfHead(frame, reading);
  if (!made) return undefined;
  const rule: Rule = frame.isNegated ? { kind: "not", rule: made } : made;
  if (!frame.isSole) return rule;
  // "whose only order was not over 200" has that one order all the same.
  const isOne: Rule = { kind: "measure", measure: orders(), op: "eq", value: 1 };
  return { kind: "all", rules: [isOne, rule] };
}

function ruleOfHead(frame: Frame, reading: Reading): Rule | undefined {
  if (frame.versus) return comparedThings(frame, frame.versus, reading, ruleOfClause);
  if (frame.isSignup) return signupRule(frame, reading);
  return positiveRule(withLooseWords(frame, reading), reading);
}

/** "didn't place one order" is none at all, not any number of them but one. */
function noneOfOne(frame: Frame): Frame {
  if (!frame.isNegated) return frame;
  const amounts = frame.amounts.map((each) => {
    const isOne = each.isBare === true && each.bound.op === "eq" && each.bound.value === 1 && !each.time;
    return isOne && each.unit !== "money" && each.unit !== "percent"
      ? { ...each, isBare: false, bound: { op: "gte", value: 1 } as const }
      : each;
  });
  return { ...frame, amounts };
}

/** Vague modifiers with their named defaults in place. */
function withLooseWords(frame: Frame, { setting, choices }: Reading): Frame {
  let made: Frame = { ...frame, amounts: [...frame.amounts], filters: [...frame.filters] };
  const days = (n: number): Option<Window> => ({
    label: say(setting, `the last ${n} days`, `最近${n}天`),
    value: last(n, "day"),
  });
  const atLeast = (n: number): Option<number> => ({
    label: say(setting, `at least ${n}`, `至少${n}`),
    value: n,
  });
  const isLong = (frame.vague ?? []).some(({ name }) => name === "long_time");
  for (const { name, from, to } of frame.vague ?? []) {
    // 最近很久没来: for long, until now.
    if (name === "recently" && isLong) continue;
    const at = { from, to };
    if (name === "still" && made.window) continue;
    if (name === "repeat_count") {
      const more = choices.choose("vague_word", at, [
        { label: say(setting, "orders, the first one counted", "下单次数，含首单"), value: 0 },
        { label: say(setting, "orders after the first one", "首单之后的下单次数"), value: 1 },
      ]);
      made = { ...made, amounts: made.amounts.map((each) => moreBy(each, more)) };
    } else if (name === "few_days") {
      const window = choices.choose("vague_word", at, [days(7), days(3), days(14)]);
      if (!made.window) made = { ...made, window: { k: "window", window, from, to } };
    } else if (name === "recently" || name === "still" || (name === "long_time" && !made.window)) {
      const window =
        name !== "long_time"
          ? choices.choose("vague_word", at, [days(30), days(7), days(90)])
          : choices.choose("vague_word", at, [days(90), days(180), days(365)]);
      if (!made.window) made = { ...made, window: { k: "window", window, from, to } };
    } else if (isTold(name, frame)) {
      choices.note("vague_word", at, say(setting, "as the figure beside it says", "以旁边的数字为准"));
    } else if (name === "a_little") {
      const share = choices.choose("vague_word", at, [bottomOption(20, setting), bottomOption(50, setting)]);
      made = { ...made, rank: { k: "rank", from: 100 - share, to: 100, unit: "percent" } };
    } else if (["many_times", "many", "several", "frequent", "a_lot", "rare"].includes(name)) {
      if (made.isSpend || (name === "a_lot" && made.metric !== undefined)) {
        made = {
          ...made,
          rank: {
            k: "rank",
            from: 0,
            to: choices.choose("vague_word", at, [topOption(20, setting), topOption(10, setting)]),
            unit: "percent",
          },
        };
      } else if (name === "rare") {
        const value = choices.choose("vague_word", at, [
          { label: say(setting, "at most 2", "最多2"), value: 2 },
          { label: say(setting, "at most 1", "最多1"), value: 1 },
        ]);
        made.amounts.push({
          k: "amount",
          bound: { op: "between", value: [1, value] },
          unit: "times",
          from,
          to,
        });
      } else {
        const value = choices.choose("vague_word", at, [atLeast(3), atLeast(2), atLeast(5)]);
        made.amounts.push({ k: "amount", bound: { op: "gte", value }, unit: "times", from, to });
      }
    } else if ((name === "expensive" || name === "cheap") && frame.isPrice && frame.amounts.length > 0) {
      choices.note("vague_word", at, say(setting, "as the figure beside it says", "以旁边的数字为准"));
    } else if (name === "expensive" || name === "cheap") {
      choices.problem("ambiguous", at, say(setting, "From which price on is that?", "具体是多少价格？"));
    } else if (name === "interested" && frame.values.length === 0 && !frame.events && !frame.isSearch) {
      choices.problem("incomplete", at, say(setting, "Interested in what?", "对什么感兴趣？"));
    } else if (name === "interested") {
      choices.note(
        "vague_word",
        at,
        made.events
          ? ""
          : say(
              setting,
              `interest = viewed a product of that kind${made.window ? "" : " in the last 30 days"}`,
              `感兴趣 = ${made.window ? "" : "最近30天"}浏览过该类商品`,
            ),
      );
      if (!made.events)
        made = {
          ...made,
          events: ["product_viewed"],
          ...(made.window ? {} : { window: { k: "window", window: last(30, "day"), from, to } }),
        };
    } else if (name === "topspend" && !made.rank && made.amounts.length === 0) {
      made = {
        ...made,
        isSpend: true,
        rank: {
          k: "rank",
          from: 0,
          to: choices.choose("vague_word", at, [topOption(20, setting), topOption(10, setting)]),
          unit: "percent",
        },
      };
    }
  }
  return made;
}

/** "spent a lot (over 500)": the figure says how much that is. */
function isTold(name: string, { amounts, isSpend }: Frame): boolean {
  if (!["many_times", "many", "several", "frequent", "a_lot"].includes(name)) return false;
  return amounts.some(({ unit }) =>
    isSpend ? unit === "money" || unit === "plain" : unit === "times" || unit === "orders",
  );
}

function positiveRule(frame: Frame, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const window = frame.window;
  if (window?.note === "next" || (window?.window.kind === "calendar" && window.window.offset > 0)) {
    choices.problem(
      "not_expressible",
      window,
      say(
        setting,
        "What customers will do is not known; say what they did",
        "无法得知客户将来的行为，请描述已经发生的行为",
      ),
    );
    return undefined;
  }
  if (window?.why === "after")
    choices.note("window", window, say(setting, "after that time was over", "那段时间结束以后"));
  for (const filter of frame.filters) {
    if (filter.property === "$hour" && "value" in filter) {
      const hours = hoursOf(filter);
      choices.note("date", frame, say(setting, `the time of day is taken as ${hours}`, `时段理解为${hours}`));
    }
  }
  const twice = ["$weekday", "$hour"].some(
    (name) => frame.filters.filter((each) => each.property === name).length > 1,
  );
  if (twice) {
    const text = "Two times of the week or day at once: which one is meant?";
    choices.problem("not_expressible", frame, say(setting, text, "同时提到了两个时段，指的是哪一个？"));
    return undefined;
  }
  const events = lookedAt(eventsOf(frame), frame, reading);
  const filters: Filter[] = [...(frame.where ?? []), ...frame.filters];
  let split:
    | {
        readonly filter: (values: readonly string[]) => Filter;
        readonly values: readonly string[];
        readonly isAnd: boolean;
      }
    | undefined;
  if (frame.isSearch) {
    const searched = searchedText(frame, reading.textOf);
    const texts = [
      ...(searched === undefined ? [] : [searched]),
      ...frame.values.map((values) => reading.textOf(values)),
    ];
    for (const text of texts) filters.push(searchedFor(text, frame, reading));
  } else {
    for (const values of frame.values) {
      const picked = pick(values, events);
      if (!picked) continue;
      const other = otherName(reading.textOf(values), picked.values);
      if (other !== undefined) choices.note("value", values, other);
      const filter = (texts: readonly string[]): Filter => ({
        property: picked.property,
        op: "is",
        value: [...texts],
      });
      const isAnd = joinOf(values, picked.values, frame, reading);
      // "shoes and bags in one order": no rule can say what else was in it.
      if (isAnd && frame.isSingle) {
        const text = "A rule cannot say that several things were in one order";
        choices.problem("not_expressible", frame, say(setting, text, "规则无法表达同一订单里有多种商品"));
        return undefined;
      }
      if (isAnd && !split) split = { filter, values: picked.values, isAnd };
      else filters.push(filter(picked.values));
    }
  }
  if (
    !frame.events &&
    !frame.isSearch &&
    !frame.isSpend &&
    frame.metric === undefined &&
    !frame.rank &&
    !frame.relative &&
    frame.values.length > 0 &&
    !frame.isElided
  ) {
    choices.note("measure", frame, say(setting, "taken as having bought it", "理解为买过"));
  }
  const build = (where: readonly Filter[]) =>
    measured(
      { ...frame, filters: [...where] },
      { events, where, window: frame.window?.window, only: frame.only },
      reading,
    );
  const ofThose = lastOfThose(
    frame,
    { events, where: filters, window: frame.window?.window, only: frame.only },
    reading,
  );
  if (!split) return ofThose ?? build(filters);
  const rules = split.values.map((value) => build([...filters, split.filter([value])]));
  if (rules.some((rule) => rule === undefined)) return undefined;
  return { kind: "all", rules: rules.filter((rule) => rule !== undefined) };
}

/** 化妆品 for 美妆: what it was taken for. */
function otherName(typed: string, values: readonly string[]): string | undefined {
  const [value = ""] = values;
  const isOther = /^\p{Script=Han}{2,}$/u.test(value) && /^\p{Script=Han}{2,}$/u.test(typed);
  return values.length === 1 && isOther && !typed.includes(value) ? `${typed} = ${value}` : undefined;
}

/** Whether all of several values are asked for, each on an event of its own. */
function joinOf(
  values: Frame["values"][number],
  texts: readonly string[],
  frame: Frame,
  { setting, choices }: Reading,
): boolean {
  if (texts.length < 2 || values.join === undefined || values.join === "or") return false;
  if (frame.isNegated) return false;
  if (values.join === "all") return true;
  const any: Option<boolean> = {
    label: say(setting, `any of: ${texts.join(", ")}`, `任意一个：${texts.join("、")}`),
    value: false,
  };
  const each: Option<boolean> = {
    label: say(setting, `each of: ${texts.join(", ")}`, `每一个都要：${texts.join("、")}`),
    value: true,
  };
  return choices.choose("grouping", values, values.join === "and" ? [each, any] : [any, each]);
}
