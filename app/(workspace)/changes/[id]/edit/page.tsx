import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadChange } from "#app/(workspace)/changes/[id]/load-change.ts";
import { ReviseChange } from "#components/changes/revise-change.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { no } = await loadChange((await params).id);
  return { title: (await getTranslations("changes.revise"))("title", { no }) };
}

/** Where an author says what they ask for differently; whoever may not is told when saving, and here by the service. */
export default async function ReviseChangePage({ params }: Props) {
  await requireActor("segment:propose");
  const { id, no } = await loadChange((await params).id);
  const t = await getTranslations("changes.revise");
  return (
    <>
      <PageHeader title={t("title", { no })} lead={t("lead")} />
      <ReviseChange changeId={id} />
    </>
  );
}
