"use client";

import { Anchor, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListActions } from "#components/lists/list-actions.tsx";
import { ListEntries } from "#components/lists/list-entries.tsx";
import { UsedIn } from "#components/lists/used-in.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { api } from "#lib/http/client.ts";
import type { CustomerList } from "#lib/lists/schema.ts";

type Props = { initial: CustomerList; mayEdit: boolean; mayDecide: boolean };

/** One list: its ids, how many are customers, where it is used. */
export function ListView({ initial, mayEdit, mayDecide }: Props) {
  const t = useTranslations("lists");
  const format = useFormat();
  const { data: list } = useQuery({
    ...api.lists.get.queryOptions({ input: { key: initial.key } }),
    initialData: initial,
  });
  const share = format.share(list.size > 0 ? list.known / list.size : 0);
  return (
    <>
      <PageHeader title={list.name} actions={mayEdit && <ListActions list={list} mayDecide={mayDecide} />} />
      <Stack gap="xl">
        <Group gap="lg">
          <Anchor component={Link} href="/lists">
            {t("view.back")}
          </Anchor>
          <Text c="dimmed">
            {list.key} <CopyText value={list.key} name={list.key} />
          </Text>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg">
          <Figure
            label={t("list.size")}
            value={format.count(list.size)}
            note={t("view.updated", { at: format.dateTime(list.updatedAt), by: list.updatedBy || "–" })}
          />
          <Figure label={t("list.known")} value={format.count(list.known)} note={share} />
          <div>
            <Text size="xs" c="dimmed" fw={600}>
              {t("list.usedIn")}
            </Text>
            {list.usedIn.length > 0 ? <UsedIn segments={list.usedIn} /> : t("view.unused")}
          </div>
        </SimpleGrid>
        <Section title={t("view.entries")}>
          <ListEntries list={list} />
        </Section>
      </Stack>
    </>
  );
}
