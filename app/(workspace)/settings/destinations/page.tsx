import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Destinations } from "#components/destinations/destinations.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("destinations"))("title") };
}

export default async function DestinationsPage() {
  const actor = await requireActor("segment:export");
  const t = await getTranslations("destinations");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Destinations canManage={can(actor, "destination:manage")} />
    </>
  );
}
