import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadSummary } from "#app/(workspace)/segments/[key]/load-summary.ts";
import { SegmentRule } from "#components/rules/segment-rule.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("rules");
  const name = nameOf(await loadSummary((await params).key), await currentLocale());
  return { title: t("pageTitle", { name }) };
}

export default async function SegmentRulePage({ params }: Props) {
  const actor = await requireActor("segment:read");
  const { key } = await loadSummary((await params).key);
  return <SegmentRule segmentKey={key} canPropose={can(actor, "segment:propose")} />;
}
