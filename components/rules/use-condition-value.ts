"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { measureUnit } from "#lib/rules/restate/reading.ts";
import type { Condition } from "#lib/rules/schema.ts";

/** How the value that decides a condition reads: money as money, days as days; nothing where none decides. */
export function useConditionValue() {
  const t = useTranslations("rules.value");
  const format = useFormat();
  return useCallback(
    (condition: Condition, value: number | string | null): string | undefined => {
      if (condition.kind === "sequence" || condition.kind === "segment" || condition.kind === "list")
        return undefined;
      if (value === null) return t("none");
      if (typeof value === "string") return value === "" ? t("none") : value;
      if (condition.kind === "trait") return format.number(value);
      switch (measureUnit(condition.measure)) {
        case "money":
          return format.money(value);
        case "share":
          return format.share(value);
        case "days":
          return t("days", { count: value });
        case "years":
          return t("years", { count: value });
        default:
          return format.number(value);
      }
    },
    [t, format],
  );
}
