"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { reportPeriods } from "#lib/drift/schema.ts";

const usual = 30;

/** Over how many days movement is looked at; in the address as `days`. */
export function usePeriod(): number {
  const wanted = useUrlState().get("days");
  return reportPeriods.find((days) => String(days) === wanted) ?? usual;
}

export function PeriodChoice() {
  const t = useTranslations("drift");
  const url = useUrlState();
  return (
    <SegmentedControl
      aria-label={t("period")}
      data={reportPeriods.map((days) => ({ value: String(days), label: t("days", { days }) }))}
      value={String(usePeriod())}
      onChange={(value) =>
        url.set({ days: value === String(usual) ? undefined : value, baseline: undefined })
      }
    />
  );
}
