"use client";

import { Group, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefineLine } from "#components/interpretations/refine-line.tsx";
import { AsOfControl, EndOfDataHint } from "#components/segments/as-of-control.tsx";
import { PreviewDetails } from "#components/segments/preview-panel.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import type { SegmentDetail } from "#lib/segments/schema.ts";

type Props = {
  /** Nothing while it does not hold: then what was last known stays. */
  rule: Rule | undefined;
  /** Whether it is the rule that is in the way, and not that it is still being looked at. */
  isFaulty: boolean;
  segment: SegmentDetail;
  onTake: (rule: Rule) => void;
};

/** What stands beside a rule that is edited: a line to change it in words, and whom it selects. */
export function RuleCompanion({ rule: edited, isFaulty, segment, onTake }: Props) {
  const t = useTranslations("preview");
  const locale = useReaderLocale();
  const [rule, setRule] = useState(edited);
  if (edited && stableJson(edited) !== stableJson(rule ?? null)) setRule(edited);
  if (!rule) return isFaulty ? <Text c="dimmed">{t("afterMending")}</Text> : null;
  return (
    <Stack gap="xl">
      <RefineLine rule={rule} name={segment.key} onTake={onTake} />
      <section aria-label={t("title")}>
        <Group justify="space-between" gap="sm">
          <Title order={2}>{t("title")}</Title>
          <AsOfControl />
        </Group>
        <EndOfDataHint />
        <PreviewDetails
          rule={rule}
          name={nameOf(segment, locale)}
          segmentKey={segment.key}
          hasConditions={false}
        />
      </section>
    </Stack>
  );
}
