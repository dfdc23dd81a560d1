"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { Delivery } from "#lib/destinations/schema.ts";
import { api, client } from "#lib/http/client.ts";

/** What waits for a destination, and what was given up. */
export function DeliveryTable({ id }: { id: string }) {
  const t = useTranslations("destinations.deliveries");
  const format = useFormat();
  const columns: readonly Column<Delivery>[] = [
    {
      id: "customer",
      isName: true,
      header: t("customer"),
      cell: (row) => row.customer,
      csv: (row) => row.customer,
    },
    {
      id: "movement",
      header: t("movement"),
      cell: (row) => t(`kind.${row.kind}`),
      csv: (row) => row.kind,
    },
    {
      id: "segment",
      isName: true,
      header: t("segment"),
      cell: (row) => (
        <Anchor component={Link} href={`/segments/${encodeURIComponent(row.segment)}`}>
          {row.segment}
        </Anchor>
      ),
      csv: (row) => row.segment,
    },
    { id: "at", header: t("at"), cell: (row) => format.dateTime(row.at), csv: (row) => row.at },
    {
      id: "state",
      header: t("state"),
      cell: (row) =>
        row.isDead ? (
          <StateMark tone="act" word={t("dead")} />
        ) : (
          <StateMark tone={row.attempts > 0 ? "moving" : "steady"} word={t("waits")} />
        ),
      csv: (row) => (row.isDead ? "dead" : "waits"),
    },
    {
      id: "attempts",
      header: t("attempts"),
      isNumeric: true,
      cell: (row) => format.count(row.attempts),
      csv: (row) => row.attempts,
    },
    {
      id: "answer",
      isName: true,
      header: t("answer"),
      cell: (row) => row.answer || "–",
      csv: (row) => row.answer,
    },
    {
      id: "nextAt",
      header: t("nextAt"),
      cell: (row) => (row.isDead ? "–" : format.dateTime(row.nextAt)),
      csv: (row) => (row.isDead ? "" : row.nextAt),
    },
  ];
  return (
    <DataTable
      name="deliveries"
      label={t("title")}
      columns={columns}
      rowKey={(row) => row.movementNo}
      queryKey={[...api.destinations.key(), id]}
      fetchPage={({ page, pageSize }, signal) =>
        client.destinations.deliveries({ id, page, pageSize }, { signal })
      }
      empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
    />
  );
}
