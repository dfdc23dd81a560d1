"use client";

import { Alert, Button, PasswordInput, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { signIn } from "#components/auth/sign-in.ts";
import { useTypedBefore } from "#components/auth/use-typed-before.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { client } from "#lib/http/client.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { emailSchema, passwordSchema } from "#lib/users/schema.ts";

type Props = { locale: Locale; timeZones: string[]; currencies: string[] };

/** The first visit: who is the admin, and what the shop's days and money are. */
export function FirstAdminForm({ locale, timeZones, currencies }: Props) {
  const t = useTranslations("auth");
  const message = useErrorMessage();
  const form = useForm({
    initialValues: { name: "", email: "", password: "", shopName: "", timeZone: "UTC", currency: "USD" },
    validate: {
      email: (value) => (emailSchema.safeParse(value).success ? null : t("emailRule")),
      password: (value) => (passwordSchema.safeParse(value).success ? null : t("passwordRule")),
    },
  });
  const isReady = useTypedBefore(form, ["name", "email", "password", "shopName"]);
  const { setFieldValue } = form;
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (timeZones.includes(here)) setFieldValue("timeZone", here);
  }, [timeZones, setFieldValue]);

  const create = useMutation({
    mutationFn: async (values: typeof form.values) => {
      await client.welcome.createFirstAdmin({ ...values, locale });
      await signIn(values.email, values.password);
    },
    onSuccess: () => window.location.assign("/"),
  });

  return (
    <form method="post" onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <Stack gap="lg">
        <Title order={1}>{t("setup.title")}</Title>
        <Text c="dimmed">{t("setup.lead")}</Text>
        {create.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(create.error)}
          </Alert>
        )}
        <TextInput
          label={t("name")}
          autoComplete="name"
          required
          maxLength={120}
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          description={t("passwordRule")}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ "aria-label": t("togglePassword") }}
          {...form.getInputProps("password")}
        />
        <TextInput label={t("setup.shopName")} required maxLength={120} {...form.getInputProps("shopName")} />
        <Select
          label={t("setup.timeZone")}
          description={t("setup.timeZoneHint")}
          data={timeZones}
          searchable
          allowDeselect={false}
          required
          {...form.getInputProps("timeZone")}
        />
        <Select
          label={t("setup.currency")}
          description={t("setup.currencyHint")}
          data={currencies}
          searchable
          allowDeselect={false}
          required
          {...form.getInputProps("currency")}
        />
        <Button type="submit" disabled={!isReady || create.isPending || create.isSuccess}>
          {t("setup.submit")}
        </Button>
      </Stack>
    </form>
  );
}
