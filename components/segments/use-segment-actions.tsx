"use client";

import type { SpotlightActionGroupData } from "@mantine/spotlight";
import { IconPencilPlus, IconTargetArrow } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { permissions, type Role } from "#lib/auth/permissions.ts";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

const minute = 60_000;

/** Every segment by its names and key, to go to; and describing a new one, for who may. Asked for once the palette is open. */
export function useSegmentActions(role: Role, isOpen: boolean): SpotlightActionGroupData {
  const t = useTranslations("segments");
  const router = useRouter();
  const locale = useReaderLocale();
  const proposers: readonly Role[] = permissions["segment:propose"];
  const query = useQuery({
    ...api.segments.list.queryOptions({ input: { pageSize: 500 } }),
    enabled: isOpen,
    staleTime: minute,
  });
  const describe = {
    id: "describe-segment",
    label: t("palette.describe"),
    leftSection: <IconPencilPlus size={18} stroke={1.5} aria-hidden />,
    onClick: () => router.push("/segments/new"),
  };
  const segments = (query.data?.rows ?? []).map((segment) => ({
    id: `segment-${segment.key}`,
    label: nameOf(segment, locale),
    keywords: [segment.key, segment.name, segment.labels.en ?? "", segment.labels.zh ?? ""],
    leftSection: <IconTargetArrow size={18} stroke={1.5} aria-hidden />,
    onClick: () => router.push(segmentPath(segment.key)),
  }));
  return { group: t("title"), actions: [...(proposers.includes(role) ? [describe] : []), ...segments] };
}
