"use client";

import { Anchor, SegmentedControl } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { api, client } from "#lib/http/client.ts";
import { type Member, memberListInput } from "#lib/memberships/schema.ts";

const sides = ["in", "left"] as const;
type Side = (typeof sides)[number];

/** Who is in a segment and since when, or who left it. */
export function MemberList({ segmentKey, mayExport }: { segmentKey: string; mayExport: boolean }) {
  const t = useTranslations("segments.members");
  const url = useUrlState();
  const side: Side = url.get("status") === "left" ? "left" : "in";
  const columns = useColumns(side);
  return (
    <>
      <SegmentedControl
        mb="md"
        aria-label={t("which")}
        data={sides.map((value) => ({ value, label: t(value) }))}
        value={side}
        onChange={(value) =>
          url.set({ status: value === "left" ? "left" : undefined, page: undefined, sort: undefined })
        }
      />
      <DataTable
        key={side}
        name={`members-${segmentKey}`}
        label={t(side)}
        columns={columns}
        rowKey={(row) => `${row.customerId} ${row.enteredAt}`}
        queryKey={[...api.memberships.list.key(), segmentKey, side]}
        defaultSort={{ sort: side === "in" ? "enteredAt" : "leftAt", direction: "desc" }}
        searchLabel={t("search")}
        hasExport={mayExport}
        fetchPage={({ filters: _, ...input }, signal) =>
          client.memberships.list(memberListInput.parse({ ...input, key: segmentKey, status: side }), {
            signal,
          })
        }
        empty={<Face title={t(`empty.${side}.title`)} text={t(`empty.${side}.text`)} />}
      />
    </>
  );
}

function useColumns(side: Side): readonly Column<Member>[] {
  const t = useTranslations("segments.members");
  const format = useFormat();
  const left: readonly Column<Member>[] = [
    {
      id: "leftAt",
      header: t("leftAt"),
      isSortable: true,
      cell: (row) => (row.leftAt ? format.dateTime(row.leftAt) : "–"),
      csv: (row) => row.leftAt,
    },
    {
      id: "leftCause",
      header: t("leftCause"),
      cell: (row) => (row.leftCause ? t(`cause.left.${row.leftCause}`) : "–"),
      csv: (row) => row.leftCause,
    },
  ];
  return [
    {
      id: "name",
      isName: true,
      header: t("customer"),
      isSortable: true,
      cell: (row) => (
        <Anchor component={Link} href={`/customers/${row.customerId}`}>
          {row.name}
        </Anchor>
      ),
      csv: (row) => row.name,
    },
    {
      id: "enteredAt",
      header: t("enteredAt"),
      isSortable: true,
      cell: (row) => format.dateTime(row.enteredAt),
      csv: (row) => row.enteredAt,
    },
    {
      id: "enteredCause",
      header: t("enteredCause"),
      cell: (row) => t(`cause.entered.${row.enteredCause}`),
      csv: (row) => row.enteredCause,
    },
    ...(side === "left" ? left : []),
    {
      id: "versionNo",
      header: t("version"),
      isNumeric: true,
      cell: (row) => row.versionNo,
      csv: (row) => row.versionNo,
    },
  ];
}
