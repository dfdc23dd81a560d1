"use client";

import { useFormat } from "#components/shell/format-provider.tsx";

/** How long ago something was; the exact moment shows when pointed at. */
export function Age({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)} suppressHydrationWarning>
      {format.relative(at, Date.now())}
    </time>
  );
}
