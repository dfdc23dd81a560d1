"use client";

import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyText } from "#components/ui/copy-text.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";

/** Makes a key, then shows its secret: this once. */
export function CreateKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("write_keys");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation({
    ...api.writeKeys.create.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.writeKeys.key() }),
  });
  const reset = () => {
    setName("");
    create.reset();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={reset}
      title={t("create")}
      closeButtonProps={{ "aria-label": ui("close") }}
      closeOnClickOutside={!create.isSuccess}
      size="lg"
    >
      {create.isSuccess ? (
        <Stack gap="lg">
          <Text>{t("shownOnce")}</Text>
          <TextInput
            label={t("secret")}
            value={create.data.secret}
            readOnly
            ff="monospace"
            onFocus={(event) => event.currentTarget.select()}
            rightSection={<CopyText value={create.data.secret} name={t("secret")} />}
          />
          <Text size="sm" c="dimmed">
            {t("howToUse")}
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t("stored")}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ name });
          }}
        >
          <Stack gap="lg">
            {create.isError && (
              <Alert color="red" variant="light" role="alert">
                {message(create.error)}
              </Alert>
            )}
            <TextInput
              label={t("name")}
              description={t("nameHint")}
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {ui("cancel")}
              </Button>
              <Button type="submit" disabled={create.isPending || name.trim() === ""}>
                {t("create")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
