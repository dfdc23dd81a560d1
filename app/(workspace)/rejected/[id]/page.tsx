import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { RejectedView } from "#components/rejected/rejected-view.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getRejected } from "#lib/ingest/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ingest"))("title") };
}

export default async function RejectedMessagePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("rejected:read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const message = await getRejected(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
  const t = await getTranslations("ingest");
  return (
    <>
      <PageHeader title={message.event ?? message.type ?? t("view.message")} />
      <RejectedView initial={message} mayDecide={can(actor, "rejected:decide")} />
    </>
  );
}
