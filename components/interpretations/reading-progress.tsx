"use client";

import { Button, Group, Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type ReadingProgress, readingStages } from "#lib/interpretations/answer-schema.ts";
import classes from "./interpretations.module.css";

type Props = { model: string; progress: ReadingProgress | undefined; onStop: () => void };

/** How far the language model is with the words that it was asked, for how long, and how to stop it. */
export function ReadingProgressLine({ model, progress, onStop }: Props) {
  const t = useTranslations("interpretations.progress");
  const [seconds, setSeconds] = useState(0);
  useInterval(() => setSeconds((before) => before + 1), 1_000, { autoInvoke: true });
  const reached = readingStages.indexOf(progress?.stage ?? "asked");
  const stage = readingStages[reached] ?? "asked";
  return (
    <section className={classes.progress} aria-label={t("label", { model })}>
      <ol className={classes.stages} aria-hidden>
        {readingStages.map((each, index) => (
          <li key={each} data-state={stateOf(index, reached)}>
            {t(`stages.${each}`)}
          </li>
        ))}
      </ol>
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          <span role="status">{t("now", { model, stage: t(`stages.${stage}`) })}</span>
          {progress && progress.repair > 0 && <span> · {t("repair", { no: progress.repair })}</span>}
          <span className="tabular"> · {t("seconds", { count: seconds })}</span>
        </Text>
        <Button size="xs" variant="default" onClick={onStop}>
          {t("stop")}
        </Button>
      </Group>
    </section>
  );
}

function stateOf(index: number, reached: number): "done" | "now" | "ahead" {
  if (index === reached) return "now";
  return index < reached ? "done" : "ahead";
}
