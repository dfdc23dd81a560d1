"use client";

import { Anchor, Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUpload } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { UploadListDialog } from "#components/lists/upload-list-dialog.tsx";
import { UsedIn } from "#components/lists/used-in.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { api, client } from "#lib/http/client.ts";
import { type CustomerList, listListsInput } from "#lib/lists/schema.ts";

/** The uploaded lists: how many ids, how many of them are customers, where each is used. */
export function ListTable({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("lists");
  const router = useRouter();
  const columns = useColumns();
  const [isUploading, upload] = useDisclosure(false);
  const button = (
    <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={upload.open}>
      {t("upload.action")}
    </Button>
  );
  return (
    <>
      {mayEdit && <Group mb="md">{button}</Group>}
      <DataTable
        name="lists"
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.key}
        queryKey={api.lists.list.key()}
        defaultSort={{ sort: "name", direction: "asc" }}
        searchLabel={t("list.search")}
        fetchPage={async ({ filters: _, ...input }, signal) =>
          client.lists.list(listListsInput.parse(input), { signal })
        }
        empty={
          <Face title={t("list.emptyTitle")} text={t(mayEdit ? "list.emptyText" : "list.emptyTextReader")} />
        }
      />
      <UploadListDialog
        isOpen={isUploading}
        onClose={upload.close}
        onDone={({ key }) => router.push(`/lists/${encodeURIComponent(key)}`)}
      />
    </>
  );
}

function useColumns(): readonly Column<CustomerList>[] {
  const t = useTranslations("lists");
  const format = useFormat();
  return [
    {
      id: "name",
      isName: true,
      header: t("list.name"),
      isSortable: true,
      cell: (row) => (
        <Anchor component={Link} href={`/lists/${encodeURIComponent(row.key)}`}>
          {row.name}
        </Anchor>
      ),
      csv: (row) => row.name,
    },
    { id: "key", isName: true, header: t("list.key"), cell: (row) => row.key, csv: (row) => row.key },
    {
      id: "size",
      header: t("list.size"),
      isSortable: true,
      isNumeric: true,
      cell: (row) => format.count(row.size),
      csv: (row) => row.size,
    },
    {
      id: "known",
      header: t("list.known"),
      isNumeric: true,
      cell: (row) => `${format.count(row.known)} · ${format.share(row.size > 0 ? row.known / row.size : 0)}`,
      csv: (row) => row.known,
    },
    {
      id: "usedIn",
      header: t("list.usedIn"),
      isName: true,
      cell: (row) => <UsedIn segments={row.usedIn} />,
      csv: (row) => row.usedIn.map(({ name }) => name).join(", "),
    },
    {
      id: "updatedAt",
      header: t("list.updatedAt"),
      isSortable: true,
      cell: (row) => format.dateTime(row.updatedAt),
      csv: (row) => row.updatedAt,
    },
    {
      id: "updatedBy",
      isName: true,
      header: t("list.updatedBy"),
      cell: (row) => row.updatedBy || "–",
      csv: (row) => row.updatedBy,
    },
  ];
}
