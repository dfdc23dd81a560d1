"use client";

import { Alert, Button, FileButton, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { readRates } from "#lib/currencies/read-rates.ts";
import { maxRatesAtOnce } from "#lib/currencies/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = { currency: string; isOpen: boolean; onClose: () => void };

/** Takes rates as lines: one typed by hand as well as a year's from a file. */
export function AddRatesDialog({ currency, isOpen, onClose }: Props) {
  const t = useTranslations("currencies.add");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const read = readRates(text);
  const rates = read.ok ? read.value : [];
  const save = useMutation({
    ...api.currencies.saveRates.mutationOptions(),
    onSuccess: async ({ saved }) => {
      onClose();
      notifyDone(t("saved", { count: saved }));
      await queries.invalidateQueries({ queryKey: api.currencies.key() });
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={() => {
        setText("");
        save.reset();
      }}
      title={t("action")}
      closeButtonProps={{ "aria-label": ui("close") }}
      size="lg"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ rates: [...rates] });
        }}
      >
        <Stack gap="lg">
          {save.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(save.error)}
            </Alert>
          )}
          <Textarea
            label={t("text")}
            description={t("hint", { currency })}
            placeholder="USD 2026-01-31 0.9174"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={read.ok ? undefined : t("badLine", read.error)}
            autosize
            minRows={6}
            maxRows={14}
            spellCheck={false}
            data-autofocus
          />
          {rates.length > maxRatesAtOnce && (
            <Alert color="red" variant="light" role="alert">
              {t("tooMany", { max: maxRatesAtOnce })}
            </Alert>
          )}
          <Group>
            <FileButton
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              onChange={(file) => void file?.text().then(setText)}
            >
              {(props) => (
                <Button {...props} variant="default">
                  {t("choose")}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed">
              {t("replaceNote")}
            </Text>
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button
              type="submit"
              disabled={rates.length === 0 || rates.length > maxRatesAtOnce || save.isPending}
            >
              {t("save", { count: rates.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
