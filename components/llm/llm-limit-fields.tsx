"use client";

import { Fieldset, NumberInput, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { LlmFormType } from "#components/llm/llm-form-values.ts";

/** What calls may cost, how long and how many they may be, and from how many customers on anything is told. */
export function LlmLimitFields({ form }: { form: LlmFormType }) {
  const t = useTranslations("llm");
  return (
    <Stack gap="lg">
      <Fieldset variant="unstyled" legend={<Legend text={t("costs")} />}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={t("inputPrice")}
            description={t("priceHint")}
            min={0}
            decimalScale={6}
            {...form.getInputProps("inputPrice")}
          />
          <NumberInput
            label={t("outputPrice")}
            description={t("priceHint")}
            min={0}
            decimalScale={6}
            {...form.getInputProps("outputPrice")}
          />
          <NumberInput
            label={t("monthlyBudget")}
            description={t("monthlyBudgetHint")}
            min={0}
            decimalScale={4}
            {...form.getInputProps("monthlyBudget")}
          />
        </SimpleGrid>
      </Fieldset>
      <Fieldset variant="unstyled" legend={<Legend text={t("limits")} />}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={t("smallestGroup")}
            description={t("smallestGroupHint")}
            min={2}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps("smallestGroup")}
          />
          <NumberInput
            label={t("timeoutSeconds")}
            description={t("timeoutSecondsHint")}
            min={5}
            max={600}
            allowDecimal={false}
            {...form.getInputProps("timeoutSeconds")}
          />
          <NumberInput
            label={t("maxConcurrent")}
            description={t("maxConcurrentHint")}
            min={1}
            max={32}
            allowDecimal={false}
            {...form.getInputProps("maxConcurrent")}
          />
          <NumberInput
            label={t("keepDays")}
            description={t("keepDaysHint")}
            min={1}
            max={3_650}
            allowDecimal={false}
            {...form.getInputProps("keepDays")}
          />
        </SimpleGrid>
      </Fieldset>
    </Stack>
  );
}

function Legend({ text }: { text: string }) {
  return (
    <Text span size="md" fw={600}>
      {text}
    </Text>
  );
}
