"use client";

import { Button, Group, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useReasons } from "#components/imports/tally-table.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { api, client } from "#lib/http/client.ts";
import type { Import, Problem } from "#lib/imports/schema.ts";

/** The lines that were set aside, with their reasons and their cells. */
export function ProblemTable({ imported }: { imported: Import }) {
  const t = useTranslations("imports.problems");
  const columns = useProblemColumns();
  const reasons = useReasons();
  const { id, tally } = imported;
  const codes = Object.keys(tally.setAside);
  if (codes.length === 0) return null;
  return (
    <section>
      <Group justify="space-between" mt={40} mb="sm">
        <Title order={2}>{t("title")}</Title>
        <Button
          component="a"
          href={`/api/imports/${id}/set-aside`}
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t("download")}
        </Button>
      </Group>
      <DataTable
        name="import-problems"
        label={t("title")}
        columns={columns}
        hasExport={false}
        rowKey={(row) => String(row.line)}
        queryKey={[...api.imports.problems.key(), id]}
        filters={[
          {
            id: "code",
            label: t("reason"),
            options: codes.map((code) => ({ value: code, label: reasons(code) })),
          },
        ]}
        fetchPage={async ({ page, pageSize, filters }, signal) =>
          client.imports.problems(
            { id, page, pageSize, ...(filters.code && { code: filters.code }) },
            { signal },
          )
        }
        empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
      />
    </section>
  );
}

export function useProblemColumns(): readonly Column<Problem>[] {
  const t = useTranslations("imports.problems");
  const reasons = useReasons();
  const format = useFormat();
  return [
    { id: "line", header: t("line"), isNumeric: true, cell: (row) => format.count(row.line) },
    { id: "reason", header: t("reason"), cell: (row) => reasons(row.code) },
    { id: "column", header: t("column"), cell: (row) => row.column || "–" },
    {
      id: "cells",
      header: t("cells"),
      cell: (row) => row.cells.map(({ text }) => text || "–").join(" · "),
    },
  ];
}
