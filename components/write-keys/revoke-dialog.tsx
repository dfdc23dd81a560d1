"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { WriteKey } from "#lib/write-keys/schema.ts";

type Props = {
  writeKey: WriteKey | undefined;
  error: unknown;
  isBusy: boolean;
  onClose: () => void;
  onRevoke: (id: string) => void;
};

/** A source whose key is revoked is refused from that moment on, for good: so its name has to be typed. */
export function RevokeDialog({ writeKey, error, isBusy, onClose, onRevoke }: Props) {
  const t = useTranslations("write_keys");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const [typed, setTyped] = useState("");
  const isMeant = writeKey !== undefined && typed.trim() === writeKey.name;
  return (
    <Modal
      opened={writeKey !== undefined}
      onClose={onClose}
      onExitTransitionEnd={() => setTyped("")}
      title={t("revokeTitle", { name: writeKey?.name ?? "" })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant) onRevoke(writeKey.id);
        }}
      >
        <Stack gap="lg">
          <Text>{t("revokeText")}</Text>
          {Boolean(error) && (
            <Alert color="red" variant="light" role="alert">
              {message(error)}
            </Alert>
          )}
          <TextInput
            label={t("typeName", { name: writeKey?.name ?? "" })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" color="red" disabled={!isMeant || isBusy}>
              {t("revoke")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
