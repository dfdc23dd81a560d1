"use client";

import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** The segments whose rules name the one that changes, as their members change with it, and who is told of its movements. */
export function ChangeUses({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("changes.uses");
  const locale = useReaderLocale();
  const query = useQuery(api.segments.get.queryOptions({ input: { key: segmentKey } }));
  if (query.isPending) return <SkeletonRows label={t("title")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const { usedIn, destinations } = query.data;
  const segments = usedIn.map((use) => ({
    id: use.key,
    name: nameOf(use, locale),
    href: segmentPath(use.key),
  }));
  const told = destinations.map(({ id, name }) => ({ id, name, href: `/settings/destinations/${id}` }));
  return (
    <Stack gap="md">
      {segments.length === 0 ? (
        <Text c="dimmed">{t("none")}</Text>
      ) : (
        <Links says={t("some")} links={segments} />
      )}
      {told.length > 0 && <Links says={t("told")} links={told} />}
    </Stack>
  );
}

function Links({
  says,
  links,
}: {
  says: string;
  links: readonly { readonly id: string; readonly name: string; readonly href: string }[];
}) {
  return (
    <div>
      <Text>{says}</Text>
      <Group gap="md" mt="xs">
        {links.map(({ id, name, href }) => (
          <Anchor key={id} component={Link} href={href}>
            {name}
          </Anchor>
        ))}
      </Group>
    </div>
  );
}
