"use client";

import { ActionIcon, Button, Checkbox, Divider, Group, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { WhereFields } from "#components/rules/fields/filter-fields.tsx";
import { EventField } from "#components/rules/fields/name-fields.tsx";
import { DurationField, WindowField } from "#components/rules/fields/time-fields.tsx";
import { movedStep, tidySteps } from "#lib/rules/edit/steps.ts";
import type { SequenceCondition, Step } from "#lib/rules/schema.ts";

type FieldProps<T> = { value: T; onChange: (value: T) => void };

/** The steps of a sequence in their order, and the window that all of them lie in. */
export function SequenceFields({ value, onChange }: FieldProps<SequenceCondition>) {
  const t = useTranslations("rules");
  const { steps } = value;
  const setSteps = (next: readonly Step[]) => onChange({ ...value, steps: tidySteps(next) });
  return (
    <Stack gap="sm">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is the one at its place
        <Stack key={index} gap="xs">
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Divider label={t("step.title", { no: index + 1 })} labelPosition="left" flex={1} />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={index === 0}
              aria-label={t("step.up", { no: index + 1 })}
              onClick={() => setSteps(movedStep(steps, index, -1))}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={index === steps.length - 1}
              aria-label={t("step.down", { no: index + 1 })}
              onClick={() => setSteps(movedStep(steps, index, 1))}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={steps.length <= 2}
              aria-label={t("step.remove", { no: index + 1 })}
              onClick={() => setSteps(steps.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
          <StepFields
            value={step}
            index={index}
            count={steps.length}
            onChange={(next) => setSteps(steps.with(index, next))}
          />
        </Stack>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setSteps([...steps, { event: "order_completed" }])}
        >
          {t("step.add")}
        </Button>
      </Group>
      <SequenceWindowField value={value} onChange={onChange} />
    </Stack>
  );
}

export function SequenceWindowField({ value, onChange }: FieldProps<SequenceCondition>) {
  const { window = { kind: "ever" }, ...rest } = value;
  return (
    <WindowField
      value={window}
      onChange={(next) => onChange(next.kind === "ever" ? rest : { ...rest, window: next })}
    />
  );
}

type StepFieldsProps = FieldProps<Step> & { index: number; count: number };

/** One step: which event, with which properties, how soon after the one before, or that it did not come. */
export function StepFields({ value, index, count, onChange }: StepFieldsProps) {
  const t = useTranslations("rules");
  const isLast = index === count - 1;
  const without = (field: "within" | "absent"): Step => {
    const copy = { ...value };
    delete copy[field];
    return copy;
  };
  return (
    <Stack gap="sm">
      <EventField
        label={t("event.label")}
        value={value.event}
        autoFocus={index === 0}
        onChange={(event) => onChange({ ...value, event })}
      />
      {index > 0 && isLast && (
        <Checkbox
          label={t("step.absent")}
          checked={value.absent === true}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { ...value, absent: true } : without("absent"))
          }
        />
      )}
      {index > 0 && (
        <Checkbox
          label={t(value.absent ? "step.hasLimitAbsent" : "step.hasLimit")}
          checked={value.within !== undefined}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked ? { ...value, within: { n: 24, unit: "hour" } } : without("within"),
            )
          }
        />
      )}
      {value.within && (
        <DurationField
          label={t("step.within")}
          value={value.within}
          onChange={(within) => onChange({ ...value, within })}
        />
      )}
      <WhereFields
        event={value.event}
        value={value.where}
        onChange={(where) => {
          const { where: _, ...rest } = value;
          onChange(where ? { ...rest, where } : rest);
        }}
      />
    </Stack>
  );
}
