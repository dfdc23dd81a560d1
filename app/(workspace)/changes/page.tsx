import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeList } from "#components/changes/change-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("changes"))("title") };
}

export default async function ChangesPage() {
  await requireActor("change:read");
  const t = await getTranslations("changes");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ChangeList />
    </>
  );
}
