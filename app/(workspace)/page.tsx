import { Stack } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MovedSegments } from "#components/drift/moved-segments.tsx";
import { Agenda } from "#components/overview/agenda.tsx";
import { FirstStep } from "#components/overview/first-step.tsx";
import { OverviewFigures } from "#components/overview/overview-figures.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getAgenda } from "#lib/overview/agenda-service.ts";
import { getOverview } from "#lib/overview/service.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

/** What this person should look at now; while there are no customers, what has to be done first. */
export default async function OverviewPage() {
  const actor = await requireActor("overview:read");
  const t = await getTranslations("overview");
  const overview = await getOverview(actor);
  const isEmpty = overview.customers === 0;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Stack gap={40}>
        {isEmpty ? (
          <FirstStep overview={overview} actor={actor} />
        ) : (
          <>
            <Agenda initial={await getAgenda(actor, new Date())} />
            <MovedSegments />
          </>
        )}
        <OverviewFigures initial={overview} maySeeRejected={can(actor, "rejected:read")} />
      </Stack>
    </>
  );
}
