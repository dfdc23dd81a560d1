import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LlmCalls } from "#components/llm/llm-calls.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("llm"))("calls.title") };
}

export default async function LlmCallsPage() {
  await requireActor("llm:manage");
  const t = await getTranslations("llm");
  return (
    <>
      <PageHeader
        title={t("calls.title")}
        lead={t("calls.lead")}
        actions={
          <LinkButton variant="default" href="/settings/llm">
            {t("title")}
          </LinkButton>
        }
      />
      <LlmCalls />
    </>
  );
}
