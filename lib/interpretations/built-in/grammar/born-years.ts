import { born } from "#lib/interpretations/built-in/grammar/born-decades.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

/** 96年出生, 00年出生的: of this century where that year has begun, else of the last one. */
export function bornYears(setting: Setting): readonly Production[] {
  const now = civilFromDay(setting.zone.dayOf(setting.asOf)).year % 100;
  const inYear = (value: number) => {
    const year = value + (value <= now ? 2000 : 1900);
    return born(`${year}-01-01`, `${year}-12-31`);
  };
  return [
    on("<duration> born", (m) => {
      const { n, unit } = m.get("duration");
      return unit === "year" && n < 100 ? inYear(n) : undefined;
    }),
    on("<number> <unit> born", (m) => {
      const { value } = m.get("number");
      return m.get("unit").unit === "year" && Number.isInteger(value) && value < 100
        ? inYear(value)
        : undefined;
    }),
  ];
}
