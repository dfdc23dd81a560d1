"use client";

import { Select } from "@mantine/core";
import { NumberField, type NumberFieldProps } from "#components/rules/fields/number-field.tsx";
import { INSIDE } from "#components/rules/fields/time-fields.tsx";

/** A number that has a name, as 6 is Saturday. */
export type NamedNumber = { readonly value: number; readonly name: string };

type NamedNumberFieldProps = NumberFieldProps & { readonly names: readonly NamedNumber[] | undefined };

/** A number, chosen by its name where all that can be have one; one without a name is still shown as it is. */
export function NamedNumberField({ names, ...field }: NamedNumberFieldProps) {
  if (!names) return <NumberField {...field} />;
  const { label, value, onChange, autoFocus } = field;
  const isNamed = names.some((each) => each.value === value);
  const data = names.map((each) => ({ value: String(each.value), label: each.name }));
  return (
    <Select
      label={label}
      value={String(value)}
      data={isNamed ? data : [...data, { value: String(value), label: String(value) }]}
      allowDeselect={false}
      comboboxProps={INSIDE}
      data-autofocus={autoFocus || undefined}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  );
}
