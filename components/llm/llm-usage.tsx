"use client";

import { Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { costText } from "#components/llm/cost-text.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** Calls, tokens and cost since the month began, and how much of the budget that is. */
export function LlmUsage() {
  const t = useTranslations("llm.usage");
  const ui = useTranslations("ui");
  const format = useFormat();
  const usage = useQuery(api.llm.usage.queryOptions());
  if (usage.isPending) return <SkeletonRows rows={2} label={ui("loading")} />;
  if (usage.isError) return <FailedFace error={usage.error} onRetry={() => void usage.refetch()} />;
  const { since, calls, failed, inputTokens, outputTokens, cost, monthlyBudget } = usage.data;
  const share = monthlyBudget === null || monthlyBudget === 0 ? 0 : cost / monthlyBudget;
  return (
    <section aria-label={t("title")}>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xl">
        <Figure
          label={t("calls")}
          value={format.figure(calls)}
          note={failed === 0 ? t("noneFailed") : t("failed", { count: format.count(failed) })}
        />
        <Figure label={t("inputTokens")} value={format.figure(inputTokens)} />
        <Figure label={t("outputTokens")} value={format.figure(outputTokens)} />
        <Figure
          label={t("cost")}
          value={costText(cost, format.number)}
          note={
            monthlyBudget === null ? (
              t("noBudget")
            ) : (
              <Stack gap={4}>
                <span>
                  {t("ofBudget", { share: format.share(share, 0), budget: format.number(monthlyBudget) })}
                </span>
                <Progress
                  value={Math.min(100, share * 100)}
                  size="sm"
                  color={share >= 0.9 ? "red" : "teal"}
                  aria-label={t("budgetUsed")}
                />
              </Stack>
            )
          }
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="md">
        {t("since", { at: format.date(since) })}
      </Text>
    </section>
  );
}
