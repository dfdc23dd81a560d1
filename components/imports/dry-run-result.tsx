"use client";

import { Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useProblemColumns } from "#components/imports/problem-table.tsx";
import { TallyTable } from "#components/imports/tally-table.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { TableRows } from "#components/ui/table-rows.tsx";
import type { DryRun } from "#lib/imports/dry-run-schema.ts";
import classes from "./imports.module.css";

const ALL = { page: 1, pageSize: 50, sort: undefined, direction: "asc", search: "", filters: {} } as const;

/** What the import would do, before anything is stored. */
export function DryRunResult({ result }: { result: DryRun }) {
  const t = useTranslations("imports.trial");
  const format = useFormat();
  const columns = useProblemColumns();
  const { tally, isWhole, problems, samples } = result;
  const sample = JSON.stringify(samples.slice(0, 2), null, 2);
  return (
    <Stack gap="lg" role="region" aria-label={t("title")} aria-live="polite">
      <Title order={2}>{t("title")}</Title>
      <Text c="dimmed">{t(isWhole ? "whole" : "part", { lines: format.count(tally.lines) })}</Text>
      <TallyTable tally={tally} isTrial />
      {problems.length > 0 && (
        <section>
          <Title order={3} mb="xs">
            {t("problems", { count: problems.length })}
          </Title>
          <section
            className={classes.frame}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={t("problems", { count: problems.length })}
          >
            <TableRows
              label={t("problems", { count: problems.length })}
              columns={columns}
              rows={problems}
              rowKey={(row) => String(row.line)}
              input={ALL}
              isStale={false}
              onSort={() => undefined}
            />
          </section>
        </section>
      )}
      {samples.length > 0 && (
        <section>
          <Title order={3} mb="xs">
            {t("samples")}
          </Title>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre className={classes.sample} tabIndex={0}>
            {sample}
          </pre>
        </section>
      )}
    </Stack>
  );
}
