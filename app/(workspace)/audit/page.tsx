import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditLog } from "#components/audit/audit-log.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage() {
  await requireActor("audit:read");
  const t = await getTranslations("audit");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <AuditLog />
    </>
  );
}
