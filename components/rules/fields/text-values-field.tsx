"use client";

import { TagsInput, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { INSIDE } from "#components/rules/fields/time-fields.tsx";
import { RULE_LIMITS } from "#lib/rules/schema.ts";

type TextValuesFieldProps = {
  label: string;
  value: readonly string[];
  suggestions: readonly string[];
  onChange: (value: string[]) => void;
};

/** Above this many values pills are no help: a value a line. */
const MOST_PILLS = 100;

/** One or more values, the usual ones offered; others can be typed or pasted. */
export function TextValuesField({ label, value, suggestions, onChange }: TextValuesFieldProps) {
  const t = useTranslations("rules");
  const [isLong] = useState(value.length > MOST_PILLS);
  if (isLong) return <LongValues label={label} value={value} onChange={onChange} />;
  return (
    <TagsInput
      label={label}
      description={t("values.hint")}
      value={[...value]}
      data={[...suggestions]}
      splitChars={["\n", "\t"]}
      maxTags={RULE_LIMITS.listValues}
      comboboxProps={INSIDE}
      maxDropdownHeight={200}
      clearable
      clearButtonProps={{ "aria-label": t("values.clear") }}
      data-autofocus
      onChange={onChange}
    />
  );
}

function LongValues({ label, value, onChange }: Omit<TextValuesFieldProps, "suggestions">) {
  const t = useTranslations("rules");
  const [text, setText] = useState(() => value.join("\n"));
  return (
    <Textarea
      label={label}
      description={t("values.aLine", { count: value.length })}
      value={text}
      rows={10}
      data-autofocus
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(event.currentTarget.value.split("\n").filter((line) => line !== ""));
      }}
    />
  );
}
