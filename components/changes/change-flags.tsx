"use client";

import { List, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { effectWarnings } from "#lib/changes/effect.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";

/** What the reviewer should look at twice: by whom the rule tells people apart, and effects out of the ordinary. */
export function ChangeFlags({ change }: { change: ChangeDetail }) {
  const t = useTranslations("changes.flags");
  const warnings = change.effect ? effectWarnings(change.effect) : [];
  if (change.flags.length + warnings.length === 0) return <Text c="dimmed">{t("none")}</Text>;
  return (
    <List spacing="xs" maw={820}>
      {warnings.map((warning) => (
        <List.Item key={warning}>{t(`effect.${warning}`)}</List.Item>
      ))}
      {change.flags.map(({ kind, traits, isNew }) => (
        <List.Item key={kind}>
          {t(kind, { traits: traits.join(", ") })}{" "}
          {!isNew && (
            <Text span c="dimmed">
              {t("asBefore")}
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}
