"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import type { ChangeRow } from "#lib/changes/schema.ts";
import { changeLine, diffRules } from "#lib/rules/diff.ts";
import { restate } from "#lib/rules/restate.ts";

type Changed = Pick<ChangeRow, "content" | "base">;

/** What a change changes, in a few words: its rule by condition, and which of name, description and labels. */
export function useChangeSummary(): (change: Changed) => string {
  const t = useTranslations("changes.summary");
  const options = useRestateOptions();
  return useMemo(
    () =>
      ({ content, base }: Changed) => {
        if (!base) return t("first", { rule: restate(content.rule, options).text });
        const lines = diffRules(base.rule, content.rule).map((change) => changeLine(change, options));
        const texts = (["name", "description"] as const).filter((field) => base[field] !== content[field]);
        const labels = (["en", "zh"] as const).some(
          (locale) => base.labels[locale] !== content.labels[locale],
        );
        return [
          ...lines,
          ...texts.map((field) => t(field, { to: content[field] })),
          ...(labels ? [t("labels")] : []),
        ].join(options.locale === "zh" ? "；" : "; ");
      },
    [t, options],
  );
}
