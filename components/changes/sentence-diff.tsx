"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import { diffSentences, type Stretch } from "#lib/rules/diff-sentences.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import classes from "./changes.module.css";

/** A rule before and after as sentences, with what changed marked; only the sentence where there is no before. */
export function SentenceDiff({ before, after }: { before: Rule | null; after: Rule }) {
  const t = useTranslations("changes.diff");
  const options = useRestateOptions();
  const pair = useMemo(
    () => (before ? diffSentences(before, after, options) : undefined),
    [before, after, options],
  );
  if (!pair) return <Text className={classes.sentence}>{restate(after, options).text}</Text>;
  if (
    pair.after.every((stretch) => !stretch.isChanged) &&
    pair.before.every((stretch) => !stretch.isChanged)
  ) {
    return <Text className={classes.sentence}>{restate(after, options).text}</Text>;
  }
  return (
    <Stack gap="sm">
      <Side label={t("now")} stretches={pair.before} as="del" />
      <Side label={t("then")} stretches={pair.after} as="ins" />
    </Stack>
  );
}

function Side({
  label,
  stretches,
  as: Mark,
}: {
  label: string;
  stretches: readonly Stretch[];
  as: "ins" | "del";
}) {
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Text className={classes.sentence}>
        {stretches.map(({ text, isChanged }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of a sentence is the one at its place
          isChanged ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
        )}
      </Text>
    </div>
  );
}
