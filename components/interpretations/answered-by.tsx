"use client";

import { Alert, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { InterpretAnswer } from "#lib/interpretations/answer-schema.ts";

/** Which interpreter answered and how long it took; and why it was not the language model, where that was wanted. */
export function AnsweredBy({ answer }: { answer: InterpretAnswer }) {
  const t = useTranslations("interpretations");
  const causes = useTranslations("llm.failures");
  const format = useFormat();
  const { tookMs, interpreter, fallback } = answer;
  const took = tookMs < 1_000 ? t("ms", { count: tookMs }) : t("s", { count: format.number(tookMs / 1_000) });
  return (
    <Stack gap="sm">
      {fallback && (
        <Alert color="amber" variant="light" role="status" title={causes(fallback.cause)}>
          {t("fellBack")}
        </Alert>
      )}
      <Text size="xs" c="dimmed" component="div">
        {t("answeredBy", { name: t(`interpreter.${interpreter}`), took })}
      </Text>
    </Stack>
  );
}
