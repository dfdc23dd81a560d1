"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { featureUnit } from "#lib/features/units.ts";

/** A bin of a distribution: see lib/drift/bins.ts. */
type Bin =
  | { readonly kind: "missing" }
  | { readonly kind: "other" }
  | { readonly kind: "range"; readonly low: number | null; readonly high: number | null }
  | { readonly kind: "text"; readonly text: string };

/** What features and the traits beside them are called here, and how their values read. */
export function useFeatureWords() {
  const t = useTranslations("features");
  const format = useFormat();
  return useMemo(() => {
    const name = (feature: string) => (t.has(`name.${feature}`) ? t(`name.${feature}`) : feature);
    const value = (feature: string, amount: number): string => {
      switch (featureUnit(feature)) {
        case "money":
          return format.money(amount, Math.abs(amount) < 100 ? 2 : 0);
        case "share":
          return format.share(amount, 0);
        case "count":
        case "days":
        case "years":
          return format.number(amount);
      }
    };
    const bin = (feature: string, of: Bin): string => {
      if (of.kind === "text") return of.text;
      if (of.kind !== "range") return t(of.kind);
      const { low, high } = of;
      if (low === null) return high === null ? value(feature, 0) : t("upTo", { high: value(feature, high) });
      if (high === null) return t("above", { low: value(feature, low) });
      return t("between", { low: value(feature, low), high: value(feature, high) });
    };
    return { name, value, bin };
  }, [t, format]);
}
