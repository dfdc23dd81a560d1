"use client";

import { useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";

/** Today in the shop's zone as 2026-01-31, as it was when the view was opened. */
export function useToday(): string {
  const { timeZone } = useFormat().settings;
  const [now] = useState(() => new Date());
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(now);
}
