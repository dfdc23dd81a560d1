"use client";

import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AnswerView } from "#components/interpretations/answer-view.tsx";
import { useInterpretation } from "#components/interpretations/use-interpretation.ts";
import { JsonEditor, type TypedJson } from "#components/rules/json-editor.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { api } from "#lib/http/client.ts";
import { nameOf } from "#lib/segments/name-of.ts";

const ways = ["describe", "segment", "json"] as const;
type Way = (typeof ways)[number];

type Props = { rule: unknown; onChoose: (rule: unknown) => void };

/** Three ways to say what words stand for. */
export function MeaningChoice({ rule, onChoose }: Props) {
  const t = useTranslations("glossary");
  const [way, setWay] = useState<Way>("describe");
  const [typed, setTyped] = useState<TypedJson>();
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} id="glossary-meaning">
        {t("meaning")}
      </Text>
      <SegmentedControl
        aria-labelledby="glossary-meaning"
        value={way}
        onChange={(next) => setWay(ways.find((each) => each === next) ?? "describe")}
        data={ways.map((each) => ({ value: each, label: t(`ways.${each}`) }))}
      />
      {way === "describe" && <Described onChoose={onChoose} />}
      {way === "segment" && <OfSegment onChoose={onChoose} />}
      {way === "json" && (
        <JsonEditor value={rule} typed={typed} onType={setTyped} onChange={onChoose} isReadOnly={false} />
      )}
    </Stack>
  );
}

function Described({ onChoose }: Pick<Props, "onChoose">) {
  const t = useTranslations("glossary");
  const ui = useTranslations("ui");
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const query = useInterpretation({ text: asked, asOf: undefined });
  const answered = asked === "" ? undefined : query.data;
  return (
    <Stack gap="sm">
      <Textarea
        aria-label={t("ways.describe")}
        placeholder={t("describeExample")}
        value={text}
        autosize
        minRows={2}
        maxLength={2000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button variant="default" disabled={text.trim() === ""} onClick={() => setAsked(text.trim())}>
          {t("read")}
        </Button>
      </Group>
      {query.isFetching && <SkeletonRows rows={2} label={ui("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {answered && !query.isFetching && !query.isError && (
        <AnswerView key={answered.text} description={answered.text} answer={answered.answer}>
          {(rule) => (
            <Group>
              <Button variant="default" onClick={() => onChoose(rule)}>
                {t("useThis")}
              </Button>
            </Group>
          )}
        </AnswerView>
      )}
    </Stack>
  );
}

function OfSegment({ onChoose }: Pick<Props, "onChoose">) {
  const t = useTranslations("glossary");
  const locale = useReaderLocale();
  const segments = useQuery(api.segments.list.queryOptions({ input: { status: "active", pageSize: 500 } }));
  return (
    <Select
      aria-label={t("ways.segment")}
      placeholder={t("chooseSegment")}
      description={t("segmentHint")}
      searchable
      data={(segments.data?.rows ?? []).map((each) => ({ value: each.key, label: nameOf(each, locale) }))}
      onChange={(segment) => segment !== null && onChoose({ kind: "segment", segment })}
    />
  );
}
