import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DriftList } from "#components/drift/drift-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drift"))("title") };
}

export default async function DriftPage() {
  const actor = await requireActor("drift:read");
  const t = await getTranslations("drift");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DriftList mayExport={can(actor, "segment:export")} />
    </>
  );
}
