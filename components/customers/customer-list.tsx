"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { type CustomerSummary, customerKinds, listCustomersInput } from "#lib/customers/schema.ts";
import { api, client } from "#lib/http/client.ts";

/** The shop's customers, those seen last first. */
export function CustomerList() {
  const t = useTranslations("customers");
  const format = useFormat();
  const columns: readonly Column<CustomerSummary>[] = [
    {
      id: "externalId",
      isName: true,
      header: t("list.id"),
      isSortable: true,
      cell: (row) => (
        <Anchor component={Link} href={`/customers/${row.id}`}>
          {row.externalId}
        </Anchor>
      ),
      csv: (row) => row.externalId,
    },
    {
      id: "name",
      isName: true,
      header: t("list.name"),
      cell: (row) => row.name ?? "–",
      csv: (row) => row.name ?? "",
    },
    {
      id: "email",
      isName: true,
      header: t("list.email"),
      cell: (row) => row.email ?? "–",
      csv: (row) => row.email ?? "",
    },
    { id: "kind", header: t("list.kind"), cell: (row) => t(`kind.${row.kind}`), csv: (row) => row.kind },
    {
      id: "createdAt",
      header: t("list.since"),
      isSortable: true,
      cell: (row) => format.date(row.createdAt),
      csv: (row) => row.createdAt,
    },
    {
      id: "lastSeenAt",
      header: t("list.lastSeen"),
      isSortable: true,
      cell: (row) => format.dateTime(row.lastSeenAt),
      csv: (row) => row.lastSeenAt,
    },
  ];
  return (
    <DataTable
      name="customers"
      label={t("title")}
      columns={columns}
      rowKey={(row) => row.id}
      queryKey={api.customers.list.key()}
      defaultSort={{ sort: "lastSeenAt", direction: "desc" }}
      searchLabel={t("list.search")}
      filters={[
        {
          id: "kind",
          label: t("list.kind"),
          options: customerKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        },
      ]}
      fetchPage={async ({ filters, ...input }, signal) =>
        client.customers.list(listCustomersInput.parse({ ...input, ...filters }), { signal })
      }
      empty={<Face title={t("list.emptyTitle")} text={t("list.emptyText")} />}
    />
  );
}
