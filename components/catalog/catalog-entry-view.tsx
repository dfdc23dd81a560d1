"use client";

import { Anchor, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { entryHref } from "#components/catalog/entry-href.ts";
import { EntryMarks } from "#components/catalog/entry-marks.tsx";
import { EntryProperties } from "#components/catalog/entry-properties.tsx";
import { EntryTypes } from "#components/catalog/entry-types.tsx";
import { EntryValues } from "#components/catalog/entry-values.tsx";
import { NotesForm } from "#components/catalog/notes-form.tsx";
import { useEntryWords } from "#components/catalog/use-entry-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CatalogDetail } from "#lib/catalog/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = { initial: CatalogDetail; mayEdit: boolean; mayProtect: boolean };

/** One event, trait or property whole: what the data hold of it, and what people say about it. */
export function CatalogEntryView({ initial, mayEdit, mayProtect }: Props) {
  const t = useTranslations("catalog");
  const { kind, event, name } = initial;
  const { data: entry } = useQuery({
    ...api.catalog.get.queryOptions({ input: { kind, event, name } }),
    initialData: initial,
  });
  return (
    <Stack gap="xl">
      <Whereabouts entry={entry} />
      <Figures entry={entry} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Stack gap="xl">
          {kind !== "event" && (
            <Section title={t("entry.types")}>
              <EntryTypes entry={entry} />
            </Section>
          )}
          {kind !== "event" && (
            <Section title={t("entry.values")}>
              <EntryValues entry={entry} />
            </Section>
          )}
          {kind === "event" && (
            <Section title={t("entry.properties")}>
              <EntryProperties entry={entry} />
            </Section>
          )}
        </Stack>
        <Section title={t("notes.title")}>
          <NotesForm key={keyOf(entry)} entry={entry} mayEdit={mayEdit} mayProtect={mayProtect} />
        </Section>
      </SimpleGrid>
    </Stack>
  );
}

function Whereabouts({ entry }: { entry: CatalogDetail }) {
  const t = useTranslations("catalog");
  const { label } = useEntryWords();
  const said = label(entry);
  return (
    <Group gap="lg">
      <Anchor component={Link} href={entry.kind === "event" ? "/catalog" : `/catalog?kind=${entry.kind}`}>
        {t("entry.back")}
      </Anchor>
      <Text c="dimmed">
        {t(`kind.${entry.kind}`)}
        {entry.event !== "" && (
          <>
            {" "}
            {t("entry.of")}{" "}
            <Anchor component={Link} href={entryHref({ kind: "event", event: "", name: entry.event })}>
              {entry.event}
            </Anchor>
          </>
        )}
        {said && ` · ${said}`}
        {entry.isBuiltIn && ` · ${t("entry.builtIn")}`}
      </Text>
      <CopyText value={entry.name} name={entry.name} />
      <EntryMarks entry={entry} />
    </Group>
  );
}

function Figures({ entry }: { entry: CatalogDetail }) {
  const t = useTranslations("catalog");
  const format = useFormat();
  const when = (at: string | null) => (at === null ? t("never") : format.dateTime(at));
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
      <Figure label={t(`list.count.${entry.kind}`)} value={format.count(entry.count)} />
      {entry.kind !== "event" && (
        <Figure
          label={t("entry.distinct")}
          value={entry.distinctValues === null ? "–" : format.count(entry.distinctValues)}
          note={entry.profiledAt && t("entry.ofSample", { at: format.dateTime(entry.profiledAt) })}
        />
      )}
      <Figure label={t("list.firstSeen")} value={when(entry.firstSeenAt)} isCompact />
      <Figure label={t("list.lastSeen")} value={when(entry.lastSeenAt)} isCompact />
    </SimpleGrid>
  );
}

/** What the form shows; it begins anew when this changes. */
function keyOf(entry: CatalogDetail): string {
  const { labelEn, labelZh, synonymsEn, synonymsZh, isSensitive, isHiddenFromLlm } = entry;
  return JSON.stringify([labelEn, labelZh, synonymsEn, synonymsZh, isSensitive, isHiddenFromLlm]);
}
