import type { ExchangeRate, RateTable } from "#lib/currencies/schema.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import type { DayNumber } from "#lib/std/time-zone.ts";

/** Banks publish no rates on weekends and holidays: a day's table is the last one of the days before it, up to this many. */
export const RATE_LASTS_DAYS = 7;

export function rateTableOf(rates: Iterable<ExchangeRate>): RateTable {
  const known = new Map<string, string>();
  for (const { currency, day, rate } of rates)
    known.set(keyOf(currency, dayFromText(day) ?? Number.NaN), rate);
  return (currency, day) => {
    for (let back = 0; back <= RATE_LASTS_DAYS; back += 1) {
      const rate = known.get(keyOf(currency, day - back));
      if (rate !== undefined) return rate;
    }
    return undefined;
  };
}

export const noRates: RateTable = () => undefined;

function keyOf(currency: string, day: DayNumber): string {
  return `${currency} ${day}`;
}
