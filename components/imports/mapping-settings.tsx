"use client";

import { Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Kind, MappingState } from "#components/imports/mapping-state.ts";

type Props = {
  state: MappingState;
  /** Fields that are missing or wrong. */
  wrong: readonly string[];
  onChange: (change: Partial<MappingState>) => void;
};

/** Inputs side by side stay on one line, whatever is explained below them. */
const ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

const kinds: readonly Kind[] = ["orders", "customers", "events"];

/** What holds for the whole file: what its lines are, and how its times and numbers are written. */
export function MappingSettings({ state, wrong, onChange }: Props) {
  const t = useTranslations("imports");
  const errorOf = (field: string) => (wrong.includes(field) ? t("mapping.wrong") : undefined);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        <Select
          label={t("mapping.kind")}
          data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={state.kind}
          allowDeselect={false}
          onChange={(kind) => onChange({ kind: kinds.find((each) => each === kind) ?? "orders" })}
        />
        <TextInput
          label={t("mapping.source")}
          inputWrapperOrder={ORDER}
          description={t("mapping.sourceNote")}
          value={state.source}
          error={errorOf("source")}
          onChange={(event) => onChange({ source: event.currentTarget.value })}
        />
        <TextInput
          label={t("mapping.timeFormat")}
          inputWrapperOrder={ORDER}
          description={t("mapping.timeFormatNote")}
          value={state.timeFormat}
          error={errorOf("timeFormat")}
          onChange={(event) => onChange({ timeFormat: event.currentTarget.value })}
        />
        <TextInput
          label={t("mapping.timeZone")}
          value={state.timeZone}
          error={errorOf("timeZone")}
          onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
        />
        <Select
          label={t("mapping.decimal")}
          data={[
            { value: ".", label: "1234.56" },
            { value: ",", label: "1234,56" },
          ]}
          value={state.decimal}
          allowDeselect={false}
          onChange={(decimal) => onChange({ decimal: decimal === "," ? "," : "." })}
        />
        {state.kind === "orders" && (
          <TextInput
            label={t("mapping.currency")}
            value={state.currency}
            maxLength={3}
            error={errorOf("currency")}
            onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
          />
        )}
        {state.kind === "events" && (
          <TextInput
            label={t("mapping.event")}
            inputWrapperOrder={ORDER}
            description={t("mapping.eventNote")}
            value={state.event}
            error={errorOf("event")}
            onChange={(event) => onChange({ event: event.currentTarget.value })}
          />
        )}
      </SimpleGrid>
      {state.kind === "orders" && (
        <Group gap="xl" align="flex-end">
          <TextInput
            label={t("mapping.refundPrefix")}
            placeholder="C"
            value={state.refundPrefix}
            maxLength={50}
            onChange={(event) => onChange({ refundPrefix: event.currentTarget.value.trim() })}
          />
          <Stack gap="xs" pb={4}>
            <Checkbox
              label={t("mapping.negativeRefunds")}
              checked={state.hasNegativeRefunds}
              onChange={(event) => onChange({ hasNegativeRefunds: event.currentTarget.checked })}
            />
            <Checkbox
              label={t("mapping.freeSetAside")}
              checked={state.isFreeSetAside}
              onChange={(event) => onChange({ isFreeSetAside: event.currentTarget.checked })}
            />
          </Stack>
        </Group>
      )}
    </Stack>
  );
}
