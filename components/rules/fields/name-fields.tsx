"use client";

import { MultiSelect, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEditing } from "#components/rules/editing.tsx";
import { optionsFilter, withTechnicalName } from "#components/rules/fields/options.tsx";
import { INSIDE } from "#components/rules/fields/time-fields.tsx";
import type { Choice } from "#components/rules/use-vocabulary.ts";
import { entryLabel } from "#lib/rules/restate/labels.ts";

type NameFieldProps = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  /** Other names can be typed: of properties, which the catalog need not know. */
  canBeNew?: boolean;
  autoFocus?: boolean;
};

/** One name of the catalog, found by its label or by its technical name. */
export function NameField({
  label,
  value,
  choices,
  onChange,
  canBeNew = false,
  autoFocus = true,
}: NameFieldProps) {
  const t = useTranslations("rules");
  const [search, setSearch] = useState("");
  const known = choices.some((choice) => choice.value === value) || value === "";
  const data = [...choices, ...(known ? [] : [{ value, label: value }])].map(toOption);
  const typed = search.trim();
  const isNew =
    canBeNew && typed !== "" && !data.some((each) => each.value === typed || each.label === typed);
  if (isNew) data.push({ value: typed, label: t("useName", { name: typed }) });
  return (
    <Select
      label={label}
      placeholder={t("choose")}
      value={value === "" ? null : value}
      data={data}
      searchable
      onSearchChange={setSearch}
      nothingFoundMessage={t("noSuchName")}
      filter={optionsFilter(choices, isNew ? typed : undefined)}
      renderOption={withTechnicalName}
      allowDeselect={false}
      comboboxProps={INSIDE}
      maxDropdownHeight={240}
      data-autofocus={autoFocus || undefined}
      onChange={(name) => name && onChange(name)}
    />
  );
}

type EventFieldProps = {
  label: string;
  value: string | readonly string[];
  onChange: (value: string | string[]) => void;
  autoFocus?: boolean;
};

const ANY = "*";

/** Which events: one, several of which any counts, or every event. */
export function EventField({ label, value, onChange, autoFocus = false }: EventFieldProps) {
  const t = useTranslations("rules");
  const { vocabulary } = useEditing();
  const chosen = (typeof value === "string" ? [value] : value).filter((name) => name !== "");
  const unknown = chosen.filter(
    (name) => name !== ANY && !vocabulary.events.some((choice) => choice.value === name),
  );
  const choices: readonly Choice[] = [
    { value: ANY, label: t("event.any") },
    ...vocabulary.events,
    ...unknown.map((name) => ({ value: name, label: entryLabel("events", name, vocabulary.options) })),
  ];
  return (
    <MultiSelect
      label={label}
      description={chosen.length > 1 ? t("event.several") : undefined}
      placeholder={chosen.length === 0 ? t("choose") : undefined}
      value={[...chosen]}
      data={choices.map(toOption)}
      searchable
      hidePickedOptions
      nothingFoundMessage={t("noSuchName")}
      filter={optionsFilter(choices)}
      renderOption={withTechnicalName}
      comboboxProps={INSIDE}
      maxDropdownHeight={240}
      data-autofocus={autoFocus || undefined}
      onChange={(names) => onChange(toEvent(names, chosen.includes(ANY)))}
    />
  );
}

/** "*" stands alone: choosing it drops the others, and choosing another drops it. */
function toEvent(names: readonly string[], wasAny: boolean): string | string[] {
  if (names.includes(ANY) && !wasAny) return ANY;
  const others = names.filter((name) => name !== ANY);
  if (others.length === 0) return names.includes(ANY) ? ANY : "";
  const [only] = others;
  return others.length === 1 && only !== undefined ? only : others;
}

function toOption({ value, label }: Choice): { value: string; label: string } {
  return { value, label };
}
