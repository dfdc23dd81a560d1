"use client";

import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { Assumption } from "#lib/interpretations/schema.ts";
import classes from "./interpretations.module.css";

type Props = {
  assumption: Assumption;
  picked: number | undefined;
  /** How many the reading selects as it was assumed. */
  size: number | null;
  /** False where other choices have changed the rule: then nobody has counted the alternatives. */
  hasSizes: boolean;
  onPick: (index: number | undefined) => void;
};

const asAssumed = "assumed";

/** What was taken for words that do not settle it; a click offers what else it could be, each with its count. */
export function AssumptionChip({ assumption, picked, size, hasSizes, onPick }: Props) {
  const t = useTranslations("interpretations.assumption");
  const chosen = picked === undefined ? undefined : assumption.alternatives[picked];
  const meaning = chosen?.label ?? assumption.assumed;
  const label = (
    <span>
      <strong>{t("words", { words: assumption.words })}</strong> {meaning}
    </span>
  );
  if (assumption.alternatives.length === 0) {
    return (
      <Text size="sm" px={10} py={4}>
        {label}
      </Text>
    );
  }
  const choices = [
    { label: assumption.assumed, size: size ?? undefined, value: asAssumed },
    ...assumption.alternatives.map((each, index) => ({
      label: each.label,
      size: each.size,
      value: String(index),
    })),
  ];
  return (
    <Menu position="bottom-start" width={340}>
      <Menu.Target>
        <Button
          variant={chosen ? "light" : "default"}
          className={classes.chip}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("label", { words: assumption.words })}</Menu.Label>
        <Menu.RadioGroup
          value={String(picked ?? asAssumed)}
          onChange={(value) => onPick(value === asAssumed ? undefined : Number(value))}
        >
          {choices.map((choice) => (
            <Menu.RadioItem
              key={choice.value}
              value={choice.value}
              closeMenuOnClick
              rightSection={hasSizes && choice.size !== undefined && <Size size={choice.size} />}
            >
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function Size({ size }: { size: number }) {
  const format = useFormat();
  return (
    <Text span size="sm" c="dimmed" className="tabular">
      {format.count(size)}
    </Text>
  );
}
