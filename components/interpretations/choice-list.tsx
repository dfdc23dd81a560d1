"use client";

import { Radio, Stack, Text, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRestate } from "#components/rules/use-restate.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { Rule } from "#lib/rules/schema.ts";
import classes from "./interpretations.module.css";

export type Offered = {
  readonly id: string;
  readonly label: string;
  readonly rule: Rule;
  readonly size?: number | null | undefined;
};

type Props = {
  label: string;
  choices: readonly Offered[];
  chosen: string | undefined;
  onChoose: (choice: Offered) => void;
};

/** Readings to choose from: what each is, the rule it gives in words, and how many it selects. */
export function ChoiceList({ label, choices, chosen, onChoose }: Props) {
  const t = useTranslations("interpretations");
  const say = useRestate();
  const format = useFormat();
  return (
    <Stack gap="sm" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <UnstyledButton
          key={choice.id}
          className={classes.choice}
          role="radio"
          aria-checked={choice.id === chosen}
          onClick={() => onChoose(choice)}
        >
          <span className={classes.choiceHead}>
            <span className={classes.choiceName}>
              <Radio.Indicator checked={choice.id === chosen} size="xs" component="span" />
              <Text span fw={600}>
                {choice.label}
              </Text>
            </span>
            {choice.size !== undefined && choice.size !== null && (
              <Text span size="sm" className="tabular" style={{ whiteSpace: "nowrap" }}>
                {t("size", { count: choice.size, figure: format.count(choice.size) })}
              </Text>
            )}
          </span>
          <Text span size="sm" c="dimmed">
            {say.sentence(choice.rule).text}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
