"use client";

import { Alert, Button, Group, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import { passwordSchema } from "#lib/users/schema.ts";

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("account");
  const auth = useTranslations("auth");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "" },
    validate: {
      newPassword: (value) => (passwordSchema.safeParse(value).success ? null : auth("passwordRule")),
    },
  });
  const change = useMutation({
    ...api.account.changePassword.mutationOptions(),
    onSuccess: async () => {
      form.reset();
      notifyDone(t("passwordChanged"));
      await queries.invalidateQueries({ queryKey: api.account.key() });
    },
  });
  const toggle = { "aria-label": auth("togglePassword") };
  return (
    <form method="post" onSubmit={form.onSubmit((values) => change.mutate(values))}>
      <Stack gap="lg">
        <Stack gap={4}>
          <Title order={2}>{t("password")}</Title>
          <Text c="dimmed">{t("passwordLead")}</Text>
        </Stack>
        {change.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(change.error)}
          </Alert>
        )}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t("currentPassword")}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps("currentPassword")}
        />
        <PasswordInput
          label={auth("newPassword")}
          description={auth("passwordRule")}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps("newPassword")}
        />
        <Group>
          <Button type="submit" disabled={change.isPending}>
            {t("changePassword")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
