"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { CustomerList } from "#lib/lists/schema.ts";

type Props = { list: CustomerList; isOpen: boolean; onClose: () => void; onRemoved: () => void };

/** Deleting cannot be undone, so the name has to be typed. */
export function RemoveListDialog({ list, isOpen, onClose, onRemoved }: Props) {
  const t = useTranslations("lists.actions");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    ...api.lists.delete.mutationOptions(),
    onSuccess: async () => {
      onRemoved();
      await queries.invalidateQueries({ queryKey: api.lists.list.key() });
    },
  });
  const isMeant = typed.trim() === list.name;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => setTyped("")}
      title={t("deleteTitle", { name: list.name })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant) remove.mutate({ key: list.key });
        }}
      >
        <Stack gap="lg">
          <Text>{t("deleteText")}</Text>
          {remove.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(remove.error)}
            </Alert>
          )}
          <TextInput
            label={t("typeName", { name: list.name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" color="red" disabled={!isMeant || remove.isPending}>
              {t("delete")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
