"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ChoiceList, type Offered } from "#components/interpretations/choice-list.tsx";
import { RuleOutcome } from "#components/interpretations/rule-outcome.tsx";
import { Face } from "#components/ui/face.tsx";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type Props = {
  description: string;
  interpretation: Interpretation;
  size: number | null;
  /** What goes on with the rule, once there is one. */
  children: (rule: Rule) => ReactNode;
};

/** The one outcome of reading a description: a rule with its assumptions, a question, a refusal, or why there is none. */
export function Outcome({ description, interpretation, size, children }: Props) {
  const t = useTranslations("interpretations");
  switch (interpretation.outcome) {
    case "rule":
      return (
        <RuleOutcome description={description} reading={interpretation} size={size}>
          {children}
        </RuleOutcome>
      );
    case "question":
      return <QuestionOutcome questions={interpretation.questions}>{children}</QuestionOutcome>;
    case "refusal":
      return <Face title={interpretation.text} text={interpretation.alternative} />;
    case "unavailable":
      return <Face title={t("unavailable")} text={interpretation.cause} />;
    default:
      return assertNever(interpretation);
  }
}

type QuestionProps = {
  questions: Extract<Interpretation, { outcome: "question" }>["questions"];
  children: (rule: Rule) => ReactNode;
};

function QuestionOutcome({ questions, children }: QuestionProps) {
  const t = useTranslations("interpretations.question");
  const [chosen, setChosen] = useState<Offered>();
  return (
    <Stack gap="xl">
      {questions.map((question, place) => (
        <Stack key={`${question.reason} ${question.span.from}`} gap="sm">
          <Text size="lg" fw={600} role="status">
            {question.text}
          </Text>
          {question.choices.length > 0 ? (
            <ChoiceList
              label={question.text}
              choices={question.choices.map((choice, index) => ({ ...choice, id: `${place}.${index}` }))}
              chosen={chosen?.id}
              onChoose={setChosen}
            />
          ) : (
            <Text c="dimmed">{t("noChoice")}</Text>
          )}
        </Stack>
      ))}
      {chosen && children(chosen.rule)}
    </Stack>
  );
}
