import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RateTable } from "#components/currencies/rate-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getShop } from "#lib/settings/service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("currencies"))("title") };
}

export default async function ExchangeRatesPage() {
  const actor = await requireActor("shop:read");
  const t = await getTranslations("currencies");
  const { currency } = await getShop(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { currency })} />
      <RateTable currency={currency} mayEdit={can(actor, "shop:edit")} />
    </>
  );
}
