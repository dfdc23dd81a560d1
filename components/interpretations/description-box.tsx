"use client";

import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Examples } from "#components/interpretations/examples.tsx";
import { Suggesting } from "#components/interpretations/suggesting.tsx";
import { DESCRIPTION_LENGTH } from "#lib/interpretations/answer-schema.ts";
import type { Example } from "#lib/interpretations/suggestion-schema.ts";
import classes from "./interpretations.module.css";

type Props = {
  text: string;
  onType: (text: string) => void;
  /** Asks for a reading now, without waiting for a pause. */
  onAsk: (text: string) => void;
  /** What the language model is called, where one may be asked; and whether it has answered these words. */
  model: string | null;
  isAnswered: boolean;
  /** How far it is, while it is asked. */
  progress: ReactNode;
  examples: readonly Example[];
};

/** Where a segment is described. Enter asks the language model, or reads at once where there is none; Shift and Enter begins a new line. */
export function DescriptionBox(props: Props) {
  const { text, onType, onAsk, model, isAnswered, progress, examples } = props;
  const t = useTranslations("interpretations.box");
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Stack gap="sm">
      <Suggesting
        onType={onType}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          onAsk(event.currentTarget.value);
        }}
      >
        {(suggesting) => (
          <Textarea
            {...suggesting}
            ref={field}
            className={classes.box}
            label={t("label")}
            description={model === null ? t("hint") : t("hintWithModel", { model })}
            placeholder={examples[0]?.text ?? ""}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={DESCRIPTION_LENGTH}
            value={text}
            autoFocus
            data-search-focus
          />
        )}
      </Suggesting>
      <Group gap="sm" mih={36} align="flex-end">
        {progress ?? (
          <Button
            size="xs"
            variant="light"
            disabled={text.trim() === "" || isAnswered}
            onClick={() => onAsk(text)}
          >
            {model === null ? t("read") : t("ask", { model })}
          </Button>
        )}
        {text !== "" && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() => {
              onType("");
              field.current?.focus();
            }}
          >
            {t("clear")}
          </Button>
        )}
      </Group>
      {text === "" && (
        <Examples
          examples={examples}
          onTake={(example) => {
            onType(example);
            onAsk(example);
            field.current?.focus();
          }}
        />
      )}
    </Stack>
  );
}
