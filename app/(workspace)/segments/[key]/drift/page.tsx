import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadSummary } from "#app/(workspace)/segments/[key]/load-summary.ts";
import { SegmentDrift } from "#components/drift/segment-drift.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("drift.segment");
  return {
    title: t("title", { name: nameOf(await loadSummary((await params).key), await currentLocale()) }),
  };
}

export default async function SegmentDriftPage({ params }: Props) {
  await requireActor("drift:read");
  const { key, rule, status } = await loadSummary((await params).key);
  if (status === "active" && rule) return <SegmentDrift segmentKey={key} rule={rule} />;
  const t = await getTranslations("drift.segment");
  const s = await getTranslations("segments");
  return (
    <Face
      title={t("notActive")}
      text={t("notActiveText")}
      action={<LinkButton href={segmentPath(key, "rule")}>{s("tabs.rule")}</LinkButton>}
    />
  );
}
