"use client";

import { Group, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PeriodChoice } from "#components/drift/period-choice.tsx";
import type { Baseline } from "#components/drift/use-baseline.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";

/** Chooses what a segment is compared with: a usual period back, or any day. */
export function BaselineChoice({ baseline }: { baseline: Baseline }) {
  const t = useTranslations("drift.baseline");
  const format = useFormat();
  const url = useUrlState();
  const isTooLate = url.get("baseline") !== undefined && baseline.chosen === undefined;
  return (
    <Group align="flex-end" gap="md">
      <PeriodChoice />
      <TextInput
        type="date"
        label={t("custom")}
        value={baseline.chosen ?? ""}
        max={baseline.yesterday}
        error={isTooLate && t("tooLate")}
        onChange={(event) => url.set({ baseline: event.currentTarget.value })}
      />
      <Text size="sm" c="dimmed" pb={8}>
        {t("since", { date: format.date(baseline.at) })}
      </Text>
    </Group>
  );
}
