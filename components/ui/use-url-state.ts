"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type UrlChanges = Readonly<Record<string, string | number | undefined>>;

/**
 * State that lives in the address: what is filtered, sorted or open can be sent to somebody, and survives a reload.
 * `set` changes the named parameters and drops those that are undefined or empty.
 */
export function useUrlState() {
  const parameters = useSearchParams();
  const pathname = usePathname();

  const set = useCallback(
    (changes: UrlChanges, mode: "replace" | "push" = "replace") => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === "") next.delete(name);
        else next.set(name, String(value));
      }
      const query = next.toString();
      const address = query ? `${pathname}?${query}` : pathname;
      if (mode === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [pathname],
  );

  const get = useCallback((name: string) => parameters.get(name) ?? undefined, [parameters]);
  return { get, set };
}
