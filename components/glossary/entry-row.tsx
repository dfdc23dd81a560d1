"use client";

import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { nameOfEntry } from "#components/glossary/name-of-entry.ts";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import type { UsedGlossaryEntry } from "#lib/glossary/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import classes from "./glossary.module.css";

type Props = { entry: UsedGlossaryEntry; mayManage: boolean; onEdit: () => void; onRemove: () => void };

/** One definition: its words, the sentence that they stand for, why, and which segments use it. */
export function EntryRow({ entry, mayManage, onEdit, onRemove }: Props) {
  const t = useTranslations("glossary");
  const format = useFormat();
  const locale = useReaderLocale();
  const { words, rule, note, usedIn, updatedAt, updatedBy } = entry;
  const name = nameOfEntry(entry, locale);
  return (
    <li className={classes.entry}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Group gap="xs">
            {[...words.en, ...words.zh.filter((word) => !words.en.includes(word))].map((word) => (
              <Badge key={word} variant="light" size="lg" tt="none" fw={600}>
                {word}
              </Badge>
            ))}
          </Group>
          {mayManage && (
            <Group gap="xs">
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t("editWhat", { name })}
                onClick={onEdit}
              >
                {t("edit")}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t("removeWhat", { name })}
                onClick={onRemove}
              >
                {t("remove")}
              </Button>
            </Group>
          )}
        </Group>
        <Text style={{ overflowWrap: "anywhere" }}>
          <RuleSentence rule={rule} />
        </Text>
        {note !== "" && (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
        <Text size="sm" c="dimmed" component="div">
          <Group gap="xs">
            <span>{t("changed", { at: format.date(updatedAt), by: updatedBy })}</span>
            {usedIn.length > 0 && <span>· {t("usedIn")}</span>}
            {usedIn.map((segment) => (
              <Anchor key={segment.key} component={Link} href={segmentPath(segment.key)} size="sm">
                {nameOf(segment, locale)}
              </Anchor>
            ))}
          </Group>
        </Text>
      </Stack>
    </li>
  );
}
