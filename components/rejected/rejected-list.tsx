"use client";

import { Anchor, SegmentedControl, Stack } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { RejectedReasons } from "#components/rejected/rejected-reasons.tsx";
import { useReasons } from "#components/rejected/use-reasons.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { api, client } from "#lib/http/client.ts";
import { listRejectedInput, type RejectedMessage, rejectionStatuses } from "#lib/ingest/rejected-schema.ts";

/** Messages that were set aside: how many for which reason, and each of them. */
export function RejectedList({ mayDecide }: { mayDecide: boolean }) {
  const t = useTranslations("ingest");
  const url = useUrlState();
  const status = rejectionStatuses.find((each) => each === url.get("status")) ?? "open";
  const code = url.get("code");
  const columns = useColumns();
  const pick = (next: string | undefined) => url.set({ code: next, page: undefined });
  return (
    <Stack gap="lg">
      <SegmentedControl
        w="fit-content"
        aria-label={t("list.status")}
        value={status}
        data={rejectionStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={(value) =>
          url.set({ status: value === "open" ? undefined : value, code: undefined, page: undefined })
        }
      />
      <RejectedReasons status={status} code={code} onPick={pick} mayDecide={mayDecide} />
      <DataTable
        key={status}
        name="rejected-messages"
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={[...api.rejected.list.key(), status, code]}
        defaultSort={{ sort: "receivedAt", direction: "desc" }}
        searchLabel={t("list.search")}
        fetchPage={async ({ filters: _, ...input }, signal) =>
          client.rejected.list(listRejectedInput.parse({ ...input, status, code }), { signal })
        }
        empty={<Face title={t(`list.empty.${status}.title`)} text={t(`list.empty.${status}.text`)} />}
      />
    </Stack>
  );
}

function useColumns(): readonly Column<RejectedMessage>[] {
  const t = useTranslations("ingest");
  const reasons = useReasons();
  const format = useFormat();
  return [
    {
      id: "receivedAt",
      header: t("list.receivedAt"),
      isSortable: true,
      cell: (row) => (
        <Anchor component={Link} href={`/rejected/${row.id}`}>
          {format.dateTime(row.receivedAt)}
        </Anchor>
      ),
      csv: (row) => row.receivedAt,
    },
    {
      id: "what",
      isName: true,
      header: t("list.what"),
      cell: (row) => row.event ?? row.type ?? "–",
      csv: (row) => row.event ?? row.type,
    },
    {
      id: "code",
      header: t("list.code"),
      cell: (row) => reasons.title(row.code),
      csv: (row) => row.code,
    },
    {
      id: "reason",
      header: t("list.reason"),
      isLong: true,
      cell: (row) => reasons.sentence(row.reason),
      csv: (row) => reasons.sentence(row.reason),
    },
    {
      id: "path",
      isExtra: true,
      isName: true,
      header: t("list.path"),
      cell: (row) => row.path || "–",
      csv: (row) => row.path,
    },
    {
      id: "customer",
      isName: true,
      header: t("list.customer"),
      cell: (row) => row.customerId ?? "–",
      csv: (row) => row.customerId,
    },
    {
      id: "source",
      isExtra: true,
      isName: true,
      header: t("list.source"),
      cell: (row) => row.writeKeyName ?? row.source,
      csv: (row) => row.writeKeyName ?? row.source,
    },
    {
      id: "times",
      header: t("list.times"),
      isNumeric: true,
      cell: (row) => format.count(row.times),
      csv: (row) => row.times,
    },
    {
      id: "decidedAt",
      header: t("list.decidedAt"),
      isExtra: true,
      cell: (row) => (row.decidedAt ? format.dateTime(row.decidedAt) : "–"),
      csv: (row) => row.decidedAt,
    },
  ];
}
