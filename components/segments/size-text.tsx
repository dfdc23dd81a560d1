"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";

type Sized = { readonly size: number | null; readonly population: number };

/** "2,418 · 8.1 %", or a dash where nothing is counted. */
export function SizeText({ size, population }: Sized) {
  const format = useFormat();
  const t = useTranslations("segments");
  if (size === null)
    return (
      <Text span c="dimmed" title={t("notCounted")}>
        –
      </Text>
    );
  return (
    <span className="tabular">
      {format.count(size)}
      {population > 0 && ` · ${format.share(size / population)}`}
    </span>
  );
}
