"use client";

import { Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { AsOfControl, EndOfDataHint } from "#components/segments/as-of-control.tsx";
import { type FoundPreview, type Previewed, usePreviewCount } from "#components/segments/use-preview.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import classes from "./preview.module.css";

/** How many customers a rule selects, of how many, as of when, and who counted. */
export function PreviewCount({ of }: { of: Previewed }) {
  const t = useTranslations("preview");
  const query = usePreviewCount(of);
  const message = useErrorMessage();
  return (
    <section aria-label={t("title")} className={classes.head}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={2} mih={58} aria-live="polite">
          {query.isError && (
            <Text role="alert">
              {message(query.error)}{" "}
              <button type="button" className="link-button" onClick={() => void query.refetch()}>
                {t("again")}
              </button>
            </Text>
          )}
          {!query.isError && query.isPending && <div className={classes.count}>…</div>}
          {!query.isError && query.data?.kind === "preview" && (
            <Counted found={query.data} isStale={query.isPlaceholderData} />
          )}
          {!query.isError && query.data?.kind === "invalid" && (
            <Text c="dimmed" maw={560}>
              {t("invalid", { problem: query.data.problems[0]?.message ?? "" })}
            </Text>
          )}
        </Stack>
        <Stack gap={4} align="flex-end">
          <AsOfControl />
        </Stack>
      </Group>
      <EndOfDataHint />
    </section>
  );
}

function Counted({ found, isStale }: { found: FoundPreview; isStale: boolean }) {
  const t = useTranslations("preview");
  const format = useFormat();
  const share = found.population > 0 ? format.share(found.count / found.population) : undefined;
  return (
    <>
      <div className={classes.part} data-stale={isStale}>
        <span className={classes.count}>{t("customers", { count: found.count })}</span>
        {share && <span>{` · ${t("shareOf", { share, all: format.count(found.population) })}`}</span>}
      </div>
      <Text size="xs" c="dimmed">
        {t("from", { at: format.dateTime(found.asOf), engine: t(`engine.${found.engine}`) })}
      </Text>
    </>
  );
}
