"use client";

import { Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { Section } from "#components/ui/section.tsx";
import { api } from "#lib/http/client.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import type { SegmentDetail, SegmentUse } from "#lib/segments/schema.ts";

/** What rests on a segment, and what it rests on: other segments, words of the glossary, and who is told. */
export function SegmentUses({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations("segments.uses");
  const locale = useReaderLocale();
  const glossary = useQuery(api.glossary.list.queryOptions());
  const words = (glossary.data ?? []).filter((entry) => dependsOn(entry.rule).segments.has(segment.key));
  const { usedIn, uses, destinations } = segment;
  const toLink = (use: SegmentUse) => ({
    id: use.key,
    name: nameOf(use, locale),
    href: segmentPath(use.key),
  });
  return (
    <Section title={t("title")}>
      {usedIn.length + uses.length + words.length + destinations.length === 0 ? (
        <Text c="dimmed">{t("none")}</Text>
      ) : (
        <Stack gap="xs">
          <Links label={t("usedIn")} links={usedIn.map(toLink)} />
          <Links label={t("uses")} links={uses.map(toLink)} />
          <Links
            label={t("glossary")}
            links={words.map((entry) => ({
              id: entry.id,
              name: entry.words[locale][0] ?? entry.words.en[0] ?? entry.words.zh[0] ?? "",
              href: "/glossary",
            }))}
          />
          <Links
            label={t("destinations")}
            links={destinations.map(({ id, name, takesAll }) => ({
              id,
              name: takesAll ? t("takesAll", { name }) : name,
              href: `/settings/destinations/${id}`,
            }))}
          />
        </Stack>
      )}
    </Section>
  );
}

type LinkTo = { readonly id: string; readonly name: string; readonly href: string };

function Links({ label, links }: { label: string; links: readonly LinkTo[] }) {
  if (links.length === 0) return null;
  return (
    <Text component="div">
      <Text span c="dimmed" mr="xs">
        {label}
      </Text>
      {links.map(({ id, name, href }) => (
        <Anchor key={id} component={Link} href={href} mr="sm">
          {name}
        </Anchor>
      ))}
    </Text>
  );
}
