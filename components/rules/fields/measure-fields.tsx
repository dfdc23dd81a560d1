"use client";

import { Button, Fieldset, Group, Select, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { WhereFields } from "#components/rules/fields/filter-fields.tsx";
import { EventField, NameField } from "#components/rules/fields/name-fields.tsx";
import { NumberField } from "#components/rules/fields/number-field.tsx";
import { DurationField, INSIDE, WindowField } from "#components/rules/fields/time-fields.tsx";
import { useProperties } from "#components/rules/use-vocabulary.ts";
import { MEASURE_KINDS, withMeasureKind } from "#lib/rules/edit/measures.ts";
import {
  CALENDAR_UNITS,
  type Events,
  type Measure,
  type PeriodsMeasure,
  RULE_LIMITS,
} from "#lib/rules/schema.ts";

type FieldProps<T> = { value: T; onChange: (value: T) => void };

/** A measure of any kind, whole: what is computed, of which events, where, when. */
export function MeasureFields({
  value,
  onChange,
  autoFocus = true,
}: FieldProps<Measure> & { autoFocus?: boolean }) {
  const t = useTranslations("rules");
  const { vocabulary } = useEditing();
  return (
    <Stack gap="sm">
      <Select
        label={t("measure.label")}
        value={value.of}
        data={MEASURE_KINDS.map((of) => ({ value: of, label: t(`measure.${of}`) }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        maxDropdownHeight={260}
        data-autofocus={autoFocus || undefined}
        onChange={(of) => of && onChange(withMeasureKind(value, of))}
      />
      {value.of === "feature" && (
        <NameField
          label={t("measure.whichFeature")}
          value={value.feature}
          choices={vocabulary.features}
          autoFocus={false}
          onChange={(feature) => onChange({ ...value, feature })}
        />
      )}
      {value.of === "share" && (
        <>
          <Fieldset legend={t("measure.part")} p="sm">
            <MeasureFields
              value={value.part}
              autoFocus={false}
              onChange={(part) => onChange({ ...value, part })}
            />
          </Fieldset>
          <Fieldset legend={t("measure.whole")} p="sm">
            <MeasureFields
              value={value.whole}
              autoFocus={false}
              onChange={(whole) => onChange({ ...value, whole })}
            />
          </Fieldset>
        </>
      )}
      {"property" in value && (
        <PropertyField
          event={value.event}
          value={value.property}
          onChange={(property) => onChange({ ...value, property })}
        />
      )}
      {"event" in value && (
        <>
          <EventField
            label={t("event.label")}
            value={value.event}
            onChange={(event) => onChange({ ...value, event })}
          />
          {value.of === "periods" && <PeriodsFields value={value} onChange={onChange} />}
          <WhereFields
            event={value.event}
            value={value.where}
            onChange={(where) => onChange(withOptional(value, "where", where))}
          />
          {value.of !== "periods" && <EventsExtras value={value} onChange={onChange} />}
        </>
      )}
    </Stack>
  );
}

function PropertyField({ event, value, onChange }: FieldProps<string> & Pick<Events, "event">) {
  const t = useTranslations("rules");
  const choices = useProperties(event, useEditing().vocabulary.options);
  return (
    <NameField
      label={t("measure.property")}
      value={value}
      choices={choices}
      canBeNew
      autoFocus={false}
      onChange={onChange}
    />
  );
}

/** When, and whether all events or only the first or last one count: there only if they are asked for. */
function EventsExtras<T extends Events & Measure>({ value, onChange }: FieldProps<T>) {
  const t = useTranslations("rules");
  return (
    <>
      {value.window && (
        <WindowField
          value={value.window}
          onChange={(window) =>
            onChange(withOptional(value, "window", window.kind === "ever" ? undefined : window))
          }
        />
      )}
      {value.only && (
        <OnlyField value={value.only} onChange={(only) => onChange(withOptional(value, "only", only))} />
      )}
      <Group gap="xs">
        {!value.window && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange(withOptional(value, "window", { kind: "last", n: 30, unit: "day" }))}
          >
            {t("window.add")}
          </Button>
        )}
        {!value.only && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange(withOptional(value, "only", "last"))}
          >
            {t("only.add")}
          </Button>
        )}
      </Group>
    </>
  );
}

export function OnlyField({ value, onChange }: FieldProps<Events["only"]>) {
  const t = useTranslations("rules");
  return (
    <Select
      label={t("only.label")}
      description={t("only.hint")}
      value={value ?? "every"}
      data={(["every", "first", "last"] as const).map((each) => ({ value: each, label: t(`only.${each}`) }))}
      allowDeselect={false}
      comboboxProps={INSIDE}
      data-autofocus
      onChange={(only) => onChange(only === "first" || only === "last" ? only : undefined)}
    />
  );
}

/** In how many of the last periods it happened how often. */
export function PeriodsFields({ value, onChange }: FieldProps<PeriodsMeasure>) {
  const t = useTranslations("rules");
  return (
    <Stack gap="sm">
      <Group gap="sm" grow align="flex-start">
        <NumberField
          label={t("periods.last")}
          value={value.last}
          isWhole
          min={1}
          max={1_000}
          onChange={(last) => onChange({ ...value, last })}
        />
        <NumberField
          label={t("periods.times")}
          value={value.times}
          isWhole
          min={1}
          max={RULE_LIMITS.count}
          onChange={(times) => onChange({ ...value, times })}
        />
      </Group>
      <Select
        label={t("periods.align")}
        value={value.align}
        data={(["calendar", "rolling"] as const).map((each) => ({
          value: each,
          label: t(`periods.${each}`),
        }))}
        allowDeselect={false}
        comboboxProps={INSIDE}
        onChange={(align) => align && onChange(aligned(value, align))}
      />
      {value.align === "rolling" ? (
        <DurationField
          label={t("periods.length")}
          value={value.per}
          onChange={(per) => onChange({ ...value, per })}
        />
      ) : (
        <Select
          label={t("periods.unit")}
          value={value.per.unit}
          data={CALENDAR_UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          allowDeselect={false}
          comboboxProps={INSIDE}
          onChange={(unit) => unit && onChange({ ...value, per: { n: 1, unit } })}
        />
      )}
    </Stack>
  );
}

function aligned(value: PeriodsMeasure, align: PeriodsMeasure["align"]): PeriodsMeasure {
  if (align === "rolling") return { ...value, align };
  const { unit } = value.per;
  return { ...value, align, per: { n: 1, unit: unit === "minute" || unit === "hour" ? "day" : unit } };
}

/** The same with an optional field, or without it. */
function withOptional<T extends object, K extends keyof T>(value: T, field: K, next: T[K] | undefined): T {
  const copy = { ...value };
  if (next === undefined) delete copy[field];
  else copy[field] = next;
  return copy;
}
