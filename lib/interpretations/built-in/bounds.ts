import type { Option } from "#lib/interpretations/built-in/choices.ts";
import type { Amount } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Bound } from "#lib/interpretations/built-in/sense.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";
export function compare(measure: Measure, bound: Bound): Rule {
  if (bound.op === "between")
    return { kind: "measure", measure, op: "between", value: [bound.value[0], bound.value[1]] };
  return { kind: "measure", measure, op: bound.op, value: bound.value };
}

/** Both bounds of an amount: "over 100 and under 300". */
export function compareBoth(measure: Measure, bound: Bound, and: Bound | undefined): Rule {
  if (!and) return compare(measure, bound);
  return { kind: "all", rules: [compare(measure, bound), compare(measure, and)] };
}

export function scaled(bound: Bound, factor: number): Bound {
  const scale = (value: number) => Math.round(value * factor * 1e4) / 1e4;
  return bound.op === "between"
    ? { op: "between", value: [scale(bound.value[0]), scale(bound.value[1])] }
    : { op: bound.op, value: scale(bound.value) };
}

export function describeBound(bound: Bound, setting: Setting): string {
  if (bound.op === "between")
    return say(
      setting,
      `from ${bound.value[0]} to ${bound.value[1]}`,
      `${bound.value[0]}到${bound.value[1]}`,
    );
  return String(bound.value);
}

/** "ordered twice": at least, unless it is once. */
export function countBound(amount: Amount, { setting, choices }: Reading): Bound {
  const { bound } = amount;
  if (!amount.isBare || bound.op !== "eq" || bound.value === 0) return bound;
  const atLeast: Option<Bound> = {
    label: say(setting, `${bound.value} or more`, `${bound.value}次及以上`),
    value: { op: "gte", value: bound.value },
  };
  const exactly: Option<Bound> = {
    label: say(setting, `exactly ${bound.value}`, `正好${bound.value}次`),
    value: bound,
  };
  return choices.choose("comparison", amount, bound.value === 1 ? [exactly, atLeast] : [atLeast, exactly]);
}

export function boundTop(bound: Bound): number {
  return bound.op === "between" ? bound.value[1] : bound.value;
}

/** So many times or orders more. */
export function moreBy(amount: Amount, more: number): Amount {
  const { bound } = amount;
  if (amount.unit !== "times" && amount.unit !== "orders") return amount;
  return bound.op === "between"
    ? { ...amount, bound: { op: "between", value: [bound.value[0] + more, bound.value[1] + more] } }
    : { ...amount, bound: { op: bound.op, value: bound.value + more } };
}
