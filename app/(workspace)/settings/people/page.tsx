import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PeopleTable } from "#components/users/people-table.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function PeoplePage() {
  await requireActor("user:manage");
  const t = await getTranslations("users");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PeopleTable />
    </>
  );
}
