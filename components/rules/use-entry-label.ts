import { useCallback } from "react";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import { entryLabel } from "#lib/rules/restate/labels.ts";
import type { NameKind } from "#lib/rules/restate/names.ts";

/** What an entry of the catalog is called to this reader: the shop's own name, the usual word, or else its technical name. */
export function useEntryLabel(): (kind: NameKind, name: string) => string {
  const options = useRestateOptions();
  return useCallback((kind, name) => entryLabel(kind, name, options), [options]);
}
