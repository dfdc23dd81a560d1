"use client";

import { useUrlState } from "#components/ui/use-url-state.ts";

/** The moment that counts and explanations are of: now (`undefined`), or a past one, kept in the address. */
export function useAsOf(): { readonly asOf: string | undefined; readonly setAsOf: (at?: string) => void } {
  const url = useUrlState();
  const said = url.get("asOf");
  const at = said === undefined ? Number.NaN : Date.parse(said);
  return {
    asOf: Number.isNaN(at) ? undefined : new Date(at).toISOString(),
    setAsOf: (next) => url.set({ asOf: next }),
  };
}
