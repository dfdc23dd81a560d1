import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DestinationView } from "#components/destinations/destination-view.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { listDestinations } from "#lib/destinations/service.ts";

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const actor = await requireActor("segment:export");
  const destination = (await listDestinations(actor)).find((each) => each.id === id);
  if (!destination) notFound();
  return { actor, destination };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).destination.name };
}

export default async function DestinationPage({ params }: Props) {
  const { actor, destination } = await load((await params).id);
  const t = await getTranslations("destinations");
  return (
    <>
      <PageHeader title={destination.name} lead={t("detail.lead", { url: destination.url })} />
      <DestinationView id={destination.id} canManage={can(actor, "destination:manage")} />
    </>
  );
}
