import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "#components/auth/sign-in-form.tsx";
import { safeNext } from "#lib/auth/safe-next.ts";
import { findSession } from "#lib/auth/session.ts";
import { isFirstVisit } from "#lib/users/welcome-service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = safeNext((await searchParams).next);
  if (await isFirstVisit()) redirect("/setup");
  if (await findSession()) redirect(next);
  return <SignInForm next={next} />;
}
