"use client";

import { Anchor, Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DistributionChart } from "#components/charts/distribution-chart.tsx";
import { FeatureList } from "#components/drift/feature-list.tsx";
import type { Baseline } from "#components/drift/use-baseline.ts";
import { useFeatureWords } from "#components/features/use-feature-words.ts";
import { conditionPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import type { Distributions, FeatureDistribution } from "#lib/drift/schema.ts";
import { api } from "#lib/http/client.ts";

/** How the features of a segment's members moved since a baseline: a list, and the distribution of the one chosen. */
export function FeatureDrift({ segmentKey, baseline }: { segmentKey: string; baseline: Baseline }) {
  const t = useTranslations("drift.features");
  const input = { key: segmentKey, baselineAsOf: baseline.at };
  const query = useQuery({ ...api.drift.features.queryOptions({ input }), staleTime: 300_000 });
  return (
    <section aria-label={t("title")}>
      <Title order={2}>{t("title")}</Title>
      <Text size="sm" c="dimmed" maw={760} mb="md">
        {t("lead")}
      </Text>
      {query.isPending && <SkeletonRows rows={8} label={t("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Compared distributions={query.data} />}
    </section>
  );
}

function Compared({ distributions }: { distributions: Distributions }) {
  const t = useTranslations("drift.features");
  const format = useFormat();
  const url = useUrlState();
  const { features, size, baselineSize } = distributions;
  const judged = features.filter(({ verdict }) => verdict.kind === "judged");
  if (judged.length === 0) {
    return <Text>{t("tooSmall", { n: format.count(baselineSize), m: format.count(size) })}</Text>;
  }
  const moved = judged.filter(({ verdict }) => verdict.kind === "judged" && verdict.hasMoved);
  const isAll = url.get("features") === "all" || moved.length === 0;
  const shown = isAll ? features : moved;
  const chosen = shown.find(({ feature }) => feature === url.get("feature")) ?? shown[0];
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack gap="sm">
        {moved.length === 0 && <Text>{t("noneMoved", { count: judged.length })}</Text>}
        <FeatureList features={shown} chosen={chosen?.feature} onChoose={(feature) => url.set({ feature })} />
        {moved.length > 0 && moved.length < features.length && (
          <Button
            variant="subtle"
            w="fit-content"
            onClick={() => url.set({ features: isAll ? undefined : "all" })}
          >
            {isAll ? t("showMoved") : t("showAll", { count: features.length })}
          </Button>
        )}
      </Stack>
      {chosen && <Chosen of={chosen} distributions={distributions} />}
    </SimpleGrid>
  );
}

function Chosen({ of, distributions }: { of: FeatureDistribution; distributions: Distributions }) {
  const t = useTranslations("drift.features");
  const format = useFormat();
  const words = useFeatureWords();
  const { feature, bins, medianBefore, medianAfter, verdict, pointer } = of;
  const { key, baselineAsOf, size, baselineSize, sampled, baselineSampled } = distributions;
  const name = words.name(feature);
  const hasMedians = medianBefore !== null && medianAfter !== null;
  const medians = hasMedians && {
    before: words.value(feature, medianBefore),
    after: words.value(feature, medianAfter),
  };
  const shown = bins
    .map((bin, index) => ({
      label: words.bin(feature, bin),
      baseline: of.baseline[index] ?? 0,
      current: of.current[index] ?? 0,
    }))
    .filter(({ baseline, current }) => baseline + current > 0);
  const isSampled = sampled < size || baselineSampled < baselineSize;
  return (
    <Stack gap="sm">
      <DistributionChart
        title={
          medians
            ? t("chartTitle.median", { feature: name, ...medians })
            : t("chartTitle.plain", { feature: name })
        }
        note={t("chartNote", {
          n: format.count(verdict.n),
          m: format.count(verdict.m),
          sampled: String(isSampled),
        })}
        baselineName={format.date(baselineAsOf)}
        currentName={t("now")}
        bins={shown}
      />
      {pointer !== null && (
        <Anchor component={Link} href={conditionPath(key, pointer)}>
          {t("open")}
        </Anchor>
      )}
    </Stack>
  );
}
