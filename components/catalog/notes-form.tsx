"use client";

import { Alert, Button, Group, Stack, Switch, TagsInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { type CatalogEntry, maxNoteLength, maxSynonyms } from "#lib/catalog/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = { entry: CatalogEntry; mayEdit: boolean; mayProtect: boolean };

/** What people say about an entry: how it is called, by what other words it goes, and who may see its values. */
export function NotesForm({ entry, mayEdit, mayProtect }: Props) {
  const t = useTranslations("catalog.notes");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: {
      labelEn: entry.labelEn ?? "",
      labelZh: entry.labelZh ?? "",
      synonymsEn: entry.synonymsEn,
      synonymsZh: entry.synonymsZh,
      isSensitive: entry.isSensitive,
      isHiddenFromLlm: entry.isHiddenFromLlm,
    },
  });
  const save = useMutation({
    ...api.catalog.edit.mutationOptions(),
    onSuccess: () => {
      notifyDone(ui("saved"));
      return queries.invalidateQueries({ queryKey: api.catalog.key() });
    },
  });
  const { kind, event, name } = entry;

  function submit({ isSensitive, isHiddenFromLlm, ...notes }: typeof form.values) {
    const protection = mayProtect ? { isSensitive, isHiddenFromLlm } : {};
    save.mutate({ kind, event, name, ...notes, ...protection });
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="lg" maw={520}>
        <Text c="dimmed">{t("lead")}</Text>
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(save.error)}
          </Alert>
        )}
        {(["labelEn", "labelZh"] as const).map((field) => (
          <TextInput
            key={field}
            label={t(field)}
            placeholder={name}
            maxLength={maxNoteLength}
            readOnly={!mayEdit}
            {...form.getInputProps(field)}
          />
        ))}
        {(["synonymsEn", "synonymsZh"] as const).map((field) => (
          <TagsInput
            key={field}
            label={t(field)}
            description={mayEdit ? t(`${field}Hint`) : undefined}
            maxTags={maxSynonyms}
            readOnly={!mayEdit}
            splitChars={[",", "，", "、", ";", "；"]}
            acceptValueOnBlur
            {...form.getInputProps(field)}
          />
        ))}
        {kind !== "event" && (
          <Switch
            label={t("isSensitive")}
            description={t("isSensitiveHint")}
            disabled={!mayProtect}
            {...form.getInputProps("isSensitive", { type: "checkbox" })}
          />
        )}
        <Switch
          label={t("isHidden")}
          description={t("isHiddenHint")}
          disabled={!mayProtect}
          {...form.getInputProps("isHiddenFromLlm", { type: "checkbox" })}
        />
        {!mayProtect && (
          <Text size="xs" c="dimmed">
            {t(mayEdit ? "protectByAdmin" : "readOnly")}
          </Text>
        )}
        {mayEdit && (
          <Group>
            <Button type="submit" disabled={!form.isDirty() || save.isPending}>
              {ui("save")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
