import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FirstAdminForm } from "#components/auth/first-admin-form.tsx";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { isFirstVisit } from "#lib/users/welcome-service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("setup.title") };
}

export default async function SetupPage() {
  if (!(await isFirstVisit())) redirect("/sign-in");
  return (
    <FirstAdminForm
      locale={await currentLocale()}
      timeZones={["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")]}
      currencies={Intl.supportedValuesOf("currency")}
    />
  );
}
