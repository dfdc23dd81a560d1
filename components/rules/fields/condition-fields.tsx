"use client";

import { Group, Select, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { ComparisonFields } from "#components/rules/fields/comparison-fields.tsx";
import { opGroupsFor } from "#components/rules/fields/filter-fields.tsx";
import { HeldField } from "#components/rules/fields/held-field.tsx";
import { MeasureFields } from "#components/rules/fields/measure-fields.tsx";
import { NameField } from "#components/rules/fields/name-fields.tsx";
import { NumberField } from "#components/rules/fields/number-field.tsx";
import { SequenceFields } from "#components/rules/fields/sequence-fields.tsx";
import { INSIDE } from "#components/rules/fields/time-fields.tsx";
import {
  comparisonOf,
  fittingComparison,
  MEASURE_OPS,
  withTraitComparison,
} from "#lib/rules/edit/comparisons.ts";
import { measureUnit } from "#lib/rules/restate/reading.ts";
import type {
  Condition,
  MeasureCondition,
  RankCondition,
  RelativeCondition,
  TraitCondition,
} from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type FieldProps<T> = { value: T; onChange: (value: T) => void };

/** Every part of a condition of any kind. */
export function ConditionFields({ value, onChange }: FieldProps<Condition>) {
  switch (value.kind) {
    case "trait":
      return (
        <Stack gap="sm">
          <TraitNameField value={value} onChange={onChange} />
          <TraitComparisonFields value={value} onChange={onChange} />
          <HeldField value={value} onChange={onChange} />
        </Stack>
      );
    case "measure":
      return (
        <Stack gap="sm">
          <MeasureFields value={value.measure} onChange={(measure) => onChange({ ...value, measure })} />
          <MeasureComparisonFields value={value} onChange={onChange} />
        </Stack>
      );
    case "rank":
      return (
        <Stack gap="sm">
          <BandFields value={value} onChange={onChange} />
          <MeasureFields
            value={value.measure}
            autoFocus={false}
            onChange={(measure) => onChange({ ...value, measure })}
          />
        </Stack>
      );
    case "relative":
      return (
        <Stack gap="sm">
          <RelativeFields value={value} onChange={onChange} />
          <MeasureFields
            value={value.measure}
            autoFocus={false}
            onChange={(measure) => onChange({ ...value, measure })}
          />
        </Stack>
      );
    case "sequence":
      return <SequenceFields value={value} onChange={onChange} />;
    case "segment":
    case "list":
      return <ReferenceField value={value} onChange={onChange} />;
    default:
      return assertNever(value);
  }
}

export function TraitNameField({ value, onChange }: FieldProps<TraitCondition>) {
  const t = useTranslations("rules");
  const { vocabulary, today } = useEditing();
  return (
    <NameField
      label={t("trait.label")}
      value={value.trait}
      choices={vocabulary.traits}
      onChange={(trait) => {
        const next = vocabulary.traits.find((choice) => choice.value === trait);
        const [text] = next?.topValues ?? [];
        const beginning = { today, ...(text !== undefined && { text }) };
        const comparison = fittingComparison(comparisonOf(value), next?.type, beginning);
        onChange(withTraitComparison({ ...value, trait }, comparison));
      }}
    />
  );
}

export function TraitComparisonFields({ value, onChange }: FieldProps<TraitCondition>) {
  const { vocabulary } = useEditing();
  const choice = vocabulary.traits.find((each) => each.value === value.trait);
  return (
    <ComparisonFields
      value={value}
      groups={opGroupsFor(choice?.type)}
      suggestions={choice?.topValues ?? []}
      onChange={(comparison) => onChange(withTraitComparison(value, comparison))}
    />
  );
}

export function MeasureComparisonFields({ value, onChange }: FieldProps<MeasureCondition>) {
  return (
    <ComparisonFields
      value={value}
      groups={MEASURE_OPS}
      unit={measureUnit(value.measure)}
      // Only number ops and presence are offered, so that the parts make up one of the union's members.
      onChange={(comparison) =>
        onChange({ kind: "measure", measure: value.measure, ...comparisonOf(comparison) } as MeasureCondition)
      }
    />
  );
}

/** The band from the top: from where to where. */
export function BandFields({ value, onChange }: FieldProps<RankCondition>) {
  const t = useTranslations("rules");
  const isPercent = value.unit === "percent";
  const bounds = { isWhole: !isPercent, ...(isPercent && { max: 100 }) };
  return (
    <Stack gap="sm">
      <Select
        label={t("band.unit")}
        value={value.unit}
        data={(["percent", "customer"] as const).map((unit) => ({ value: unit, label: t(`band.${unit}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(unit) => {
          if (unit === "customer")
            onChange({ ...value, unit, from: Math.round(value.from), to: Math.ceil(value.to) });
          if (unit === "percent") {
            const to = Math.min(100, value.to);
            onChange({ ...value, unit, to, from: value.from < to ? value.from : 0 });
          }
        }}
      />
      <Group gap="sm" grow align="flex-start">
        <NumberField
          label={t("band.from")}
          value={value.from}
          min={0}
          {...bounds}
          unit={isPercent ? "%" : undefined}
          onChange={(from) => onChange({ ...value, from })}
        />
        <NumberField
          label={t("band.to")}
          value={value.to}
          min={0}
          {...bounds}
          unit={isPercent ? "%" : undefined}
          autoFocus
          onChange={(to) => onChange({ ...value, to })}
        />
      </Group>
    </Stack>
  );
}

/** Compared with a multiple of the mean or the median. */
export function RelativeFields({ value, onChange }: FieldProps<RelativeCondition>) {
  const t = useTranslations("rules");
  return (
    <Stack gap="sm">
      <Select
        label={t("op.label")}
        value={value.op}
        data={(["gte", "gt", "lte", "lt"] as const).map((op) => ({ value: op, label: t(`op.${op}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(op) => op && onChange({ ...value, op })}
      />
      <Group gap="sm" grow align="flex-start">
        <NumberField
          label={t("relative.times")}
          value={value.times}
          min={0.0001}
          autoFocus
          onChange={(times) => onChange({ ...value, times })}
        />
        <Select
          label={t("relative.than")}
          value={value.than}
          data={(["mean", "median"] as const).map((than) => ({ value: than, label: t(`relative.${than}`) }))}
          allowDeselect={false}
          comboboxProps={INSIDE}
          onChange={(than) => than && onChange({ ...value, than })}
        />
      </Group>
    </Stack>
  );
}

type Reference = Extract<Condition, { kind: "segment" | "list" }>;

export function ReferenceField({ value, onChange }: FieldProps<Reference>) {
  const t = useTranslations("rules");
  const { vocabulary } = useEditing();
  return value.kind === "segment" ? (
    <NameField
      label={t("reference.segment")}
      value={value.segment}
      choices={vocabulary.segments}
      onChange={(segment) => onChange({ kind: "segment", segment })}
    />
  ) : (
    <NameField
      label={t("reference.list")}
      value={value.list}
      choices={vocabulary.lists}
      onChange={(list) => onChange({ kind: "list", list })}
    />
  );
}
