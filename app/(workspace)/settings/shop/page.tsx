import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShopForm } from "#components/settings/shop-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getShop } from "#lib/settings/service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function ShopPage() {
  const actor = await requireActor("shop:read");
  const t = await getTranslations("settings");
  const { isDemo: _, ...shop } = await getShop(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ShopForm
        shop={shop}
        mayEdit={can(actor, "shop:edit")}
        timeZones={["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")]}
        currencies={Intl.supportedValuesOf("currency")}
      />
    </>
  );
}
