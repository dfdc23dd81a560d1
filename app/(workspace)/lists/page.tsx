import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ListTable } from "#components/lists/list-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("title") };
}

export default async function ListsPage() {
  const actor = await requireActor("customer:read");
  const t = await getTranslations("lists");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ListTable mayEdit={can(actor, "list:edit")} />
    </>
  );
}
