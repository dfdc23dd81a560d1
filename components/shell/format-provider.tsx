"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { createFormat, type Format, type FormatSettings } from "#lib/i18n/format.ts";

const FormatContext = createContext<Format | undefined>(undefined);

export function FormatProvider(props: { settings: FormatSettings; children: ReactNode }) {
  const { locale, timeZone, currency } = props.settings;
  const format = useMemo(() => createFormat({ locale, timeZone, currency }), [locale, timeZone, currency]);
  return <FormatContext value={format}>{props.children}</FormatContext>;
}

/** How this reader sees figures, money and moments, in the shop's time zone and currency. */
export function useFormat(): Format {
  const format = use(FormatContext);
  if (!format) throw new Error("useFormat needs a FormatProvider above it");
  return format;
}
