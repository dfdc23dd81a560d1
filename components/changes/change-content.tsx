"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { SentenceDiff } from "#components/changes/sentence-diff.tsx";
import { StructureDiff } from "#components/changes/structure-diff.tsx";
import { diffRules } from "#lib/rules/diff.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import classes from "./changes.module.css";

type Props = { before: SegmentContent | null; after: SegmentContent };

/** What becomes of a segment's content: the rule as sentences and as structure, and the words about it. */
export function ChangeContent({ before, after }: Props) {
  const t = useTranslations("changes.diff");
  const isSameRule = before !== null && diffRules(before.rule, after.rule).length === 0;
  return (
    <Stack gap="lg">
      <SentenceDiff before={before?.rule ?? null} after={after.rule} />
      {isSameRule && <Text c="dimmed">{t("sameRule")}</Text>}
      {before && !isSameRule && <StructureDiff before={before.rule} after={after.rule} />}
      <TextFields before={before} after={after} />
    </Stack>
  );
}

function TextFields({ before, after }: Props) {
  const t = useTranslations("changes.diff.field");
  const fields = [
    { id: "name", from: before?.name, to: after.name },
    { id: "description", from: before?.description, to: after.description },
    { id: "labelEn", from: before?.labels.en, to: after.labels.en },
    { id: "labelZh", from: before?.labels.zh, to: after.labels.zh },
  ] as const;
  const changed = fields.filter(({ from, to }) => (from ?? "") !== (to ?? ""));
  if (changed.length === 0) return null;
  return (
    <dl className={classes.fields}>
      {changed.map(({ id, from, to }) => (
        <Fragment key={id}>
          <dt>{t(id)}</dt>
          <dd>
            {from && <del>{from}</del>} {from && to && <span aria-hidden>→</span>}{" "}
            {to && (before ? <ins>{to}</ins> : to)}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
