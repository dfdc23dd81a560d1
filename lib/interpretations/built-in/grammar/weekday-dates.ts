import { since, until } from "#lib/interpretations/built-in/grammar/calendar-ends.ts";
import { shiftDate, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Bound, Sense } from "#lib/interpretations/built-in/sense.ts";
import { type Setting, todayOf } from "#lib/interpretations/built-in/setting.ts";
import { dayFromText } from "#lib/std/iso-date.ts";

type Window = Extract<Sense, { k: "window" }>;

/** "since Monday", "before the weekend": the last such day until now, stated; "on Monday" is any. */
export function weekdayDates(setting: Setting): readonly Production[] {
  const today = shiftDate("1970-01-01", todayOf(setting));
  return [
    on("since the? this? <weekday> onwards?", (m) => stated(since(dayOf(m.get("weekday").bound, today)))),
    on("before|until the? this? <weekday>", (m) =>
      stated(until(shiftDate(dayOf(m.get("weekday").bound, today), m.has("before") ? -1 : 0))),
    ),
    on("on? this <weekday>", (m) => {
      const { bound } = m.get("weekday");
      const from = dayOf(bound, today);
      const length = bound.op === "between" ? bound.value[1] - bound.value[0] : 0;
      const to = shiftDate(from, length);
      return stated(window({ kind: "between", from, to: to > today ? today : to }));
    }),
  ];
}

/** The first day of it that is not ahead. */
function dayOf(bound: Bound, today: string): string {
  const day = bound.op === "between" ? bound.value[0] : bound.value;
  const own = (((dayFromText(today) ?? 0) + 3) % 7) + 1;
  return shiftDate(today, -((own - day + 7) % 7));
}

function stated(made: Sense): Sense | undefined {
  return made.k === "window" ? ({ ...made, note: "festival:weekday" } as Window) : undefined;
}
