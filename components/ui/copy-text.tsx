"use client";

import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Puts a key, an id or a rule on the clipboard. `name` says what. */
export function CopyText({ value, name }: { value: string; name: string }) {
  const t = useTranslations("ui");
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t("copied") : t("copyWhat", { name })}>
          <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={t("copyWhat", { name })}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
