"use client";

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SentenceDiff } from "#components/changes/sentence-diff.tsx";
import { AnswerView } from "#components/interpretations/answer-view.tsx";
import { ReadingProgressLine } from "#components/interpretations/reading-progress.tsx";
import { Suggesting } from "#components/interpretations/suggesting.tsx";
import { useModelReading } from "#components/interpretations/use-model-reading.ts";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import { api } from "#lib/http/client.ts";
import { DESCRIPTION_LENGTH } from "#lib/interpretations/answer-schema.ts";
import { diffRules } from "#lib/rules/diff.ts";
import type { Rule } from "#lib/rules/schema.ts";

const fiveMinutes = 300_000;

type Props = {
  /** The rule as it is now. */
  rule: Rule;
  /** Under which what is typed is kept. */
  name: string;
  onTake: (rule: Rule) => void;
};

/** Changes a rule by words, shown as a difference before it is taken. */
export function RefineLine({ rule, name, onTake }: Props) {
  const t = useTranslations("interpretations.refine");
  const words = useTranslations("ui");
  const [text, setText, forget] = useKeptText(`refine.${name}`);
  const [asked, setAsked] = useState<{ text: string; base: Rule }>();
  const { asOf } = useAsOf();
  const query = useModelReading({ text: asked?.text ?? "", asOf, ...(asked && { base: asked.base }) });
  const model = useQuery({ ...api.llm.state.queryOptions(), staleTime: fiveMinutes }).data?.model ?? null;
  const answered = asked && query.data?.text === asked.text ? query.data : undefined;

  function leave() {
    setAsked(undefined);
    forget();
  }

  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== "") setAsked({ text: text.trim(), base: rule });
        }}
      >
        <Group gap="sm" align="flex-end">
          <Suggesting onType={setText}>
            {(suggesting) => (
              <TextInput
                {...suggesting}
                flex="1 1 260px"
                label={t("label")}
                placeholder={t("placeholder")}
                value={text}
                maxLength={DESCRIPTION_LENGTH}
              />
            )}
          </Suggesting>
          <Button type="submit" variant="light" disabled={text.trim() === "" || query.isFetching}>
            {t("submit")}
          </Button>
        </Group>
      </form>
      {query.isFetching && model !== null && (
        <ReadingProgressLine model={model} progress={query.progress} onStop={() => setAsked(undefined)} />
      )}
      {asked && query.isFetching && <SkeletonRows rows={3} label={words("loading")} />}
      {asked && query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {asked && answered && !query.isFetching && (
        <AnswerView key={asked.text} description={asked.text} answer={answered.answer}>
          {(changed) => (
            <Proposed
              before={asked.base}
              after={changed}
              onLeave={leave}
              onTake={() => {
                onTake(changed);
                notifyDone(t("taken"));
                leave();
              }}
            />
          )}
        </AnswerView>
      )}
    </Stack>
  );
}

type ProposedProps = { before: Rule; after: Rule; onTake: () => void; onLeave: () => void };

function Proposed({ before, after, onTake, onLeave }: ProposedProps) {
  const t = useTranslations("interpretations.refine");
  const isSame = diffRules(before, after).length === 0;
  return (
    <Stack gap="md">
      {isSame ? <Text c="dimmed">{t("same")}</Text> : <SentenceDiff before={before} after={after} />}
      <Group gap="sm">
        {!isSame && <Button onClick={onTake}>{t("take")}</Button>}
        <Button variant="default" onClick={onLeave}>
          {t("leave")}
        </Button>
      </Group>
    </Stack>
  );
}
