"use client";

import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ImportProgress } from "#components/imports/import-progress.tsx";
import { ImportStatus } from "#components/imports/import-status.tsx";
import { MappingForm } from "#components/imports/mapping-form.tsx";
import { ProblemTable } from "#components/imports/problem-table.tsx";
import { TallyTable } from "#components/imports/tally-table.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";
import type { Import } from "#lib/imports/schema.ts";

const busy: readonly Import["status"][] = ["running", "undoing"];

/** One import, in whatever state it is: to be mapped, on its way, done, undone. */
export function ImportView({ initial, canRun }: { initial: Import; canRun: boolean }) {
  const t = useTranslations("imports");
  const format = useFormat();
  const query = useQuery({
    ...api.imports.get.queryOptions({ input: { id: initial.id } }),
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && busy.includes(state.data.status) ? 1_000 : false),
  });
  const imported = query.data;
  const { status, tally } = imported;
  const hasTally = tally.lines > 0;
  return (
    <Stack gap="xl">
      <Group gap="lg">
        <Anchor component={Link} href="/imports">
          {t("back")}
        </Anchor>
        <ImportStatus status={status} />
        <Text c="dimmed">
          {t("uploadedBy", { name: imported.createdBy ?? "–", at: format.dateTime(imported.createdAt) })}
        </Text>
      </Group>
      {imported.error && (
        <Alert color="red" variant="light" role="alert" title={t("failedTitle")}>
          {imported.error}
        </Alert>
      )}
      {status === "uploaded" && canRun && <MappingForm imported={imported} />}
      {status === "running" && <ImportProgress imported={imported} at={query.dataUpdatedAt} />}
      {status === "undone" && <Text>{t("undoneText")}</Text>}
      {canRun && <ImportActions imported={imported} />}
      {status !== "uploaded" && hasTally && <TallyTable tally={tally} />}
      {!busy.includes(status) && status !== "uploaded" && <ProblemTable imported={imported} />}
    </Stack>
  );
}

function ImportActions({ imported }: { imported: Import }) {
  const t = useTranslations("imports");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const { id, status } = imported;
  const act = useMutation({
    mutationFn: (what: "pause" | "resume" | "undo") => client.imports[what]({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.imports.key() }),
    onError: (error) => notifyFailed(message(error)),
  });
  const isResting = status === "paused" || status === "failed";
  const canUndo = isResting || status === "done";
  if (!isResting && !canUndo && status !== "running") return null;
  return (
    <Group>
      {status === "running" && (
        <Button variant="default" disabled={act.isPending} onClick={() => act.mutate("pause")}>
          {t("pause")}
        </Button>
      )}
      {isResting && (
        <Button disabled={act.isPending} onClick={() => act.mutate("resume")}>
          {t("resume")}
        </Button>
      )}
      {canUndo && (
        <Button variant="default" disabled={act.isPending} onClick={() => act.mutate("undo")}>
          {t("undo")}
        </Button>
      )}
      {canUndo && (
        <Text size="sm" c="dimmed">
          {t("undoNote")}
        </Text>
      )}
    </Group>
  );
}
