import { Stack } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { AccountForm } from "#components/users/account-form.tsx";
import { OwnSessions } from "#components/users/own-sessions.tsx";
import { PasswordForm } from "#components/users/password-form.tsx";
import { requireSession } from "#lib/auth/session.ts";
import { getAccount } from "#lib/users/account-service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const account = getAccount(await requireSession());
  const t = await getTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack gap={40} maw={560}>
        <AccountForm account={account} />
        <PasswordForm email={account.email} />
        <OwnSessions />
      </Stack>
    </>
  );
}
