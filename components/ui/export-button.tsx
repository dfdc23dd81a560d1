"use client";

import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { downloadCsv, toCsv } from "#components/ui/csv.ts";
import type { DataTableProps, TableInput } from "#components/ui/data-table-types.ts";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";

const pageSize = 500;

type Props<Row> = Pick<DataTableProps<Row>, "name" | "columns" | "fetchPage"> & {
  input: TableInput;
  total: number;
};

/** Takes the whole list out as CSV, as it is filtered and sorted; shows how far it is, and can be stopped. */
export function ExportButton<Row>({ name, columns, fetchPage, input, total }: Props<Row>) {
  const t = useTranslations("ui");
  const format = useFormat();
  const message = useErrorMessage();
  const running = useRef<AbortController>(null);
  const [doneShare, setDoneShare] = useState<number>();

  async function exportAll() {
    const abort = new AbortController();
    running.current = abort;
    setDoneShare(0);
    try {
      const rows: Row[] = [];
      for (let page = 1; ; page++) {
        const answer = await fetchPage({ ...input, page, pageSize }, abort.signal);
        rows.push(...answer.rows);
        if (abort.signal.aborted) return;
        if (answer.rows.length < pageSize) break;
        setDoneShare(rows.length / Math.max(answer.total, 1));
      }
      downloadCsv(name, toCsv(columns, rows));
    } catch (error) {
      if (!abort.signal.aborted) notifyFailed(message(error));
    } finally {
      setDoneShare(undefined);
    }
  }

  if (doneShare !== undefined) {
    return (
      <Button variant="default" onClick={() => running.current?.abort()}>
        {t("stopExport", { share: format.share(doneShare, 0) })}
      </Button>
    );
  }
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      disabled={total === 0}
      onClick={() => void exportAll()}
    >
      {t("exportCsv")}
    </Button>
  );
}
