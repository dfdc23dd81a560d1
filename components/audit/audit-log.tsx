"use client";

import { useTranslations } from "next-intl";
import { AuditDetail } from "#components/audit/audit-detail.tsx";
import { ChainCheck } from "#components/audit/chain-check.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { auditActions } from "#lib/audit/actions.ts";
import type { AuditEntry } from "#lib/audit/schema.ts";
import { api, client } from "#lib/http/client.ts";

const actions = Object.keys(auditActions);

/** Who did what, newest first, and whether the chain of entries is whole. */
export function AuditLog() {
  const t = useTranslations("audit");
  const format = useFormat();
  const words = (action: string) => (t.has(`actions.${action}`) ? t(`actions.${action}`) : action);
  const columns: Column<AuditEntry>[] = [
    {
      id: "at",
      header: t("at"),
      isSortable: true,
      cell: (entry) => format.dateTime(entry.at),
      csv: (entry) => entry.at,
    },
    {
      id: "actor",
      isName: true,
      header: t("actor"),
      cell: (entry) => entry.actorName,
      csv: (entry) => entry.actorName,
    },
    {
      id: "action",
      isName: true,
      header: t("action"),
      cell: (entry) => words(entry.action),
      csv: (entry) => entry.action,
    },
    {
      id: "subject",
      header: t("subject"),
      isExtra: true,
      cell: (entry) => entry.subject,
      csv: (entry) => entry.subject,
    },
    {
      id: "detail",
      header: t("detail"),
      isLong: true,
      cell: (entry) => <AuditDetail detail={entry.detail} />,
      csv: (entry) => JSON.stringify(entry.detail),
    },
    {
      id: "no",
      header: t("no"),
      isNumeric: true,
      isExtra: true,
      cell: (entry) => entry.no,
      csv: (entry) => entry.no,
    },
    {
      id: "hash",
      header: t("hash"),
      isExtra: true,
      cell: (entry) => entry.hash.slice(0, 12),
      csv: (entry) => entry.hash,
    },
  ];
  return (
    <>
      <ChainCheck />
      <DataTable
        name="audit"
        label={t("title")}
        columns={columns}
        rowKey={(entry) => entry.no}
        queryKey={api.audit.list.key()}
        fetchPage={({ filters, ...input }, signal) =>
          client.audit.list({ ...input, action: filters.action }, { signal })
        }
        defaultSort={{ sort: "at", direction: "desc" }}
        searchLabel={t("search")}
        filters={[
          {
            id: "action",
            label: t("action"),
            options: actions.map((value) => ({ value, label: words(value) })),
          },
        ]}
        empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
      />
    </>
  );
}
