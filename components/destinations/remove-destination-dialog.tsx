"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { Destination } from "#lib/destinations/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = { destination: Destination; isOpen: boolean; onClose: () => void };

/** What waits for it is lost with it: so its name has to be typed. */
export function RemoveDestinationDialog({ destination: { id, name }, isOpen, onClose }: Props) {
  const t = useTranslations("destinations");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const router = useRouter();
  const queries = useQueryClient();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    ...api.destinations.remove.mutationOptions(),
    onSuccess: async () => {
      router.push("/settings/destinations");
      await queries.invalidateQueries({ queryKey: api.destinations.key() });
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => setTyped("")}
      title={t("removeTitle", { name })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === name) remove.mutate({ id });
        }}
      >
        <Stack gap="lg">
          <Text>{t("removeText")}</Text>
          {remove.error && (
            <Alert color="red" variant="light" role="alert">
              {message(remove.error)}
            </Alert>
          )}
          <TextInput
            label={t("typeName", { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" color="red" disabled={typed.trim() !== name || remove.isPending}>
              {t("remove")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
