"use client";

import { Alert, Group, Stack, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyText } from "#components/ui/copy-text.tsx";
import { jsonFault } from "#lib/std/json-fault.ts";
import classes from "./rules.module.css";

/** What was typed, and the rule that stood when it was: as long as that is the rule, the text is as it was left. */
export type TypedJson = { readonly of: unknown; readonly text: string };

type JsonEditorProps = {
  value: unknown;
  typed: TypedJson | undefined;
  onType: (typed: TypedJson, isJson: boolean) => void;
  onChange: (value: unknown, source: string) => void;
  isReadOnly: boolean;
};

/** The rule as JSON, for those who know the language: taken over whenever it is JSON, kept as typed while it is not. */
export function JsonEditor({ value, typed, onType, onChange, isReadOnly }: JsonEditorProps) {
  const t = useTranslations("rules");
  const ui = useTranslations("ui");
  const text = typed && typed.of === value ? typed.text : toText(value);
  const parsed = parse(text);
  const fault = jsonFault(text);
  return (
    <Stack gap="sm" className={classes.json}>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t("json.hint")}
        </Text>
        <CopyText value={text} name={t("json.name")} />
      </Group>
      <Textarea
        aria-label={t("json.name")}
        value={text}
        readOnly={isReadOnly}
        autosize
        minRows={12}
        maxRows={32}
        spellCheck={false}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const result = parse(next);
          onType({ of: result.ok ? result.value : value, text: next }, result.ok);
          if (result.ok) onChange(result.value, "json");
        }}
      />
      {!parsed.ok && (
        <Alert color="amber" variant="light" role="status">
          {t("json.notJson", { message: fault ? ui("jsonFault", fault) : "" })}
        </Alert>
      )}
    </Stack>
  );
}

function toText(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? "";
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  return jsonFault(text) ? { ok: false } : { ok: true, value: JSON.parse(text) };
}
