"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BarList } from "#components/charts/bar-list.tsx";
import { PreviewPart } from "#components/segments/preview-part.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import type { FoundPreview, Previewed } from "#components/segments/use-preview.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { nameOf } from "#lib/segments/name-of.ts";

const mostShown = 8;

/** In which active segments these customers are too. */
export function PreviewOverlaps({ of }: { of: Previewed }) {
  const t = useTranslations("preview.overlaps");
  const locale = useReaderLocale();

  function draw(found: FoundPreview) {
    const shared = (found.overlaps ?? []).filter(({ count }) => count > 0).slice(0, mostShown);
    if (shared.length === 0) return undefined;
    return (
      <BarList
        label={t("title")}
        entries={shared.map(({ count, key, ...segment }) => ({
          id: key,
          label: (
            <Anchor component={Link} href={segmentPath(key)} size="sm">
              {nameOf(segment, locale)}
            </Anchor>
          ),
          value: count,
          share: count / found.count,
        }))}
      />
    );
  }

  return <PreviewPart of={of} part="overlaps" title={t("title")} draw={draw} emptyText={t("empty")} />;
}
