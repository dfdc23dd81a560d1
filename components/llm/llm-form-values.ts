"use client";

import type { FormValidateInput, UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import { endpointProblem } from "#lib/llm/endpoint.ts";
import type { LlmSettings, LlmSettingsInput } from "#lib/llm/schema.ts";

/** The form's fields as they are typed: an empty figure is none. */
export type LlmFormValues = {
  isOn: boolean;
  endpoint: string;
  model: string;
  key: string;
  removesKey: boolean;
  inputPrice: number | "";
  outputPrice: number | "";
  monthlyBudget: number | "";
  smallestGroup: number | "";
  timeoutSeconds: number | "";
  maxConcurrent: number | "";
  keepDays: number | "";
};
export type LlmFormType = UseFormReturnType<LlmFormValues>;

export function toFormValues(settings: LlmSettings): LlmFormValues {
  return {
    isOn: settings.isOn || settings.source === "none",
    endpoint: settings.endpoint,
    model: settings.model,
    key: "",
    removesKey: false,
    inputPrice: settings.inputPrice ?? "",
    outputPrice: settings.outputPrice ?? "",
    monthlyBudget: settings.monthlyBudget ?? "",
    smallestGroup: settings.smallestGroup,
    timeoutSeconds: settings.timeoutSeconds,
    maxConcurrent: settings.maxConcurrent,
    keepDays: settings.keepDays ?? "",
  };
}

export function toSettingsInput(values: LlmFormValues): LlmSettingsInput {
  const { key, removesKey, isOn, endpoint, model } = values;
  return {
    isOn,
    endpoint,
    model,
    ...(key !== "" && { key }),
    ...(key === "" && removesKey && { key: null }),
    inputPrice: orNull(values.inputPrice),
    outputPrice: orNull(values.outputPrice),
    monthlyBudget: orNull(values.monthlyBudget),
    smallestGroup: Number(values.smallestGroup),
    timeoutSeconds: Number(values.timeoutSeconds),
    maxConcurrent: Number(values.maxConcurrent),
    keepDays: orNull(values.keepDays),
  };
}

function orNull(value: number | ""): number | null {
  return value === "" ? null : value;
}

/** What is wrong with a field, in the reader's words, before anything is sent. */
export function useValidation(): FormValidateInput<LlmFormValues> {
  const t = useTranslations("llm.problems");
  return {
    endpoint: (endpoint) => {
      const problem = endpointProblem(endpoint);
      return problem === undefined ? null : t(problem);
    },
    model: (model) => (model.trim() === "" ? t("no_model") : null),
    monthlyBudget: (budget, { inputPrice, outputPrice }) =>
      budget !== "" && (inputPrice === "" || outputPrice === "") ? t("prices_needed") : null,
    smallestGroup: (value) => (Number(value) >= 2 ? null : t("too_small", { least: 2 })),
    timeoutSeconds: (value) => (Number(value) >= 5 ? null : t("too_small", { least: 5 })),
    maxConcurrent: (value) => (Number(value) >= 1 ? null : t("too_small", { least: 1 })),
  };
}
