import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SegmentList } from "#components/segments/segment-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segments"))("title") };
}

export default async function SegmentsPage() {
  const actor = await requireActor("segment:read");
  const t = await getTranslations("segments");
  const mayPropose = can(actor, "segment:propose");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={mayPropose && <LinkButton href="/segments/new">{t("list.describe")}</LinkButton>}
      />
      <SegmentList mayPropose={mayPropose} mayExport={can(actor, "segment:export")} />
    </>
  );
}
