"use client";

import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FlowChart } from "#components/charts/flow-chart.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { api } from "#lib/http/client.ts";

const days = 30;

/** Who came and went in the last 30 days, by recorded memberships; the drift page says why. */
export function SegmentFlow({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("segments.flow");
  const format = useFormat();
  const query = useQuery(api.drift.get.queryOptions({ input: { key: segmentKey, days } }));
  const flow = query.data?.flow;
  const title = flow
    ? t("answer", { entered: format.count(flow.entered), left: format.count(flow.left) })
    : t("title");
  const note = flow ? t("note", { from: format.date(flow.from), to: format.date(flow.to) }) : "";
  const steps = query.data?.days ?? [];
  // The first step is what was there before the period.
  const points = steps.slice(1).map(({ at, entered, left }) => ({ at, entered, left }));
  return (
    <FlowChart
      title={title}
      note={note}
      status={query}
      points={points}
      height={200}
      actions={
        <Anchor
          component={Link}
          href={segmentPath(segmentKey, "drift")}
          size="xs"
          style={{ whiteSpace: "nowrap" }}
        >
          {t("why")}
        </Anchor>
      }
    />
  );
}
