"use client";

import { Alert, Button, FileButton, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListPreview } from "#components/lists/list-preview.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";
import { keyOfName } from "#lib/lists/key-of-name.ts";
import { maxListText } from "#lib/lists/read-list.ts";
import { type CustomerList, listKeySchema } from "#lib/lists/schema.ts";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  onDone: (list: CustomerList) => void;
  /** The list whose ids are replaced; a new one without. */
  list?: CustomerList;
};

const empty = { name: "", key: "", text: "" };

/** Takes ids from a file or as they are pasted, says what they would make, and keeps them once that is seen. */
export function UploadListDialog({ isOpen, onClose, onDone, list }: Props) {
  const t = useTranslations("lists.upload");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const [isTooLarge, setTooLarge] = useState(false);
  const key = typed.key || keyOfName(typed.name);
  const preview = useMutation({
    mutationFn: (text: string) => client.lists.preview({ text, ...(list && { key: list.key }) }),
  });
  const save = useMutation({
    mutationFn: () =>
      list
        ? client.lists.replace({ key: list.key, text: typed.text })
        : client.lists.create({ key, name: typed.name, text: typed.text }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: api.lists.key() });
      notifyDone(ui("saved"));
      onClose();
      onDone(saved);
    },
  });

  function change(changes: Partial<typeof empty>) {
    setTyped({ ...typed, ...changes });
    if (changes.text !== undefined) preview.reset();
    save.reset();
  }
  async function take(file: File | null) {
    if (!file) return;
    setTooLarge(file.size > maxListText);
    if (file.size > maxListText) return;
    const text = await file.text();
    change({ text, ...(typed.name === "" && { name: file.name.replace(/\.[^.]+$/, "") }) });
    preview.mutate(text);
  }

  const isNamed = list !== undefined || (typed.name.trim() !== "" && listKeySchema.safeParse(key).success);
  const failure = preview.error ?? save.error;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => {
        setTyped(empty);
        setTooLarge(false);
        preview.reset();
        save.reset();
      }}
      title={list ? t("replaceTitle", { name: list.name }) : t("title")}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="lg"
    >
      <Stack gap="lg">
        {!list && (
          <>
            <TextInput
              label={t("name")}
              required
              maxLength={200}
              value={typed.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
              data-autofocus
            />
            <TextInput
              label={t("key")}
              description={t("keyHint")}
              maxLength={120}
              placeholder={keyOfName(typed.name)}
              value={typed.key}
              error={typed.key !== "" && !listKeySchema.safeParse(typed.key).success && t("keyInvalid")}
              onChange={(event) => change({ key: event.currentTarget.value })}
            />
          </>
        )}
        <Textarea
          label={t("text")}
          description={t("textHint")}
          value={typed.text.length > 20_000 ? `${typed.text.slice(0, 20_000)}…` : typed.text}
          readOnly={typed.text.length > 20_000}
          autosize
          minRows={5}
          maxRows={10}
          spellCheck={false}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Group gap="sm">
          <FileButton onChange={(file) => void take(file)} accept=".txt,.csv,.tsv,text/plain,text/csv">
            {(props) => (
              <Button {...props} variant="default">
                {t("choose")}
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            disabled={typed.text.trim() === "" || preview.isPending}
            onClick={() => preview.mutate(typed.text)}
          >
            {t("check")}
          </Button>
        </Group>
        {isTooLarge && (
          <Alert color="red" variant="light" role="alert">
            {t("tooLarge", { megabytes: maxListText / 1_000_000 })}
          </Alert>
        )}
        {Boolean(failure) && (
          <Alert color="red" variant="light" role="alert">
            {message(failure)}
          </Alert>
        )}
        {preview.data && <ListPreview preview={preview.data} list={list} />}
        <Group justify="flex-end">
          {!preview.data && (
            <Text size="sm" c="dimmed">
              {t("checkFirst")}
            </Text>
          )}
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button disabled={!preview.data || !isNamed || save.isPending} onClick={() => save.mutate()}>
            {t(list ? "replace" : "save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
