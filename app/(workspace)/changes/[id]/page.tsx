import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadChange } from "#app/(workspace)/changes/[id]/load-change.ts";
import { ChangeView } from "#components/changes/change-view.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { currentLocale } from "#lib/i18n/current-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { no, segment } = await loadChange((await params).id);
  const name = nameOf(segment, await currentLocale());
  return { title: (await getTranslations("changes"))("head.title", { no, name }) };
}

export default async function ChangePage({ params }: Props) {
  const actor = await requireActor("change:read");
  const change = await loadChange((await params).id);
  const reader = {
    id: actor.kind === "user" ? actor.userId : "",
    mayPropose: can(actor, "segment:propose"),
    mayComment: can(actor, "change:comment"),
    mayDecide: can(actor, "change:decide"),
  };
  return <ChangeView key={change.id} initial={change} reader={reader} />;
}
