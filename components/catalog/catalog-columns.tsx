import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { entryHref } from "#components/catalog/entry-href.ts";
import { EntryMarks } from "#components/catalog/entry-marks.tsx";
import { useEntryWords } from "#components/catalog/use-entry-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import type { CatalogEntry, CatalogKey } from "#lib/catalog/schema.ts";

const shownValues = 4;

/** What a list of entries says of each: events have no values of their own, properties belong to an event. */
export function useCatalogColumns(kind: CatalogKey["kind"]): readonly Column<CatalogEntry>[] {
  const t = useTranslations("catalog");
  const words = useEntryWords();
  const format = useFormat();
  const when = (at: string | null) => (at === null ? t("never") : format.dateTime(at));
  const topValues = (entry: CatalogEntry) =>
    entry.topValues
      .slice(0, shownValues)
      .map(({ value }) => words.value(value))
      .join(", ");

  const name: Column<CatalogEntry> = {
    id: "name",
    isName: true,
    header: t("list.name"),
    isSortable: true,
    cell: (entry) => (
      <Anchor component={Link} href={entryHref(entry)}>
        {entry.name}
      </Anchor>
    ),
    csv: (entry) => entry.name,
  };
  const event: Column<CatalogEntry> = {
    id: "event",
    isName: true,
    header: t("list.event"),
    cell: (entry) => entry.event,
    csv: (entry) => entry.event,
  };
  const types: Column<CatalogEntry> = {
    id: "types",
    header: t("list.types"),
    cell: (entry) => words.types(entry) || "–",
    csv: (entry) => words.types(entry),
  };
  const values: Column<CatalogEntry> = {
    id: "values",
    header: t("list.values"),
    isLong: true,
    cell: (entry) => topValues(entry) || <Text c="dimmed">{entry.isSensitive ? t("notCounted") : "–"}</Text>,
    csv: topValues,
  };
  return [
    name,
    ...(kind === "property" ? [event] : []),
    {
      id: "label",
      isName: true,
      header: t("list.label"),
      cell: (entry) => words.label(entry) ?? "–",
      csv: (entry) => words.label(entry) ?? "",
    },
    {
      id: "count",
      header: t(`list.count.${kind}`),
      isSortable: true,
      isNumeric: true,
      cell: (entry) => format.count(entry.count),
      csv: (entry) => entry.count,
    },
    ...(kind === "event" ? [] : [types, values]),
    {
      id: "lastSeenAt",
      header: t("list.lastSeen"),
      isSortable: true,
      cell: (entry) => when(entry.lastSeenAt),
      csv: (entry) => entry.lastSeenAt,
    },
    {
      id: "firstSeenAt",
      header: t("list.firstSeen"),
      isExtra: kind !== "event",
      cell: (entry) => when(entry.firstSeenAt),
      csv: (entry) => entry.firstSeenAt,
    },
    { id: "marks", header: t("list.marks"), cell: (entry) => <EntryMarks entry={entry} /> },
  ];
}
