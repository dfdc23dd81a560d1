"use client";

import { Alert, Button, Group, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { languageNames } from "#components/shell/language-menu.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import { isLocale, locales } from "#lib/i18n/locales.ts";
import type { Account } from "#lib/users/schema.ts";

const asBrowser = "browser";

export function AccountForm({ account }: { account: Account }) {
  const t = useTranslations("account");
  const shell = useTranslations("shell");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const router = useRouter();
  const form = useForm({ initialValues: { name: account.name, locale: account.locale ?? asBrowser } });
  const save = useMutation({
    ...api.account.update.mutationOptions(),
    onSuccess: () => {
      form.resetDirty();
      notifyDone(ui("saved"));
      router.refresh();
    },
  });
  const languages = [
    { value: asBrowser, label: t("asBrowser") },
    ...locales.map((value) => ({ value, label: languageNames[value] })),
  ];
  return (
    <form
      onSubmit={form.onSubmit(({ name, locale }) =>
        save.mutate({ name, locale: isLocale(locale) ? locale : null }),
      )}
    >
      <Stack gap="lg">
        <Title order={2}>{t("profile")}</Title>
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(save.error)}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {account.email} · {shell(`role.${account.role}`)}
        </Text>
        <TextInput label={t("name")} required maxLength={120} {...form.getInputProps("name")} />
        <Select
          label={t("language")}
          data={languages}
          allowDeselect={false}
          {...form.getInputProps("locale")}
        />
        <Group>
          <Button type="submit" disabled={!form.isDirty() || save.isPending}>
            {ui("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
