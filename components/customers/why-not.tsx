"use client";

import { Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Explained } from "#components/explanations/explained.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** What a customer lacks for a segment that they are not in. */
export function WhyNot({ id, except }: { id: string; except: readonly string[] }) {
  const t = useTranslations("customers.memberships");
  const locale = useReaderLocale();
  const url = useUrlState();
  const query = useQuery(api.segments.list.queryOptions({ input: { pageSize: 500, status: "active" } }));
  const others = (query.data?.rows ?? []).filter(({ key }) => !except.includes(key));
  const chosen = others.find(({ key }) => key === url.get("why"));
  if (others.length === 0) return null;
  return (
    <Stack gap="md">
      <Select
        label={t("whyNot")}
        placeholder={t("choose")}
        data={others.map((segment) => ({ value: segment.key, label: nameOf(segment, locale) }))}
        value={chosen?.key ?? null}
        onChange={(key) => url.set({ why: key ?? undefined })}
        searchable
        clearable
        maw={360}
      />
      {chosen && <Explained of={{ kind: "customer", key: chosen.key, id }} />}
    </Stack>
  );
}
