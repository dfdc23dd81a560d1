import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { WriteKeys } from "#components/write-keys/write-keys.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("write_keys"))("title") };
}

export default async function WriteKeysPage() {
  await requireActor("write_key:manage");
  const t = await getTranslations("write_keys");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <WriteKeys />
    </>
  );
}
