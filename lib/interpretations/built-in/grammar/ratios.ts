import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { countOf } from "#lib/interpretations/built-in/measure.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Bound, Sense } from "#lib/interpretations/built-in/sense.ts";

const RATIO = "<event:part> dividedby <event:whole> <amount>";

/** 加购次数除以浏览次数不到10%: how often one thing was done for each time of another. */
export const ratios: readonly Production[] = [
  on(RATIO, ratio),
  on(`<window:of> ${RATIO}`, (m) => (m.get("window", "of").also ? undefined : ratio(m))),
];

function ratio(m: M): Sense | undefined {
  const { bound, unit, and, isBare } = m.get("amount");
  const [part, whole] = [m.get("event", "part"), m.get("event", "whole")];
  const isShare = unit === "percent" || (unit === "plain" && top(bound) <= 1);
  if (!isShare || and || isBare || part.isNegated || whole.isNegated) return undefined;
  const window = m.find("window", "of")?.window;
  const count = (events: readonly string[]) => countOf({ events, where: [], window, only: undefined });
  const rule = compare(
    { of: "share", part: count(part.events), whole: count(whole.events) },
    unit === "percent" ? inHundredths(bound) : bound,
  );
  return { k: "condition", rule };
}

function top({ value }: Bound): number {
  return typeof value === "number" ? value : value[1];
}

function inHundredths(bound: Bound): Bound {
  return bound.op === "between"
    ? { op: "between", value: [bound.value[0] / 100, bound.value[1] / 100] }
    : { op: bound.op, value: bound.value / 100 };
}
