"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ImportStatus } from "#components/imports/import-status.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { api, client } from "#lib/http/client.ts";
import type { Import, Tally } from "#lib/imports/schema.ts";

/** Every import, newest first. */
export function ImportList() {
  const t = useTranslations("imports");
  const format = useFormat();
  const columns: readonly Column<Import>[] = [
    {
      id: "fileName",
      isName: true,
      header: t("list.file"),
      cell: (row) => (
        <Anchor component={Link} href={`/imports/${row.id}`}>
          {row.fileName}
        </Anchor>
      ),
      csv: (row) => row.fileName,
    },
    {
      id: "status",
      header: t("list.status"),
      cell: (row) => <ImportStatus status={row.status} />,
      csv: (row) => row.status,
    },
    {
      id: "kind",
      header: t("list.kind"),
      cell: (row) => (row.mapping ? t(`kind.${row.mapping.kind}`) : "–"),
      csv: (row) => row.mapping?.kind ?? "",
    },
    numeric("lines", (tally) => tally.lines),
    numeric("accepted", (tally) => tally.accepted),
    numeric("setAside", (tally) => Object.values(tally.setAside).reduce((sum, lines) => sum + lines, 0)),
    {
      id: "createdAt",
      header: t("list.at"),
      cell: (row) => format.dateTime(row.createdAt),
      csv: (row) => row.createdAt,
    },
    {
      id: "createdBy",
      isName: true,
      header: t("list.by"),
      cell: (row) => row.createdBy ?? "–",
      csv: (row) => row.createdBy ?? "",
    },
  ];

  function numeric(id: "lines" | "accepted" | "setAside", of: (tally: Tally) => number): Column<Import> {
    return {
      id,
      header: t(`list.${id}`),
      isNumeric: true,
      cell: (row) => format.count(of(row.tally)),
      csv: (row) => of(row.tally),
    };
  }

  return (
    <DataTable
      name="imports"
      label={t("title")}
      columns={columns}
      rowKey={(row) => row.id}
      queryKey={api.imports.list.key()}
      fetchPage={async ({ page, pageSize }, signal) => client.imports.list({ page, pageSize }, { signal })}
      empty={<Face title={t("list.emptyTitle")} text={t("list.emptyText")} />}
    />
  );
}
