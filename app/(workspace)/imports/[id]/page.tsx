import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ImportView } from "#components/imports/import-view.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getImport } from "#lib/imports/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("import:read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const imported = await getImport(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <>
      <PageHeader title={imported.fileName} />
      <ImportView initial={imported} canRun={can(actor, "import:run")} />
    </>
  );
}
