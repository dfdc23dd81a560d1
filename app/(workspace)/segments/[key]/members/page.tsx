import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberList } from "#components/segments/member-list.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segments"))("tabs.members") };
}

export default async function MembersPage({ params }: { params: Promise<{ key: string }> }) {
  const actor = await requireActor("customer:read");
  const key = decodeURIComponent((await params).key);
  return <MemberList segmentKey={key} mayExport={can(actor, "segment:export")} />;
}
