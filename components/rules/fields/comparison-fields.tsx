"use client";

import { Group, Select, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { type NamedNumber, NamedNumberField } from "#components/rules/fields/named-number-field.tsx";
import { TextValuesField } from "#components/rules/fields/text-values-field.tsx";
import {
  CalendarFields,
  DateField,
  DurationField,
  INSIDE,
  WindowField,
} from "#components/rules/fields/time-fields.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { type Comparison, OPS_OF_TYPE, type Op, type OpGroup, withOp } from "#lib/rules/edit/comparisons.ts";
import type { NumberUnit } from "#lib/rules/restate/reading.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type ComparisonFieldsProps = {
  value: Comparison;
  onChange: (value: Comparison) => void;
  /** Which ops there are, the fitting ones first. */
  groups: readonly OpGroup[];
  suggestions?: readonly string[];
  unit?: NumberUnit;
  /** Where each number that can be compared with has a name, as weekdays do. */
  names?: readonly NamedNumber[] | undefined;
};

/** An op and what it compares with. */
export function ComparisonFields({
  value,
  onChange,
  groups,
  suggestions = [],
  unit = "plain",
  names,
}: ComparisonFieldsProps) {
  const t = useTranslations("rules");
  const { today } = useEditing();
  const [text] = suggestions;
  return (
    <Stack gap="sm">
      <Select
        label={t("op.label")}
        value={value.op}
        data={groups.map((group) => ({
          group: t(`opGroup.${group}`),
          items: OPS_OF_TYPE[group].map((op) => ({ value: op, label: t(`op.${op}`) })),
        }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        maxDropdownHeight={260}
        data-autofocus={"value" in value ? undefined : true}
        onChange={(op) =>
          op && onChange(withOp(value, op as Op, { today, ...(text !== undefined && { text }) }))
        }
      />
      <ComparedValue value={value} onChange={onChange} suggestions={suggestions} unit={unit} names={names} />
    </Stack>
  );
}

function ComparedValue({
  value,
  onChange,
  suggestions,
  unit,
  names,
}: Required<Omit<ComparisonFieldsProps, "groups" | "names">> & Pick<ComparisonFieldsProps, "names">) {
  const t = useTranslations("rules");
  const isShare = unit === "share";
  const sign = useUnitSign(unit);
  switch (value.op) {
    case "is":
    case "is_not":
      return (
        <TextValuesField
          label={t("values.label")}
          value={value.value}
          suggestions={suggestions}
          onChange={(values) => onChange({ op: value.op, value: values })}
        />
      );
    case "contains":
    case "starts_with":
      return (
        <TextInput
          label={t("values.text")}
          value={value.value}
          data-autofocus
          onChange={(event) => onChange({ op: value.op, value: event.currentTarget.value })}
        />
      );
    case "eq":
    case "neq":
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      return (
        <NamedNumberField
          names={names}
          label={t("values.number")}
          value={value.value}
          isShare={isShare}
          unit={sign}
          autoFocus
          onChange={(number) => onChange({ op: value.op, value: number })}
        />
      );
    case "between":
      return (
        <Group gap="sm" grow align="flex-start">
          <NamedNumberField
            names={names}
            label={t("values.low")}
            value={value.value[0]}
            isShare={isShare}
            unit={sign}
            autoFocus
            onChange={(low) => onChange({ op: value.op, value: [low, value.value[1]] })}
          />
          <NamedNumberField
            names={names}
            label={t("values.high")}
            value={value.value[1]}
            isShare={isShare}
            unit={sign}
            onChange={(high) => onChange({ op: value.op, value: [value.value[0], high] })}
          />
        </Group>
      );
    case "before":
    case "after":
    case "on":
      return (
        <DateField
          label={t("values.date")}
          value={value.value}
          autoFocus
          onChange={(date) => onChange({ op: value.op, value: date })}
        />
      );
    case "within":
      return (
        <WindowField
          value={value.value}
          canBeFuture
          onChange={(window) => onChange({ op: value.op, value: window })}
        />
      );
    case "within_next":
      return (
        <DurationField
          label={t("values.next")}
          value={value.value}
          autoFocus
          onChange={(length) => onChange({ op: value.op, value: length })}
        />
      );
    case "anniversary_within_next":
      return (
        <DurationField
          label={t("values.next")}
          value={value.value}
          units={["day"]}
          autoFocus
          onChange={({ n }) => onChange({ op: value.op, value: { n, unit: "day" } })}
        />
      );
    case "anniversary_within":
      return (
        <CalendarFields
          value={value.value}
          canBeFuture
          onChange={(window) => onChange({ op: value.op, value: window })}
        />
      );
    case "is_true":
    case "is_false":
    case "exists":
    case "missing":
      return null;
    default:
      return assertNever(value);
  }
}

/** What stands after a number: %, the currency, days. */
function useUnitSign(unit: NumberUnit): string | undefined {
  const t = useTranslations("rules");
  const { settings } = useFormat();
  switch (unit) {
    case "share":
      return "%";
    case "money":
      return settings.currency;
    case "days":
      return t("unit.day");
    case "years":
      return t("unit.year");
    case "plain":
      return undefined;
    default:
      return assertNever(unit);
  }
}
