import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerList } from "#components/customers/customer-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomersPage() {
  await requireActor("customer:read");
  const t = await getTranslations("customers");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <CustomerList />
    </>
  );
}
