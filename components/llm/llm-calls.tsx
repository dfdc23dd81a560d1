"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CallDialog } from "#components/llm/call-dialog.tsx";
import { costText } from "#components/llm/cost-text.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { api, client } from "#lib/http/client.ts";
import { type LlmCall, llmCallSorts, llmPurposes, llmVerdicts } from "#lib/llm/schema.ts";

const tones: Record<LlmCall["verdict"], Tone> = {
  running: "moving",
  accepted: "steady",
  rejected: "moving",
  failed: "act",
};

/** Every call that was made to a language model; each opens to what was sent and what came back. */
export function LlmCalls() {
  const t = useTranslations("llm.calls");
  const failures = useTranslations("llm.failures");
  const format = useFormat();
  const url = useUrlState();
  const columns: Column<LlmCall>[] = [
    {
      id: "at",
      header: t("at"),
      isSortable: true,
      cell: (row) => (
        <Button variant="subtle" size="compact-sm" onClick={() => url.set({ call: row.id })}>
          {format.dateTime(row.at)}
        </Button>
      ),
      csv: (row) => row.at,
    },
    {
      id: "purpose",
      header: t("purpose"),
      cell: (row) => t(`purposes.${row.purpose}`),
      csv: (row) => row.purpose,
    },
    { id: "by", isName: true, header: t("by"), cell: (row) => row.by, csv: (row) => row.by },
    { id: "model", isName: true, header: t("model"), cell: (row) => row.model, csv: (row) => row.model },
    {
      id: "verdict",
      header: t("verdict"),
      cell: (row) => (
        <StateMark
          tone={tones[row.verdict]}
          word={row.failure ? failures(row.failure) : t(`verdicts.${row.verdict}`)}
        />
      ),
      csv: (row) => row.failure ?? row.verdict,
    },
    {
      id: "detail",
      header: t("detail"),
      isLong: true,
      isExtra: true,
      cell: (row) => row.detail,
      csv: (row) => row.detail,
    },
    {
      id: "inputTokens",
      header: t("inputTokens"),
      isNumeric: true,
      cell: (row) => format.count(row.inputTokens),
      csv: (row) => row.inputTokens,
    },
    {
      id: "outputTokens",
      header: t("outputTokens"),
      isNumeric: true,
      cell: (row) => format.count(row.outputTokens),
      csv: (row) => row.outputTokens,
    },
    {
      id: "cost",
      header: t("cost"),
      isNumeric: true,
      isSortable: true,
      cell: (row) => costText(row.cost, format.number),
      csv: (row) => row.cost,
    },
    {
      id: "tookMs",
      header: t("took"),
      isNumeric: true,
      isSortable: true,
      cell: (row) => (row.tookMs === null ? "–" : t("ms", { count: format.count(row.tookMs) })),
      csv: (row) => row.tookMs,
    },
    { id: "mode", header: t("mode"), isExtra: true, cell: (row) => row.mode, csv: (row) => row.mode },
    {
      id: "promptVersion",
      header: t("promptVersion"),
      isExtra: true,
      cell: (row) => row.promptVersion,
      csv: (row) => row.promptVersion,
    },
    {
      id: "endpoint",
      header: t("endpoint"),
      isExtra: true,
      cell: (row) => row.endpoint,
      csv: (row) => row.endpoint,
    },
  ];
  return (
    <>
      <DataTable
        name="llm-calls"
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={api.llm.calls.key()}
        fetchPage={({ filters, ...input }, signal) =>
          client.llm.calls(
            {
              ...input,
              sort: chosen(llmCallSorts, input.sort),
              purpose: chosen(llmPurposes, filters.purpose),
              verdict: chosen(llmVerdicts, filters.verdict),
            },
            { signal },
          )
        }
        defaultSort={{ sort: "at", direction: "desc" }}
        searchLabel={t("search")}
        filters={[
          {
            id: "purpose",
            label: t("purpose"),
            options: llmPurposes.map((value) => ({ value, label: t(`purposes.${value}`) })),
          },
          {
            id: "verdict",
            label: t("verdict"),
            options: llmVerdicts.map((value) => ({ value, label: t(`verdicts.${value}`) })),
          },
        ]}
        empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
      />
      <CallDialog id={url.get("call")} onClose={() => url.set({ call: undefined })} />
    </>
  );
}

/** What the address says, if it is one of the choices. */
function chosen<T extends string>(choices: readonly T[], value: string | undefined): T | undefined {
  return choices.find((choice) => choice === value);
}
