"use client";

import { SimpleGrid, Stack } from "@mantine/core";
import { BaselineChoice } from "#components/drift/baseline-choice.tsx";
import { FeatureDrift } from "#components/drift/feature-drift.tsx";
import { SegmentFlow } from "#components/drift/segment-flow.tsx";
import { SizeCauses } from "#components/drift/size-causes.tsx";
import { SizeChart } from "#components/drift/size-chart.tsx";
import { useBaseline } from "#components/drift/use-baseline.ts";
import { Explained } from "#components/explanations/explained.tsx";
import type { Rule } from "#lib/rules/schema.ts";

/** How one segment moved: in words, in size, by what, and in its members' features. */
export function SegmentDrift({ segmentKey, rule }: { segmentKey: string; rule: Rule }) {
  const baseline = useBaseline();
  return (
    <Stack gap={40}>
      <BaselineChoice baseline={baseline} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing={40}>
        <Explained of={{ kind: "drift", key: segmentKey, baselineAsOf: baseline.at }} />
        <SizeCauses segmentKey={segmentKey} rule={rule} baseline={baseline} />
        <SizeChart segmentKey={segmentKey} />
        <SegmentFlow segmentKey={segmentKey} days={baseline.days} />
      </SimpleGrid>
      <FeatureDrift segmentKey={segmentKey} baseline={baseline} />
    </Stack>
  );
}
