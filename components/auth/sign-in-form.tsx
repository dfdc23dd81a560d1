"use client";

import { Alert, Button, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type SignInOutcome, signIn } from "#components/auth/sign-in.ts";
import { useTypedBefore } from "#components/auth/use-typed-before.ts";

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const [outcome, setOutcome] = useState<SignInOutcome>();
  const [isBusy, setBusy] = useState(false);
  const form = useForm({ mode: "uncontrolled", initialValues: { email: "", password: "" } });
  const isReady = useTypedBefore(form, ["email", "password"]);

  async function submit(values: { email: string; password: string }) {
    setBusy(true);
    const result = await signIn(values.email.trim(), values.password);
    setOutcome(result);
    if (result === "done") window.location.assign(next);
    else setBusy(false);
  }

  return (
    <form method="post" onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="lg">
        <Title order={1}>{t("signIn.title")}</Title>
        {outcome && outcome !== "done" && (
          <Alert color="red" variant="light" role="alert">
            {t(`signIn.outcome.${outcome}`)}
          </Alert>
        )}
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          required
          autoFocus
          key={form.key("email")}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ "aria-label": t("togglePassword") }}
          key={form.key("password")}
          {...form.getInputProps("password")}
        />
        <Button type="submit" disabled={isBusy || !isReady} data-busy={isBusy || undefined}>
          {t(isBusy ? "signIn.busy" : "signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
