"use client";

import { ActionIcon, Button, Divider, Group, Stack } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { ComparisonFields } from "#components/rules/fields/comparison-fields.tsx";
import { NameField } from "#components/rules/fields/name-fields.tsx";
import type { NamedNumber } from "#components/rules/fields/named-number-field.tsx";
import { useProperties } from "#components/rules/use-vocabulary.ts";
import { comparisonOf, fittingComparison, type OpGroup, opGroupOf } from "#lib/rules/edit/comparisons.ts";
import { endOf, startOf } from "#lib/rules/restate/en-clock.ts";
import { propertyUnit } from "#lib/rules/restate/reading.ts";
import type { Filter } from "#lib/rules/schema.ts";

type FilterFieldsProps = {
  event: string | readonly string[];
  value: Filter;
  onChange: (value: Filter) => void;
  autoFocus?: boolean;
};

/** A property of the event or of its items, compared. */
export function FilterFields({ event, value, onChange, autoFocus = true }: FilterFieldsProps) {
  const t = useTranslations("rules");
  const { vocabulary, today } = useEditing();
  const choices = useProperties(event, vocabulary.options);
  const { property } = value;
  const chosen = choices.find((choice) => choice.value === property);
  const groups = opGroupsFor(chosen?.type);
  const names = useNumberNames(property);
  return (
    <Stack gap="sm">
      <NameField
        label={t("filter.property")}
        value={property}
        choices={choices}
        canBeNew
        autoFocus={autoFocus && property === ""}
        onChange={(name) => {
          const next = choices.find((choice) => choice.value === name);
          const [text] = next?.topValues ?? [];
          const beginning = { today, ...(text !== undefined && { text }) };
          onChange({
            property: name,
            ...fittingComparison(comparisonOf(value), next?.type, beginning),
          } as Filter);
        }}
      />
      <ComparisonFields
        value={value}
        groups={groups}
        unit={propertyUnit(property)}
        names={names}
        suggestions={chosen?.topValues ?? []}
        onChange={(next) => onChange({ property, ...comparisonOf(next) } as Filter)}
      />
    </Stack>
  );
}

/** Weekdays and hours are numbers in rules, and have names for people. */
function useNumberNames(property: string): readonly NamedNumber[] | undefined {
  const t = useTranslations("rules.filter");
  if (property === "$weekday") {
    return ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => ({ value, name: t(`weekdays.${value}`) }));
  }
  if (property !== "$hour") return undefined;
  return Array.from({ length: 24 }, (_, value) => ({ value, name: `${startOf(value)}–${endOf(value)}` }));
}

type WhereFieldsProps = {
  event: string | readonly string[];
  value: readonly Filter[] | undefined;
  onChange: (value: Filter[] | undefined) => void;
};

/** Filters that hold on the same event; none is no filter at all. */
export function WhereFields({ event, value = [], onChange }: WhereFieldsProps) {
  const t = useTranslations("rules");
  const set = (filters: Filter[]) => onChange(filters.length === 0 ? undefined : filters);
  return (
    <Stack gap="sm">
      {value.map((filter, index) => (
        // Filters have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a filter is the one at its place
        <Stack key={index} gap="xs">
          <Group justify="space-between" wrap="nowrap">
            <Divider label={t("filter.title", { no: index + 1 })} labelPosition="left" flex={1} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("filter.remove", { no: index + 1 })}
              onClick={() => set(value.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
          <FilterFields
            event={event}
            value={filter}
            autoFocus={false}
            onChange={(next) => set(value.with(index, next))}
          />
        </Stack>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...value, NEW_FILTER])}
        >
          {t("filter.add")}
        </Button>
      </Group>
    </Stack>
  );
}

const NEW_FILTER: Filter = { property: "category", op: "is", value: [] };

/** All ops, those that fit the type first. */
export function opGroupsFor(type: Parameters<typeof opGroupOf>[0]): readonly OpGroup[] {
  const first = opGroupOf(type);
  const others = (["text", "number", "boolean", "date"] as const).filter((group) => group !== first);
  return [first, "any", ...others];
}
