"use client";

import { useEntryLabel } from "#components/rules/use-entry-label.ts";
import type { NameKind } from "#lib/rules/restate/names.ts";

/** What a trait or an event is called, with its technical name in the tip. */
export function EntryName({ kind, name }: { kind: NameKind; name: string }) {
  const label = useEntryLabel();
  return <span title={name}>{label(kind, name)}</span>;
}
