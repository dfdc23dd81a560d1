"use client";

import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { CreateKeyDialog } from "#components/write-keys/create-key-dialog.tsx";
import { KeyList } from "#components/write-keys/key-list.tsx";
import { api } from "#lib/http/client.ts";

/** The keys with which sources send events. */
export function WriteKeys() {
  const t = useTranslations("write_keys");
  const ui = useTranslations("ui");
  const [isCreating, create] = useDisclosure(false);
  const keys = useQuery(api.writeKeys.list.queryOptions());
  return (
    <>
      <Group mb="md">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={create.open}>
          {t("create")}
        </Button>
      </Group>
      {keys.isPending && <SkeletonRows rows={3} label={ui("loading")} />}
      {keys.isError && <FailedFace error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && <Face title={t("emptyTitle")} text={t("emptyText")} />}
      {keys.data && keys.data.length > 0 && <KeyList keys={keys.data} />}
      <CreateKeyDialog isOpen={isCreating} onClose={create.close} />
    </>
  );
}
