import type { ReactNode } from "react";
import { loadSummary } from "#app/(workspace)/segments/[key]/load-summary.ts";
import { SegmentHeader } from "#components/segments/segment-header.tsx";
import { SegmentTabs } from "#components/segments/segment-tabs.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";

type Props = { params: Promise<{ key: string }>; children: ReactNode };

/** What all pages of a segment stand under. */
export default async function SegmentLayout({ params, children }: Props) {
  const actor = await requireActor("segment:read");
  const summary = await loadSummary((await params).key);
  const may = {
    propose: can(actor, "segment:propose"),
    decide: can(actor, "change:decide"),
    export: can(actor, "segment:export"),
  };
  return (
    <>
      <SegmentHeader initial={summary} may={may} />
      <SegmentTabs segmentKey={summary.key} />
      {children}
    </>
  );
}
