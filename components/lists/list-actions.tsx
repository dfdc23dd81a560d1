"use client";

import { Button, Group, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { NameDialog } from "#components/lists/name-dialog.tsx";
import { RemoveListDialog } from "#components/lists/remove-list-dialog.tsx";
import { UploadListDialog } from "#components/lists/upload-list-dialog.tsx";
import type { CustomerList } from "#lib/lists/schema.ts";

/** Replace, rename, delete; what may not be done now says why. */
export function ListActions({ list, mayDecide }: { list: CustomerList; mayDecide: boolean }) {
  const t = useTranslations("lists.actions");
  const router = useRouter();
  const [isReplacing, replacing] = useDisclosure(false);
  const [isRenaming, renaming] = useDisclosure(false);
  const [isRemoving, removing] = useDisclosure(false);
  const isUsed = list.usedIn.length > 0;
  const mayReplace = !isUsed || mayDecide;
  return (
    <Group gap="sm">
      <Tooltip label={t("replaceByAdmin")} disabled={mayReplace} multiline maw={280}>
        <Button
          variant="default"
          data-disabled={!mayReplace || undefined}
          aria-disabled={!mayReplace}
          onClick={() => mayReplace && replacing.open()}
        >
          {t("replace")}
        </Button>
      </Tooltip>
      <Button variant="default" onClick={renaming.open}>
        {t("rename")}
      </Button>
      <Tooltip label={t("deleteInUse")} disabled={!isUsed} multiline maw={280}>
        <Button
          variant="default"
          data-disabled={isUsed || undefined}
          aria-disabled={isUsed}
          onClick={() => !isUsed && removing.open()}
        >
          {t("delete")}
        </Button>
      </Tooltip>
      <UploadListDialog
        list={list}
        isOpen={isReplacing}
        onClose={replacing.close}
        onDone={() => router.refresh()}
      />
      <NameDialog key={list.name} list={list} isOpen={isRenaming} onClose={renaming.close} />
      <RemoveListDialog
        list={list}
        isOpen={isRemoving}
        onClose={removing.close}
        onRemoved={() => router.push("/lists")}
      />
    </Group>
  );
}
