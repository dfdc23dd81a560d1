import type { Metadata } from "next";
import { loadSummary } from "#app/(workspace)/segments/[key]/load-summary.ts";
import { SegmentOverview } from "#components/segments/segment-overview.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOf(await loadSummary((await params).key), await currentLocale()) };
}

export default async function SegmentPage({ params }: Props) {
  const actor = await requireActor("segment:read");
  const { key } = await loadSummary((await params).key);
  const may = { propose: can(actor, "segment:propose"), preview: can(actor, "segment:preview") };
  return <SegmentOverview segmentKey={key} may={may} />;
}
