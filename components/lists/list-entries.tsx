"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { api, client } from "#lib/http/client.ts";
import { type CustomerList, type ListEntry, listEntriesInput } from "#lib/lists/schema.ts";

/** The ids on a list, with the customers who have them. */
export function ListEntries({ list }: { list: CustomerList }) {
  const t = useTranslations("lists.entries");
  const columns: readonly Column<ListEntry>[] = [
    {
      id: "externalId",
      isName: true,
      header: t("id"),
      cell: (row) => row.externalId,
      csv: (row) => row.externalId,
    },
    {
      id: "customer",
      isName: true,
      header: t("customer"),
      cell: (row) =>
        row.customer ? (
          <Anchor component={Link} href={`/customers/${row.customer.id}`}>
            {row.customer.externalId}
          </Anchor>
        ) : (
          t("nobody")
        ),
      csv: (row) => row.customer?.externalId ?? "",
    },
  ];
  return (
    <DataTable
      name={`list-${list.key}`}
      label={t("label")}
      columns={columns}
      rowKey={(row) => row.externalId}
      queryKey={[...api.lists.entries.key(), list.key]}
      searchLabel={t("search")}
      filters={[
        {
          id: "known",
          label: t("known"),
          options: [
            { value: "yes", label: t("isKnown") },
            { value: "no", label: t("isUnknown") },
          ],
        },
      ]}
      fetchPage={async ({ filters, ...input }, signal) =>
        client.lists.entries(listEntriesInput.parse({ ...input, ...filters, key: list.key }), { signal })
      }
      empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
