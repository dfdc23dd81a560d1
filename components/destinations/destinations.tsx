"use client";

import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DestinationDialog } from "#components/destinations/destination-dialog.tsx";
import { DestinationList } from "#components/destinations/destination-list.tsx";
import { Face } from "#components/ui/face.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";

/** Where movements are sent. */
export function Destinations({ canManage }: { canManage: boolean }) {
  const t = useTranslations("destinations");
  const ui = useTranslations("ui");
  const [isAdding, adding] = useDisclosure(false);
  const destinations = useQuery({ ...api.destinations.list.queryOptions(), refetchInterval: 10_000 });
  return (
    <>
      {canManage && (
        <Group mb="md">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
            {t("add")}
          </Button>
        </Group>
      )}
      {destinations.isPending && <SkeletonRows rows={3} label={ui("loading")} />}
      {destinations.isError && (
        <FailedFace error={destinations.error} onRetry={() => void destinations.refetch()} />
      )}
      {destinations.data?.length === 0 && (
        <Face title={t("emptyTitle")} text={t(canManage ? "emptyText" : "emptyForReaders")} />
      )}
      {destinations.data && destinations.data.length > 0 && (
        <DestinationList destinations={destinations.data} />
      )}
      <DestinationDialog isOpen={isAdding} onClose={adding.close} />
    </>
  );
}
