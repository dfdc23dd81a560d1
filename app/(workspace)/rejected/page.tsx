import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RejectedList } from "#components/rejected/rejected-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ingest"))("title") };
}

export default async function RejectedPage() {
  const actor = await requireActor("rejected:read");
  const t = await getTranslations("ingest");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <RejectedList mayDecide={can(actor, "rejected:decide")} />
    </>
  );
}
