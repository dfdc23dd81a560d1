import { shiftDate, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration } from "#lib/rules/schema.ts";

/** "the 2 weeks before Christmas", 双11后一周内: so many days up to it, or from it on, itself left out. */
export function around({ n, unit }: Duration, { days, note }: Extract<Sense, { k: "days" }>, side: 1 | -1) {
  if ((unit !== "day" && unit !== "week") || note === "year") return undefined;
  const [near, far] = [side, side * n * (unit === "week" ? 7 : 1)];
  const edge = side < 0 ? days.from : days.to;
  const ends = [shiftDate(edge, near), shiftDate(edge, far)].toSorted();
  return window({ kind: "between", from: ends[0] ?? "", to: ends[1] ?? "" }, { note: `festival:${note}` });
}

/** 双11前后, 3月8日前后: a week to either side of a festival, three days of a date; stated. */
export function eitherSide({ days, note }: Extract<Sense, { k: "days" }>): Sense | undefined {
  const isFestival = note?.startsWith("festival") ?? false;
  if (!isFestival && note !== "day") return undefined;
  const reach = isFestival ? 7 : 3;
  const ends = { from: shiftDate(days.from, -reach), to: shiftDate(days.to, reach) };
  return window({ kind: "between", ...ends }, { note: `festival:${note}` });
}
