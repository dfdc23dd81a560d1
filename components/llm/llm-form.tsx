"use client";

import { Alert, Button, Group, Stack, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LlmEndpointFields } from "#components/llm/llm-endpoint-fields.tsx";
import {
  type LlmFormValues,
  toFormValues,
  toSettingsInput,
  useValidation,
} from "#components/llm/llm-form-values.ts";
import { LlmLimitFields } from "#components/llm/llm-limit-fields.tsx";
import { ProbeReport } from "#components/llm/probe-report.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { LlmSettings } from "#lib/llm/schema.ts";

/** Endpoint, model, key and limits; with a test that tells how the endpoint can be asked. */
export function LlmForm({ settings }: { settings: LlmSettings }) {
  const t = useTranslations("llm");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const validate = useValidation();
  const form = useForm<LlmFormValues>({ initialValues: toFormValues(settings), validate });
  const save = useMutation({
    ...api.llm.saveSettings.mutationOptions(),
    onSuccess: (saved) => {
      queries.setQueryData(api.llm.settings.queryKey(), saved);
      const values = toFormValues(saved);
      form.setValues(values);
      form.resetDirty(values);
      notifyDone(ui("saved"));
      return queries.invalidateQueries({ queryKey: api.llm.usage.key() });
    },
  });
  const test = useMutation({
    ...api.llm.test.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.llm.key() }),
  });
  const { endpoint, model, key } = form.values;
  const runTest = () => {
    if (form.validateField("endpoint").hasError || form.validateField("model").hasError) return;
    test.mutate({ endpoint, model, ...(key !== "" && { key }) });
  };
  const isSaved = settings.endpoint === endpoint && settings.model === model;
  const probe = test.data ?? (isSaved ? settings.probe : null);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(toSettingsInput(values)))} noValidate>
      <Stack gap="xl" maw={640}>
        {settings.source === "environment" && <Alert variant="light">{t("fromEnvironment")}</Alert>}
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(save.error)}
          </Alert>
        )}
        <Switch
          label={t("isOn")}
          description={t("isOnHint")}
          {...form.getInputProps("isOn", { type: "checkbox" })}
        />
        <LlmEndpointFields form={form} settings={settings} />
        <Stack gap="sm">
          <Group>
            <Button variant="default" onClick={runTest} loading={test.isPending}>
              {t("test")}
            </Button>
          </Group>
          {test.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(test.error)}
            </Alert>
          )}
          {probe && <ProbeReport probe={probe} at={test.data ? null : settings.probedAt} />}
        </Stack>
        <LlmLimitFields form={form} />
        <Group>
          <Button
            type="submit"
            disabled={!form.isDirty() && settings.source !== "none"}
            loading={save.isPending}
          >
            {ui("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
