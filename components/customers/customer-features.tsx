"use client";

import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFeatureWords } from "#components/features/use-feature-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** A customer's features as of now. */
export function CustomerFeatures({ id }: { id: string }) {
  const t = useTranslations("customers.features");
  const words = useTranslations("ui");
  const format = useFormat();
  const features = useFeatureWords();
  const query = useQuery(api.snapshots.ofCustomer.queryOptions({ input: { id } }));
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const shown = (feature: string, value: number | string | null) => {
    if (value === null) return <Text c="dimmed">{t("none")}</Text>;
    return typeof value === "string" ? value : features.value(feature, value);
  };
  return (
    <>
      <Text size="xs" c="dimmed">
        {t("asOf", { at: format.dateTime(query.data.asOf) })}
      </Text>
      <Table aria-label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("feature")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("value")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {query.data.features.map(({ feature, value }) => (
            <Table.Tr key={feature}>
              <Table.Td>{features.name(feature)}</Table.Td>
              <Table.Td ta="right">{shown(feature, value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
