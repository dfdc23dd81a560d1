import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadSummary } from "#app/(workspace)/segments/[key]/load-summary.ts";
import { VersionList } from "#components/changes/version-list.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("changes.versions");
  const summary = await loadSummary((await params).key);
  return { title: t("title", { name: nameOf(summary, await currentLocale()) }) };
}

export default async function VersionsPage({ params }: Props) {
  const actor = await requireActor("segment:read");
  const { key } = await loadSummary((await params).key);
  return <VersionList segmentKey={key} mayPropose={can(actor, "segment:propose")} />;
}
