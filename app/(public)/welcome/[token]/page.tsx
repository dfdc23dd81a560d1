import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChoosePasswordForm } from "#components/auth/choose-password-form.tsx";
import { Face } from "#components/ui/face.tsx";
import { findWelcome } from "#lib/users/welcome-service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("welcome.title"), referrer: "no-referrer" };
}

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations("auth");
  const user = await findWelcome(token);
  if (!user) return <Face title={t("welcome.goneTitle")} text={t("welcome.goneText")} />;
  return <ChoosePasswordForm token={token} name={user.name} email={user.email} />;
}
