"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  type FoundPreview,
  type PreviewPart as PartName,
  type Previewed,
  usePreviewPart,
} from "#components/segments/use-preview.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { Section } from "#components/ui/section.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import classes from "./preview.module.css";

type Props = {
  of: Previewed;
  part: PartName;
  title: string;
  /** What is drawn, or nothing where there is nothing to show. */
  draw: (found: FoundPreview) => ReactNode | undefined;
  emptyText: string;
};

/** A part of the preview under its own heading, with its own loading, failed and empty faces. */
export function PreviewPart({ of, part, title, draw, emptyText }: Props) {
  const words = useTranslations("ui");
  const query = usePreviewPart(of, part);
  const found = query.data?.kind === "preview" ? query.data : undefined;
  return (
    <Section title={title}>
      {query.isPending && <SkeletonRows rows={5} label={words("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {found && (
        <div className={classes.part} data-stale={query.isPlaceholderData}>
          {draw(found) ?? (
            <Text size="sm" c="dimmed">
              {emptyText}
            </Text>
          )}
        </div>
      )}
    </Section>
  );
}
