"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { User } from "#lib/users/schema.ts";

type Props = { user: User; isOpen: boolean; onClose: () => void; onRemoved: () => Promise<void> };

/** Removing cannot be undone, so the name has to be typed. */
export function RemoveDialog({ user, isOpen, onClose, onRemoved }: Props) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    ...api.users.remove.mutationOptions(),
    onSuccess: async () => {
      onClose();
      await onRemoved();
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("removeTitle", { name: user.name })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === user.name) remove.mutate({ id: user.id });
        }}
      >
        <Stack gap="lg">
          <Text>{t("removeText")}</Text>
          {remove.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(remove.error)}
            </Alert>
          )}
          <TextInput
            label={t("typeName", { name: user.name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" color="red" disabled={typed.trim() !== user.name || remove.isPending}>
              {t("remove")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
