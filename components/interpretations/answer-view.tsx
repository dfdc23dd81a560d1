"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AnsweredBy } from "#components/interpretations/answered-by.tsx";
import { ChoiceList } from "#components/interpretations/choice-list.tsx";
import { Outcome } from "#components/interpretations/outcome.tsx";
import type { InterpretAnswer } from "#lib/interpretations/answer-schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Props = { description: string; answer: InterpretAnswer; children: (rule: Rule) => ReactNode };

/** What a description was understood to mean. Where two readings select other customers, both stand side by side. */
export function AnswerView({ description, answer, children }: Props) {
  const t = useTranslations("interpretations");
  const [isOther, setIsOther] = useState(false);
  const { interpretation, interpreter, other, size } = answer;
  const shown = isOther && other ? other : { interpretation, interpreter, size };
  return (
    <Stack gap="md">
      <AnsweredBy answer={answer} />
      {other && (
        <section aria-label={t("twoReadings")}>
          <Text mb="sm">{t("twoReadingsText")}</Text>
          <Readings
            first={{ interpretation, interpreter, size }}
            other={other}
            isOther={isOther}
            onChoose={setIsOther}
          />
        </section>
      )}
      <Outcome
        key={isOther ? "other" : "first"}
        description={description}
        interpretation={shown.interpretation}
        size={shown.size}
      >
        {children}
      </Outcome>
    </Stack>
  );
}

type Reading = Pick<InterpretAnswer, "interpretation" | "interpreter" | "size">;
type ReadingsProps = {
  first: Reading;
  other: Reading;
  isOther: boolean;
  onChoose: (isOther: boolean) => void;
};

function Readings({ first, other, isOther, onChoose }: ReadingsProps) {
  const t = useTranslations("interpretations");
  const readings = [
    { id: "first", reading: first },
    { id: "other", reading: other },
  ];
  const rules = readings.flatMap(({ id, reading }) => {
    const { interpretation, interpreter, size } = reading;
    if (interpretation.outcome !== "rule") return [];
    return [{ id, label: t(`interpreter.${interpreter}`), rule: interpretation.rule, size }];
  });
  const told = readings.flatMap(({ reading }) => {
    const { interpretation, interpreter } = reading;
    if (interpretation.outcome === "rule") return [];
    return [t(`otherOutcome.${interpretation.outcome}`, { name: t(`interpreter.${interpreter}`) })];
  });
  return (
    <>
      <ChoiceList
        label={t("twoReadings")}
        choices={rules}
        chosen={isOther ? "other" : "first"}
        onChoose={({ id }) => onChoose(id === "other")}
      />
      {told.map((text) => (
        <Text key={text} size="sm" c="dimmed" mt="sm">
          {text}
        </Text>
      ))}
    </>
  );
}
