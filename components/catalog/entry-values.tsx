"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEntryWords } from "#components/catalog/use-entry-words.ts";
import { ShareRows } from "#components/ui/share-rows.tsx";
import type { CatalogEntry } from "#lib/catalog/schema.ts";

/** The most frequent values of a recent sample, or why there are none. */
export function EntryValues({ entry }: { entry: CatalogEntry }) {
  const t = useTranslations("catalog");
  const words = useEntryWords();
  if (entry.isSensitive) return <Text c="dimmed">{t("entry.sensitiveValues")}</Text>;
  if (entry.topValues.length === 0) {
    return <Text c="dimmed">{t(entry.profiledAt ? "entry.freeValues" : "entry.notYet")}</Text>;
  }
  const shown = entry.topValues.reduce((sum, { count }) => sum + count, 0);
  const isWhole = entry.topValues.length === entry.distinctValues;
  return (
    <Stack gap="sm">
      <ShareRows
        label={t("entry.values")}
        nameHeader={t("entry.value")}
        countHeader={t("entry.times")}
        whole={shown}
        rows={entry.topValues.map(({ value, count }) => ({
          key: JSON.stringify(value),
          name: words.value(value),
          count,
        }))}
      />
      <Text size="xs" c="dimmed">
        {t(isWhole ? "entry.sampleOfAll" : "entry.sampleOfTop", { count: entry.topValues.length })}
      </Text>
    </Stack>
  );
}
