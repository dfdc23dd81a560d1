"use client";

import { useState } from "react";
import { usePeriod } from "#components/drift/period-choice.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { startOfPeriod } from "#lib/memberships/period.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import { civilFromDay, type DayNumber, timeZone } from "#lib/std/time-zone.ts";

export type Baseline = {
  /** The days of the chosen period, or up to the chosen day. */
  readonly days: number;
  /** An ISO instant: the end of the day that is compared with. */
  readonly at: string;
  /** The day chosen by hand, as YYYY-MM-DD. */
  readonly chosen: string | undefined;
  readonly yesterday: string;
};

const mostDays = 400;

/** What is compared with: a period back from today, or a day of its own (`baseline` in the address). */
export function useBaseline(): Baseline {
  const period = usePeriod();
  const { timeZone: zoneId } = useFormat().settings;
  const wanted = useUrlState().get("baseline");
  const [now] = useState(() => Date.now());
  const zone = timeZone(zoneId);
  const today = zone.dayOf(now);
  const yesterday = textOf(today - 1);
  const day = wanted === undefined ? undefined : dayFromText(wanted);
  const days = day === undefined ? period : today - day;
  const isChosen = day !== undefined && days >= 1 && days <= mostDays;
  const used = isChosen ? days : period;
  return {
    days: used,
    at: new Date(startOfPeriod(used, now, zone)).toISOString(),
    chosen: isChosen ? wanted : undefined,
    yesterday,
  };
}

function textOf(day: DayNumber): string {
  const { year, month, day: date } = civilFromDay(day);
  return [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
}
