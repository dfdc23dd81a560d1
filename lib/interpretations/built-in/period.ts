import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Window } from "#lib/rules/schema.ts";

type Parts = Parameters<typeof countOf>[0];

const last = (n: number, unit: "day" | "month"): Window => ({ kind: "last", n, unit });

/** Convention 6: a count or sum without a period is over all time, which is stated. */
export function withPeriod(frame: Frame, parts: Parts, { setting, choices }: Reading): Parts {
  if (parts.window || parts.only) return parts;
  const window = choices.choose<Window | undefined>("period", frame, [
    { label: say(setting, "over all time", "全部时间"), value: undefined },
    { label: say(setting, "in the last 12 months", "最近12个月"), value: last(12, "month") },
    { label: say(setting, "in the last 30 days", "最近30天"), value: last(30, "day") },
  ]);
  return { ...parts, window };
}
