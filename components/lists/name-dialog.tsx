"use client";

import { Alert, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { CustomerList } from "#lib/lists/schema.ts";

type Props = { list: CustomerList; isOpen: boolean; onClose: () => void };

/** Another name; rules go on by the key, which stays. */
export function NameDialog({ list, isOpen, onClose }: Props) {
  const t = useTranslations("lists");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [name, setName] = useState(list.name);
  const rename = useMutation({
    ...api.lists.rename.mutationOptions(),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: api.lists.key() });
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("actions.rename")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate({ key: list.key, name });
        }}
      >
        <Stack gap="lg">
          {rename.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(rename.error)}
            </Alert>
          )}
          <TextInput
            label={t("upload.name")}
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" disabled={name.trim() === "" || rename.isPending}>
              {ui("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
