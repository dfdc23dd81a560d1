"use client";

import { Alert, Button, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { signIn } from "#components/auth/sign-in.ts";
import { useTypedBefore } from "#components/auth/use-typed-before.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { client } from "#lib/http/client.ts";
import { passwordSchema } from "#lib/users/schema.ts";

export function ChoosePasswordForm({ token, name, email }: { token: string; name: string; email: string }) {
  const t = useTranslations("auth");
  const message = useErrorMessage();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { password: "" },
    validate: { password: (value) => (passwordSchema.safeParse(value).success ? null : t("passwordRule")) },
  });
  const isReady = useTypedBefore(form, ["password"]);
  const choose = useMutation({
    mutationFn: async (password: string) => {
      await client.welcome.choosePassword({ token, password });
      await signIn(email, password);
    },
    onSuccess: () => window.location.assign("/"),
  });

  return (
    <form method="post" onSubmit={form.onSubmit(({ password }) => choose.mutate(password))}>
      <Stack gap="lg">
        <Title order={1}>{t("welcome.greeting", { name })}</Title>
        <Text c="dimmed">{t("welcome.lead", { email })}</Text>
        {choose.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(choose.error)}
          </Alert>
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t("newPassword")}
          description={t("passwordRule")}
          autoComplete="new-password"
          required
          autoFocus
          visibilityToggleButtonProps={{ "aria-label": t("togglePassword") }}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <Button type="submit" disabled={!isReady || choose.isPending || choose.isSuccess}>
          {t("welcome.submit")}
        </Button>
      </Stack>
    </form>
  );
}
