"use client";

import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CompareWith } from "#components/explanations/compare-with.tsx";
import { Explained } from "#components/explanations/explained.tsx";
import { useRestate } from "#components/rules/use-restate.ts";
import { AsOfControl, EndOfDataHint } from "#components/segments/as-of-control.tsx";
import { PreviewPanel } from "#components/segments/preview-panel.tsx";
import { SegmentChanges } from "#components/segments/segment-changes.tsx";
import { SegmentFlow } from "#components/segments/segment-flow.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { SegmentSize } from "#components/segments/segment-size.tsx";
import { SegmentUses } from "#components/segments/segment-uses.tsx";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import type { SegmentDetail } from "#lib/segments/schema.ts";

type Props = { segmentKey: string; may: { readonly propose: boolean; readonly preview: boolean } };

/** What a segment means and how it goes; of a draft, what it would be. */
export function SegmentOverview({ segmentKey, may }: Props) {
  const words = useTranslations("ui");
  const query = useQuery(api.segments.get.queryOptions({ input: { key: segmentKey } }));
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const segment = query.data;
  return segment.rule === null ? (
    <DraftOverview segment={segment} may={may} />
  ) : (
    <ActiveOverview segment={segment} />
  );
}

function ActiveOverview({ segment }: { segment: SegmentDetail }) {
  const say = useRestate();
  const t = useTranslations("segments");
  const { asOf } = useAsOf();
  const { key, rule, status } = segment;
  const isActive = status === "active";
  return (
    <Stack gap={40}>
      <Lead
        sentence={rule ? say.sentence(rule).text : t("noRuleYet")}
        actions={isActive && <AsOfControl />}
      />
      {!isActive && <Text c="dimmed">{t("archivedText")}</Text>}
      {isActive && (
        <>
          <EndOfDataHint />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} verticalSpacing={40}>
            <SegmentSize segmentKey={key} />
            <SegmentFlow segmentKey={key} />
          </SimpleGrid>
          <Explained of={{ kind: "segment", key, asOf }} />
          <CompareWith segmentKey={key} asOf={asOf} />
        </>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} verticalSpacing={40}>
        <SegmentChanges segmentKey={key} />
        <SegmentUses segment={segment} />
      </SimpleGrid>
    </Stack>
  );
}

function DraftOverview({ segment, may }: { segment: SegmentDetail; may: Props["may"] }) {
  const t = useTranslations("segments");
  const say = useRestate();
  const locale = useReaderLocale();
  const shaped = checkShape(segment.draftRule);
  const rule = shaped.ok ? shaped.value : undefined;
  return (
    <Stack gap="xl">
      <Lead
        sentence={rule ? say.sentence(rule).text : t("noRuleYet")}
        actions={
          may.propose && <LinkButton href={segmentPath(segment.key, "rule")}>{t("draft.action")}</LinkButton>
        }
      />
      <Text c="dimmed">{t(may.propose ? "draft.text" : "draft.textReader")}</Text>
      {rule && may.preview && (
        <PreviewPanel rule={rule} name={nameOf(segment, locale)} segmentKey={segment.key} />
      )}
      <SegmentChanges segmentKey={segment.key} />
    </Stack>
  );
}

function Lead({ sentence, actions }: { sentence: string; actions: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Text size="lg" maw={760} className="wrap-anywhere">
        {sentence}
      </Text>
      {actions}
    </Group>
  );
}
