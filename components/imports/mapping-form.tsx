"use client";

import { Alert, Button, Group, Stack, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DryRunResult } from "#components/imports/dry-run-result.tsx";
import { MappingColumns } from "#components/imports/mapping-columns.tsx";
import { MappingSettings } from "#components/imports/mapping-settings.tsx";
import { type MappingState, mappingOf, stateOf } from "#components/imports/mapping-state.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import type { Import } from "#lib/imports/schema.ts";

/** An upload's columns, guessed and to be looked over; a trial; and the start of the import. */
export function MappingForm({ imported }: { imported: Import }) {
  const t = useTranslations("ui");
  const { settings } = useFormat();
  const guess = useQuery({
    ...api.imports.guess.queryOptions({ input: { id: imported.id } }),
    staleTime: Infinity,
  });
  if (guess.isPending) return <SkeletonRows label={t("loading")} />;
  if (guess.isError) return <FailedFace error={guess.error} onRetry={() => void guess.refetch()} />;
  const { header, examples } = guess.data;
  return (
    <Form
      id={imported.id}
      header={header}
      examples={examples}
      initial={stateOf(guess.data, settings.currency)}
    />
  );
}

type FormProps = {
  id: string;
  header: readonly string[];
  examples: readonly (readonly string[])[];
  initial: MappingState;
};

function Form({ id, header, examples, initial }: FormProps) {
  const t = useTranslations("imports");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [state, setState] = useState(initial);
  const chosen = mappingOf(state);
  const trial = useMutation({ mutationFn: (mapping: Mapping) => client.imports.tryOut({ id, mapping }) });
  const start = useMutation({
    mutationFn: (mapping: Mapping) => client.imports.start({ id, mapping }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.imports.key() }),
    onError: (error) => notifyFailed(message(error)),
  });

  function change(part: Partial<MappingState>) {
    setState((before) => ({ ...before, ...part }));
    trial.reset();
  }

  const missing = chosen.ok ? [] : chosen.fields;
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} mb="sm">
          {t("mapping.title")}
        </Title>
        <MappingColumns
          state={state}
          header={header}
          examples={examples}
          onChange={(uses) => change({ uses })}
        />
      </section>
      <MappingSettings state={state} wrong={missing} onChange={change} />
      {!chosen.ok && (
        <Alert color="amber" variant="light" role="status">
          {t("mapping.missing", {
            fields: missing
              .map((field) => (t.has(`fields.${field}`) ? t(`fields.${field}`) : field))
              .join(", "),
          })}
        </Alert>
      )}
      <Group>
        <Button
          variant={trial.isSuccess ? "default" : "filled"}
          disabled={!chosen.ok || trial.isPending}
          onClick={() => chosen.ok && trial.mutate(chosen.mapping)}
        >
          {t(trial.isPending ? "trial.running" : "trial.action")}
        </Button>
        <Button
          variant={trial.isSuccess ? "filled" : "default"}
          disabled={!chosen.ok || start.isPending}
          onClick={() => chosen.ok && start.mutate(chosen.mapping)}
        >
          {t("start")}
        </Button>
        {chosen.ok && <CopyText value={JSON.stringify(chosen.mapping, null, 2)} name={t("mapping.asJson")} />}
      </Group>
      {trial.isError && (
        <Alert color="red" variant="light" role="alert">
          {message(trial.error)}
        </Alert>
      )}
      {trial.isSuccess && <DryRunResult result={trial.data} />}
    </Stack>
  );
}
