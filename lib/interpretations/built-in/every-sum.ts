import { compareBoth } from "#lib/interpretations/built-in/bounds.ts";
import type { Option } from "#lib/interpretations/built-in/choices.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { aggregateOf, type countOf } from "#lib/interpretations/built-in/measure.ts";
import { monthNow, spansOf } from "#lib/interpretations/built-in/periods-of.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Bound, Sense } from "#lib/interpretations/built-in/sense.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Duration, Rule, Window } from "#lib/rules/schema.ts";

type Periods = Extract<Sense, { k: "periods" }>;
const MOST = 12;

/** "spent over 100 in each of the last 3 months": a sum for each of them; in some of them only, no rule can say. */
export function sumsOfPeriods(
  frame: Frame,
  { per, last, bound }: Periods,
  parts: Parameters<typeof countOf>[0],
  reading: Reading,
): Rule | undefined {
  const [amount, ...others] = frame.amounts;
  if (!amount || others.length > 0 || per.n !== 1 || frame.only || frame.isNegated) return undefined;
  const isAll = bound.op === "gte" && bound.value === last && last <= MOST;
  const times =
    last > 0
      ? isAll && !parts.window && timesOf(per.unit, last, frame, reading)
      : spansOf(per, parts.window, monthNow(reading.setting));
  if (!times || times.length > MOST) return undefined;
  const told: Bound =
    amount.isBare && amount.bound.op === "eq" ? { op: "gte", value: amount.bound.value } : amount.bound;
  const rules = times.map((window) =>
    compareBoth(
      aggregateOf("sum", "total", { ...parts, events: ["order_completed"], window }),
      told,
      amount.and,
    ),
  );
  return { kind: "all", rules };
}

function timesOf(
  unit: Duration["unit"],
  count: number,
  frame: Frame,
  { setting, choices }: Reading,
): readonly Window[] | undefined {
  const each = (at: (index: number) => Window) => Array.from({ length: count }, (_, index) => at(index));
  const rolling: Option<readonly Window[]> = {
    label: say(setting, `the last ${count} full ${unit}s back from now`, `从现在往前推的${count}个周期`),
    value: each((index) =>
      index === 0
        ? { kind: "last", n: 1, unit }
        : { kind: "ago", from: { n: index + 1, unit }, to: { n: index, unit } },
    ),
  };
  if (unit === "minute" || unit === "hour") return rolling.value;
  const calendar = (from: number): readonly Window[] =>
    each((index) => ({ kind: "calendar", unit, offset: from - index }));
  const over: Option<readonly Window[]> = {
    label: say(setting, "whole calendar periods, without the current one", "完整的自然周期，不含当前周期"),
    value: calendar(-1),
  };
  const running: Option<readonly Window[]> = {
    label: say(setting, "calendar periods, the current one included", "自然周期，含当前周期"),
    value: calendar(0),
  };
  return choices.choose("window", frame, [rolling, over, running]);
}
