"use client";

import { Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Explained } from "#components/explanations/explained.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

type Props = { segmentKey: string; asOf?: string | undefined };

/** Another segment to set this one against; which one is in the address. */
export function CompareWith({ segmentKey, asOf }: Props) {
  const t = useTranslations("explanations");
  const locale = useReaderLocale();
  const url = useUrlState();
  const query = useQuery(api.segments.list.queryOptions({ input: { pageSize: 500, status: "active" } }));
  const others = (query.data?.rows ?? []).filter(({ key }) => key !== segmentKey);
  const chosen = others.find(({ key }) => key === url.get("compare"));
  if (others.length === 0) return null;
  return (
    <Stack gap="md">
      <Select
        label={t("compareWith")}
        placeholder={t("chooseSegment")}
        data={others.map((segment) => ({ value: segment.key, label: nameOf(segment, locale) }))}
        value={chosen?.key ?? null}
        onChange={(key) => url.set({ compare: key ?? undefined })}
        searchable
        clearable
        maw={360}
      />
      {chosen && <Explained of={{ kind: "difference", key: segmentKey, otherKey: chosen.key, asOf }} />}
    </Stack>
  );
}
