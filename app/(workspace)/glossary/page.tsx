import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Glossary } from "#components/glossary/glossary.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary"))("title") };
}

export default async function GlossaryPage() {
  const actor = await requireActor("segment:read");
  const t = await getTranslations("glossary");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Glossary mayManage={can(actor, "glossary:manage")} />
    </>
  );
}
