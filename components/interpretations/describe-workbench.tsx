"use client";

import { Stack } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AnswerView } from "#components/interpretations/answer-view.tsx";
import { DescriptionBox } from "#components/interpretations/description-box.tsx";
import { ReadingProgressLine } from "#components/interpretations/reading-progress.tsx";
import { useInterpretation } from "#components/interpretations/use-interpretation.ts";
import { useModelReading } from "#components/interpretations/use-model-reading.ts";
import { CreateDraftForm } from "#components/segments/create-draft-form.tsx";
import { PreviewPanel } from "#components/segments/preview-panel.tsx";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import { api } from "#lib/http/client.ts";
import { suggestName } from "#lib/segments/suggest-name.ts";
import classes from "./interpretations.module.css";

const pauseMs = 600;
const fiveMinutes = 300_000;
const mostExamples = 6;

/**
 * From words to a draft: describe, see what was understood and whom it selects, name it. The built-in interpreter reads
 * along while one types; the language model, where there is one, is asked when one says so.
 */
export function DescribeWorkbench() {
  const words = useTranslations("ui");
  const [text, setText, forget] = useKeptText("description");
  const [asked, setAsked] = useState<string>();
  const [sent, setSent] = useState("");
  const askLater = useDebouncedCallback(setAsked, pauseMs);
  const { asOf } = useAsOf();
  const description = text.trim();
  // What was kept from before is read at once.
  const live = useInterpretation({
    text: description === "" ? "" : (asked ?? description).trim(),
    asOf,
  });
  const model = useQuery({ ...api.llm.state.queryOptions(), staleTime: fiveMinutes }).data?.model ?? null;
  const read = useModelReading({ text: model === null ? "" : sent, asOf });
  const locale = useReaderLocale();
  const examples = useQuery({
    ...api.interpretations.examples.queryOptions({ input: { locale } }),
    staleTime: fiveMinutes,
  });
  const answered = description === "" ? undefined : (read.data ?? live.data);

  function type(next: string) {
    setText(next);
    setAsked((before) => before ?? "");
    // Other words are another question: what is under way for the former ones stops.
    if (next.trim() !== sent) setSent("");
    askLater(next);
  }

  function ask(next: string) {
    askLater.cancel();
    setAsked(next);
    if (sent === next.trim()) read.again();
    setSent(next.trim());
  }

  return (
    <Stack gap="xl" maw={1040}>
      <DescriptionBox
        text={text}
        onType={type}
        onAsk={ask}
        model={model}
        isAnswered={read.data !== undefined && !read.data.answer.fallback}
        examples={examples.data?.slice(0, mostExamples) ?? []}
        progress={
          read.isFetching && model !== null ? (
            <ReadingProgressLine
              model={model}
              progress={read.progress}
              onStop={() => {
                read.stop();
                setSent("");
              }}
            />
          ) : null
        }
      />
      {live.isPending && live.isFetching && <SkeletonRows rows={4} label={words("loading")} />}
      {live.isError && <FailedFace error={live.error} onRetry={() => void live.refetch()} />}
      {read.isError && <FailedFace error={read.error} onRetry={read.again} />}
      {answered && !live.isError && (
        <div className={classes.stale} data-stale={answered.text !== description} aria-live="polite">
          <AnswerView
            key={`${answered.text} ${answered === read.data}`}
            description={answered.text}
            answer={answered.answer}
          >
            {(rule) => (
              <Stack gap={40}>
                <PreviewPanel rule={rule} name={suggestName(answered.text)} />
                <CreateDraftForm description={answered.text} rule={rule} onCreated={forget} />
              </Stack>
            )}
          </AnswerView>
        </div>
      )}
    </Stack>
  );
}
