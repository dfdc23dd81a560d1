"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ShareRows } from "#components/ui/share-rows.tsx";
import { type CatalogEntry, catalogTypes } from "#lib/catalog/schema.ts";

/** Of which types an entry's values were, over all that ever came. */
export function EntryTypes({ entry }: { entry: CatalogEntry }) {
  const t = useTranslations("catalog");
  const types = catalogTypes(entry);
  if (types.length === 0) return <Text c="dimmed">{t("entry.noValues")}</Text>;
  return (
    <ShareRows
      label={t("entry.types")}
      nameHeader={t("list.types")}
      countHeader={t("entry.count")}
      whole={types.reduce((sum, { count }) => sum + count, 0)}
      rows={types.map(({ type, count }) => ({ key: type, name: t(`types.${type}`), count }))}
    />
  );
}
