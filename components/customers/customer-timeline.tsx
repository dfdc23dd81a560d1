"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EntryName } from "#components/customers/entry-name.tsx";
import { shownValue } from "#components/customers/shown-value.ts";
import { useEntryLabel } from "#components/rules/use-entry-label.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { TimelineEntry } from "#lib/customers/schema.ts";
import { api, client } from "#lib/http/client.ts";
import type { NameKind } from "#lib/rules/restate/names.ts";

/** What a customer did and what changed, the newest first; older pages on demand. */
export function CustomerTimeline({ id }: { id: string }) {
  const t = useTranslations("customers.timeline");
  const words = useTranslations("ui");
  const query = useInfiniteQuery({
    queryKey: [...api.customers.timeline.key(), id],
    queryFn: ({ pageParam, signal }) =>
      client.customers.timeline({ id, ...(pageParam !== null && { before: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.rows);
  if (entries.length === 0) return <Text c="dimmed">{t("empty")}</Text>;
  return (
    <Stack gap="md">
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {entries.map((entry) => (
          <Entry key={keyOf(entry)} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("older")}
        </Button>
      )}
    </Stack>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations("customers.timeline");
  const format = useFormat();
  const label = useEntryLabel();
  return (
    <li style={{ padding: "8px 0", borderBottom: "1px solid var(--tl-hairline)", overflowWrap: "anywhere" }}>
      <Text>
        <Text span c="dimmed" size="sm" mr="sm" className="tabular">
          {format.dateTime(entry.at)}
        </Text>
        <Text span fw={600}>
          {entry.kind === "event" ? <EntryName kind="events" name={entry.name} /> : t(entry.kind)}
        </Text>
      </Text>
      <Text size="sm" c="dimmed">
        {detailOf(entry, label)}
      </Text>
      {itemsOf(entry, label).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an order's items never change their places
        <Text key={index} size="sm" c="dimmed" pl="md">
          {item}
        </Text>
      ))}
    </li>
  );
}

type Label = (kind: NameKind, name: string) => string;
type JsonRecord = Readonly<Record<string, unknown>>;

/** The products of an order, say: each a line of its own. */
function itemsOf(entry: TimelineEntry, label: Label): readonly string[] {
  if (entry.kind !== "event") return [];
  return Object.values(entry.properties)
    .filter(isRecords)
    .flatMap((records) => records.map((record) => listed(record, (name) => label("properties", name))));
}

function isRecords(value: unknown): value is readonly JsonRecord[] {
  const isRecord = (each: unknown) => typeof each === "object" && each !== null && !Array.isArray(each);
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function detailOf(entry: TimelineEntry, label: Label): string {
  switch (entry.kind) {
    case "event":
      return listed(entry.properties, (name) => label("properties", name));
    case "traits":
      return listed(entry.traits, (name) => label("traits", name));
    case "merged":
      return entry.externalId;
  }
}

function listed(record: JsonRecord, label: (name: string) => string): string {
  return Object.entries(record)
    .filter(([, value]) => !isRecords(value))
    .map(([name, value]) => `${label(name)}: ${shownValue(value)}`)
    .join(" · ");
}

function keyOf(entry: TimelineEntry): string {
  return entry.kind === "merged" ? `${entry.at} ${entry.externalId}` : entry.no;
}
