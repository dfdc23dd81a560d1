"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LlmForm } from "#components/llm/llm-form.tsx";
import { LlmUsage } from "#components/llm/llm-usage.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** The language model that may be asked: what it was used for this month, and how it is reached. */
export function LlmSettingsView() {
  const ui = useTranslations("ui");
  const settings = useQuery({ ...api.llm.settings.queryOptions(), refetchOnWindowFocus: false });
  if (settings.isPending) return <SkeletonRows rows={6} label={ui("loading")} />;
  if (settings.isError) return <FailedFace error={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <Stack gap="xl">
      <LlmUsage />
      <LlmForm settings={settings.data} />
    </Stack>
  );
}
