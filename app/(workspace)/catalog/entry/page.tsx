import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CatalogEntryView } from "#components/catalog/catalog-entry-view.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { catalogKeySchema } from "#lib/catalog/schema.ts";
import { getCatalogEntry } from "#lib/catalog/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CatalogEntryPage({ searchParams }: Props) {
  const actor = await requireActor("catalog:read");
  const key = catalogKeySchema.safeParse(await searchParams);
  if (!key.success) notFound();
  const entry = await getCatalogEntry(actor, key.data).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <>
      <PageHeader title={entry.name} />
      <CatalogEntryView
        initial={entry}
        mayEdit={can(actor, "catalog:edit")}
        mayProtect={can(actor, "catalog:protect")}
      />
    </>
  );
}
