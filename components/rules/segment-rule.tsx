"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RuleWorkspace } from "#components/rules/rule-workspace.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** The rule of a segment, to be edited by those who may. */
export function SegmentRule({ segmentKey, canPropose }: { segmentKey: string; canPropose: boolean }) {
  const words = useTranslations("ui");
  const query = useQuery(api.segments.get.queryOptions({ input: { key: segmentKey } }));
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  return <RuleWorkspace segment={query.data} canPropose={canPropose && query.data.status !== "archived"} />;
}
