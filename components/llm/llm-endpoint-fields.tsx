"use client";

import { Checkbox, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { LlmFormType } from "#components/llm/llm-form-values.ts";
import { isSameServer } from "#lib/llm/endpoint.ts";
import type { LlmSettings } from "#lib/llm/schema.ts";

/** Where the model is, what it is called, and the key that lets us in. A kept key is never shown. */
export function LlmEndpointFields({ form, settings }: { form: LlmFormType; settings: LlmSettings }) {
  const t = useTranslations("llm");
  const { endpoint, removesKey } = form.values;
  const keepsKey = settings.hasKey && isSameServer(settings.endpoint, endpoint);
  return (
    <Stack gap="lg">
      <TextInput
        label={t("endpoint")}
        description={t("endpointHint")}
        required
        maxLength={500}
        spellCheck={false}
        {...form.getInputProps("endpoint")}
      />
      <TextInput
        label={t("model")}
        description={t("modelHint")}
        required
        maxLength={200}
        spellCheck={false}
        {...form.getInputProps("model")}
      />
      <PasswordInput
        label={t("key")}
        description={keyHint()}
        placeholder={keepsKey && !removesKey ? t("keyKept") : undefined}
        maxLength={1_000}
        autoComplete="off"
        {...form.getInputProps("key")}
      />
      {keepsKey && (
        <Checkbox label={t("removeKey")} {...form.getInputProps("removesKey", { type: "checkbox" })} />
      )}
    </Stack>
  );

  function keyHint(): string {
    if (keepsKey) return t("keyKeptHint");
    return settings.hasKey ? t("keyOfAnotherServer") : t("keyHint");
  }
}
