"use client";

import { useQuery } from "@tanstack/react-query";
import { SizeTrend } from "#components/segments/size-trend.tsx";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { api } from "#lib/http/client.ts";

const monthsBack = 12;
const minute = 60_000;

/** An active segment's size at the ends of the past months, by its rule of now. */
export function SegmentSize({ segmentKey }: { segmentKey: string }) {
  const { asOf } = useAsOf();
  const query = useQuery({
    ...api.drift.sizes.queryOptions({
      input: { key: segmentKey, every: "month", points: monthsBack, ...(asOf !== undefined && { asOf }) },
    }),
    staleTime: minute,
  });
  return <SizeTrend sizes={query.data?.sizes ?? []} status={query} />;
}
