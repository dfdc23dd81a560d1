"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FlowChart } from "#components/charts/flow-chart.tsx";
import { directionWord } from "#components/drift/direction-word.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { api } from "#lib/http/client.ts";

/** Who entered and left day by day, as it was recorded. */
export function SegmentFlow({ segmentKey, days }: { segmentKey: string; days: number }) {
  const t = useTranslations("drift.segment");
  const format = useFormat();
  const query = useQuery(api.drift.get.queryOptions({ input: { key: segmentKey, days } }));
  // The first step counts all that was before.
  const steps = query.data?.days.slice(1) ?? [];
  const sum = (side: "entered" | "left") => steps.reduce((total, step) => total + step[side], 0);
  const [entered, left] = [sum("entered"), sum("left")];
  return (
    <FlowChart
      title={
        query.data
          ? t(`flowTitle.${directionWord(entered - left)}`, {
              entered: format.count(entered),
              left: format.count(left),
              net: format.count(Math.abs(entered - left)),
            })
          : t("flowTitle.plain")
      }
      note={t("flowNote", { days })}
      emptyText={t("flowEmpty")}
      status={query}
      points={entered + left === 0 ? [] : steps}
    />
  );
}
