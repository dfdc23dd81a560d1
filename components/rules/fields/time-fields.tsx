"use client";

import { Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { NumberField } from "#components/rules/fields/number-field.tsx";
import { WINDOW_KINDS, withWindowKind } from "#lib/rules/edit/windows.ts";
import { calendarLabel } from "#lib/rules/restate/labels.ts";
import {
  CALENDAR_UNITS,
  type CalendarWindow,
  type Duration,
  RULE_LIMITS,
  UNITS,
  type Window,
} from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Lists to choose from belong to the popover that they are opened in, though they stand outside of it. */
export const LIST_CLASS = "rule-choices";
export const INSIDE = { portalProps: { className: LIST_CLASS, reuseTargetNode: false } } as const;

type DurationFieldProps = {
  label: string;
  value: Duration;
  onChange: (value: Duration) => void;
  units?: readonly Duration["unit"][];
  autoFocus?: boolean;
};

export function DurationField({
  label,
  value,
  onChange,
  units = UNITS,
  autoFocus = false,
}: DurationFieldProps) {
  const t = useTranslations("rules");
  return (
    <Group gap="sm" align="flex-start" wrap="nowrap" grow>
      <NumberField
        label={label}
        value={value.n}
        isWhole
        min={1}
        max={RULE_LIMITS.count}
        autoFocus={autoFocus}
        onChange={(n) => onChange({ ...value, n })}
      />
      <Select
        label={t("unit.label")}
        value={value.unit}
        data={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(unit) => unit && onChange({ ...value, unit })}
      />
    </Group>
  );
}

type DateFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
};

export function DateField({ label, value, onChange, autoFocus }: DateFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      min="0001-01-01"
      max="9999-12-31"
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        if (event.currentTarget.value !== "") onChange(event.currentTarget.value);
      }}
    />
  );
}

type WindowFieldProps = {
  value: Window;
  onChange: (value: Window) => void;
  /** A trait's or property's date may lie in the future; an event does not. */
  canBeFuture?: boolean;
};

/** When: a window of any kind. */
export function WindowField({ value, onChange, canBeFuture = false }: WindowFieldProps) {
  const t = useTranslations("rules");
  const { today } = useEditing();
  return (
    <Stack gap="sm">
      <Select
        label={t("window.label")}
        value={value.kind}
        data={WINDOW_KINDS.map((kind) => ({ value: kind, label: t(`window.${kind}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        data-autofocus
        onChange={(kind) => kind && onChange(withWindowKind(value, kind, today))}
      />
      <WindowParts value={value} onChange={onChange} canBeFuture={canBeFuture} />
    </Stack>
  );
}

function WindowParts({ value, onChange, canBeFuture }: Required<WindowFieldProps>) {
  const t = useTranslations("rules");
  switch (value.kind) {
    case "ever":
      return null;
    case "last":
    case "before_last":
      return (
        <DurationField
          label={t("window.length")}
          value={{ n: value.n, unit: value.unit }}
          onChange={(length) => onChange({ kind: value.kind, ...length })}
        />
      );
    case "ago":
      return (
        <>
          <DurationField
            label={t("window.from")}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
          />
          <DurationField
            label={t("window.to")}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
        </>
      );
    case "calendar":
      return <CalendarFields value={value} onChange={onChange} canBeFuture={canBeFuture} />;
    case "between":
      return (
        <Group gap="sm" grow align="flex-start">
          <DateField
            label={t("window.firstDay")}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
          />
          <DateField
            label={t("window.lastDay")}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
        </Group>
      );
    case "since":
      return (
        <DateField
          label={t("window.firstDay")}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
        />
      );
    default:
      return assertNever(value);
  }
}

const FARTHEST = 12;

type CalendarFieldsProps = {
  value: CalendarWindow;
  onChange: (value: CalendarWindow) => void;
  canBeFuture: boolean;
};

/** A calendar unit by its distance from the current one. */
export function CalendarFields({ value, onChange, canBeFuture }: CalendarFieldsProps) {
  const t = useTranslations("rules");
  const { options } = useEditing().vocabulary;
  const last = canBeFuture ? FARTHEST : 0;
  const offsets = Array.from({ length: last + FARTHEST + 1 }, (_, index) => last - index);
  if (!offsets.includes(value.offset)) offsets.push(value.offset);
  return (
    <Group gap="sm" grow align="flex-start">
      <Select
        label={t("unit.label")}
        value={value.unit}
        data={CALENDAR_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(unit) => unit && onChange({ ...value, unit })}
      />
      <Select
        label={t("window.which")}
        value={String(value.offset)}
        data={offsets.map((offset) => ({
          value: String(offset),
          label: calendarLabel({ unit: value.unit, offset }, options),
        }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(offset) => offset !== null && onChange({ ...value, offset: Number(offset) })}
      />
    </Group>
  );
}
