import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportList } from "#components/imports/import-list.tsx";
import { UploadZone } from "#components/imports/upload-zone.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage() {
  const actor = await requireActor("import:read");
  const t = await getTranslations("imports");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {can(actor, "import:run") && <UploadZone />}
      <section style={{ marginTop: 32 }}>
        <ImportList />
      </section>
    </>
  );
}
