"use client";

import { SizeTrend } from "#components/segments/size-trend.tsx";
import { type Previewed, usePreviewPart } from "#components/segments/use-preview.ts";

/** How large the rule's segment would have been at the ends of the past months, by the data of today. */
export function PreviewHistory({ of }: { of: Previewed }) {
  const query = usePreviewPart(of, "history");
  const sizes = query.data?.kind === "preview" ? (query.data.history ?? []) : [];
  return <SizeTrend sizes={sizes} status={query} />;
}
