import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DescribeWorkbench } from "#components/interpretations/describe-workbench.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interpretations"))("title") };
}

export default async function DescribePage() {
  await requireActor("segment:propose");
  const t = await getTranslations("interpretations");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <DescribeWorkbench />
    </>
  );
}
