import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LlmSettingsView } from "#components/llm/llm-settings-view.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("llm"))("title") };
}

export default async function LlmPage() {
  await requireActor("llm:manage");
  const t = await getTranslations("llm");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <LinkButton variant="default" href="/settings/llm/calls">
            {t("calls.title")}
          </LinkButton>
        }
      />
      <LlmSettingsView />
    </>
  );
}
