"use client";

import { Alert, Button, Group, Modal, Stack, TagsInput, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MeaningChoice } from "#components/glossary/meaning-choice.tsx";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { GlossaryEntry, GlossaryEntryInput } from "#lib/glossary/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = { entry: GlossaryEntry | undefined; onClose: () => void };

/** Words of both languages and what they stand for: described, taken from a segment, or as JSON. */
export function EntryDialog({ entry, onClose }: Props) {
  const t = useTranslations("glossary");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [en, setEn] = useState(entry?.words.en ?? []);
  const [zh, setZh] = useState(entry?.words.zh ?? []);
  const [note, setNote] = useState(entry?.note ?? "");
  const [rule, setRule] = useState<unknown>(entry?.rule);
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: api.glossary.key() });
    onClose();
  };
  const add = useMutation({ ...api.glossary.add.mutationOptions(), onSuccess });
  const change = useMutation({ ...api.glossary.change.mutationOptions(), onSuccess });
  const saving = entry ? change : add;
  const isComplete = en.length + zh.length > 0 && rule !== undefined;
  const save = () => {
    const input: GlossaryEntryInput = { words: { en, zh }, rule, note };
    if (entry) change.mutate({ ...input, id: entry.id });
    else add.mutate(input);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={entry ? t("editTitle") : t("addTitle")}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="xl"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete) save();
        }}
      >
        <Stack gap="lg">
          <TagsInput
            label={t("wordsEn")}
            description={t("wordsHint")}
            value={en}
            onChange={setEn}
            maxTags={20}
            acceptValueOnBlur
            data-autofocus
          />
          <TagsInput label={t("wordsZh")} value={zh} onChange={setZh} maxTags={20} acceptValueOnBlur />
          <MeaningChoice rule={rule} onChoose={setRule} />
          {rule !== undefined && (
            <Stack gap={4} role="status" aria-live="polite">
              <Text size="sm" fw={600}>
                {t("standsFor")}
              </Text>
              <Text style={{ overflowWrap: "anywhere" }}>
                <RuleSentence rule={rule} />
              </Text>
            </Stack>
          )}
          <Textarea
            label={t("note")}
            description={t("noteHint")}
            value={note}
            maxLength={1000}
            autosize
            minRows={2}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {saving.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(saving.error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" disabled={!isComplete || saving.isPending}>
              {t("save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
