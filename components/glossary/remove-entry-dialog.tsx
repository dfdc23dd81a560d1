"use client";

import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { nameOfEntry } from "#components/glossary/name-of-entry.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { GlossaryEntry } from "#lib/glossary/schema.ts";
import { api } from "#lib/http/client.ts";

/** Takes a definition away; it can be defined again, and no segment changes by it. */
export function RemoveEntryDialog({ entry, onClose }: { entry: GlossaryEntry; onClose: () => void }) {
  const t = useTranslations("glossary");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const locale = useReaderLocale();
  const remove = useMutation({
    ...api.glossary.remove.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.glossary.key() });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("removeTitle", { name: nameOfEntry(entry, locale) })}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <Stack gap="lg">
        <Text>{t("removeText")}</Text>
        {remove.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(remove.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button color="red" disabled={remove.isPending} onClick={() => remove.mutate({ id: entry.id })}>
            {t("remove")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
