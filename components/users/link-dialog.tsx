"use client";

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { UserLink } from "#lib/users/schema.ts";

/** The link with which somebody chooses a password: shown this once, for the admin to pass on. */
export function LinkDialog({ link, onClose }: { link: UserLink | undefined; onClose: () => void }) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const format = useFormat();
  const address = link ? `${window.location.origin}${link.path}` : "";
  return (
    <Modal
      opened={link !== undefined}
      onClose={onClose}
      title={t("linkTitle", { name: link?.user.name ?? "" })}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="lg"
    >
      <Stack gap="lg">
        <Text>{t("linkText", { until: link ? format.dateTime(link.expiresAt) : "" })}</Text>
        <TextInput
          label={t("link")}
          value={address}
          readOnly
          ff="monospace"
          onFocus={(event) => event.currentTarget.select()}
          rightSection={<CopyText value={address} name={t("link")} />}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t("linkDone")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
