import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CatalogList } from "#components/catalog/catalog-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

export default async function CatalogPage() {
  await requireActor("catalog:read");
  const t = await getTranslations("catalog");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <CatalogList />
    </>
  );
}
