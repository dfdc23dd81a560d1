"use client";

import { Anchor, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Sparkline } from "#components/charts/sparkline.tsx";
import { DriftStateMark } from "#components/drift/drift-state.tsx";
import { WhatMoved } from "#components/drift/what-moved.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { SegmentMovement } from "#lib/drift/schema.ts";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

const days = 30;
const most = 5;

/** The segments that moved beyond noise, for a first screen: what moved in each, and a way to all of them. */
export function MovedSegments() {
  const t = useTranslations("drift.moved");
  const query = useQuery(api.drift.list.queryOptions({ input: { days } }));
  return (
    <section aria-label={t("title")}>
      <Group justify="space-between" align="baseline" mb="sm">
        <Title order={2}>
          {t("title")}{" "}
          <Text span c="dimmed" size="sm" fw={400}>
            {t("note", { days })}
          </Text>
        </Title>
        <Anchor component={Link} href="/drift">
          {t("all")}
        </Anchor>
      </Group>
      <MovedList query={query} />
    </section>
  );
}

type Query = {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly data: readonly SegmentMovement[] | undefined;
  readonly refetch: () => unknown;
};

function MovedList({ query }: { query: Query }) {
  const t = useTranslations("drift.moved");
  const words = useTranslations("ui");
  const locale = useReaderLocale();
  if (query.isPending) return <SkeletonRows rows={4} label={words("loading")} />;
  if (!query.data) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const moved = query.data.filter(({ state }) => state === "act" || state === "moving");
  if (moved.length === 0) {
    const withShop = query.data.filter(({ state }) => state === "with_shop").length;
    return <Text c="dimmed">{t("none", { days, withShop })}</Text>;
  }
  return (
    <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
      {moved.slice(0, most).map((movement) => (
        <li key={movement.key}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Group gap="sm">
                <Anchor component={Link} href={segmentPath(movement.key, "drift")} fw={600}>
                  {nameOf(movement, locale)}
                </Anchor>
                <DriftStateMark movement={movement} />
              </Group>
              <WhatMoved movement={movement} />
            </div>
            <Sparkline values={movement.days.map(({ size }) => size)} />
          </Group>
        </li>
      ))}
      {moved.length > most && (
        <li>
          <Anchor component={Link} href="/drift">
            {t("more", { count: moved.length - most })}
          </Anchor>
        </li>
      )}
    </Stack>
  );
}
