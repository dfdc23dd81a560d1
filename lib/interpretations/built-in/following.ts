import { compare } from "#lib/interpretations/built-in/bounds.ts";
import { ruleOfClause } from "#lib/interpretations/built-in/clause.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { since } from "#lib/interpretations/built-in/since.ts";
import type { Rule, Step, Window } from "#lib/rules/schema.ts";

type Ordered = { readonly frame: Frame; readonly within: Step["within"] | undefined };
type StepOf = (ordered: Ordered) => Step;

/**
 * What did not follow the last of many ("opened 2 emails this year, no order since"), or the last of all ("last order over
 * 45 days ago, no visit since"), or several things that did not follow: a sequence for each of them, beside the clause itself.
 */
export function noneFollowing(
  ordered: readonly Ordered[],
  stepOf: StepOf,
  reading: Reading,
): Rule | undefined {
  const [start, ...rest] = ordered;
  if (!start || start.frame.isNegated || rest.length === 0) return undefined;
  const isLast = start.frame.only === "last";
  const isMany = isCounted(start.frame);
  const isDenied = rest.every(({ frame }) => frame.isNegated === true);
  const isPlain = rest.every(({ frame }) => frame.amounts.length === 0 && !frame.only && isOpen(frame));
  if (!isPlain || !isOpen(start.frame) || start.frame.only === "first") return undefined;
  if (start.frame.amounts.length > 0 && !isMany) return undefined;
  const isSeveral = rest.length > 1;
  if (!(isLast || isMany || isSeveral)) return undefined;
  // "last order over 45 days ago, but has visited since": not that nothing came after it.
  const [only] = rest;
  const isFollowed = !isDenied && !isSeveral && isLast && only?.within === undefined;
  if (!isDenied && !isFollowed) return undefined;
  const { only: _, ...said } = start.frame;
  const first = stepOf({ frame: { ...said, amounts: [] }, within: undefined });
  const window = start.frame.window?.window;
  const none = rest.map(
    ({ frame, within }): Rule => ({
      kind: "sequence",
      steps: [first, { ...stepOf({ frame, within }), absent: true }],
      ...(window && { window }),
    }),
  );
  const itself = isLast || isMany ? ruleOfClause(start.frame, reading) : undefined;
  const after = isFollowed ? none.map((rule): Rule => ({ kind: "not", rule })) : none;
  const rules = itself ? [itself, ...after] : after;
  const [one] = rules;
  return rules.length === 1 ? one : { kind: "all", rules };
}

function isOpen({ isSpend, metric, periods, rank, relative, isSignup }: Frame): boolean {
  return !(isSpend || metric !== undefined || periods || rank || relative || isSignup);
}

/** So often at least: there is a last one of them. */
function isCounted({ amounts, only, isSingle, isItem, isPrice, vague }: Frame): boolean {
  const [amount, ...others] = amounts;
  if (!amount || others.length > 0 || only || isSingle || isItem || isPrice || vague?.length) return false;
  const isCount = amount.unit === "times" || amount.unit === "orders" || amount.unit === "plain";
  return isCount && (amount.bound.op === "gte" || amount.bound.op === "gt") && !amount.time;
}

/**
 * "ordered in January and then visited": afterwards in January, or at any time since. A sequence alone would hold its time for
 * all of its steps, also for one that came within 60 days of a single day.
 */
export function afterItsTime(
  ordered: readonly Ordered[],
  steps: readonly Step[],
  window: Window | undefined,
  { choices, setting }: Reading,
): Rule | undefined {
  const [start, next] = ordered;
  const [first, second] = steps;
  if (!start || !next || !first || !second || steps.length > 2 || next.frame.isNegated || !window)
    return undefined;
  const own = next.frame.window;
  const isOfFirst = start.frame.window?.window === window && !start.frame.window.isWithin;
  const later = isOver(window) ? since(window) : undefined;
  if (!isOfFirst || !later || (own && !own.isWithin)) return undefined;
  const until = next.within && daysAfter(window, next.within);
  if (next.within && !until) {
    if (isLong(next.within)) {
      const text = "A rule cannot say how soon after a time of several days it was, other than in that time";
      choices.problem(
        "not_expressible",
        next.frame,
        say(setting, text, "规则不能表达在一段时间之后多久发生"),
      );
    }
    return undefined;
  }
  const isAtAnyTime = choices.choose("scope", start.frame.window ?? start.frame, [
    {
      label: say(setting, "what came after it may be later than that", "之后的行为可以晚于该时间"),
      value: true,
    },
    { label: say(setting, "both in that time", "两者都在该时间内"), value: false },
  ]);
  if (!isAtAnyTime) return undefined;
  const { within: _, ...then } = second;
  const both: Rule = { kind: "all", rules: [happened(first, window), happened(then, until ?? later)] };
  return { kind: "any", rules: [{ kind: "sequence", steps: [...steps], window }, both] };
}

function happened({ event, where }: Step, window: Window): Rule {
  return compare({ of: "count", event, ...(where && { where }), window }, { op: "gte", value: 1 });
}

/** The days after a single day. */
function daysAfter(window: Window, { n, unit }: NonNullable<Step["within"]>): Window | undefined {
  const days = { day: n, week: 7 * n }[unit as string];
  if (window.kind !== "between" || window.from !== window.to || days === undefined) return undefined;
  return { kind: "between", from: shiftDate(window.to, 1), to: shiftDate(window.to, days) };
}

/** So long that it often reaches beyond the time itself. */
function isLong({ n, unit }: NonNullable<Step["within"]>): boolean {
  return !["minute", "hour"].includes(unit) && !(unit === "day" && n <= 7) && !(unit === "week" && n === 1);
}

/** A time that has ended. */
function isOver(window: Window): boolean {
  if (window.kind === "calendar") return window.offset === -1;
  return window.kind === "between" || window.kind === "before_last" || window.kind === "ago";
}

/** 之后没复购: no order at all, of whatever. */
export function isNoOrderAtAll({ events, values, filters, window, isSpend }: Frame): boolean {
  const isOrder = isSpend === true || events?.join() === "order_completed";
  return isOrder && values.length === 0 && filters.length === 0 && window === undefined;
}
