"use client";

import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCatalogColumns } from "#components/catalog/catalog-columns.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Face } from "#components/ui/face.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { type CatalogKey, catalogKinds, listCatalogInput } from "#lib/catalog/schema.ts";
import { api, client } from "#lib/http/client.ts";
import { maxPageSize } from "#lib/http/paging.ts";

type Kind = CatalogKey["kind"];

/** Events, traits or properties, those that came most first. */
export function CatalogList() {
  const t = useTranslations("catalog");
  const url = useUrlState();
  const kind = catalogKinds.find((each) => each === url.get("kind")) ?? "event";
  return (
    <>
      <SegmentedControl
        mb="lg"
        aria-label={t("kindChoice")}
        value={kind}
        data={catalogKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(value) =>
          url.set({ kind: value === "event" ? undefined : value, event: undefined, page: undefined })
        }
      />
      <EntryTable key={kind} kind={kind} />
    </>
  );
}

function EntryTable({ kind }: { kind: Kind }) {
  const t = useTranslations("catalog");
  const columns = useCatalogColumns(kind);
  const events = useQuery({
    ...api.catalog.list.queryOptions({
      input: { kind: "event", sort: "name", direction: "asc", page: 1, pageSize: maxPageSize, search: "" },
    }),
    enabled: kind === "property",
  });
  const eventFilter = {
    id: "event",
    label: t("list.ofEvent"),
    options: (events.data?.rows ?? [])
      .filter(({ count }) => count > 0)
      .map(({ name }) => ({ value: name, label: name })),
  };
  return (
    <DataTable
      name={`catalog-${kind}`}
      label={t(`kinds.${kind}`)}
      columns={columns}
      rowKey={(row) => `${row.event}/${row.name}`}
      queryKey={[...api.catalog.list.key(), kind]}
      defaultSort={{ sort: "count", direction: "desc" }}
      searchLabel={t(`list.search.${kind}`)}
      filters={kind === "property" ? [eventFilter] : []}
      fetchPage={async ({ filters, ...input }, signal) =>
        client.catalog.list(listCatalogInput.parse({ ...input, ...filters, kind }), { signal })
      }
      empty={<Face title={t("list.emptyTitle")} text={t("list.emptyText")} />}
    />
  );
}
