import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./ui.module.css";

type Props = { label: string; value: string; note?: ReactNode; isCompact?: boolean };

/** One count with its name and what qualifies it: its share, its period, its moment. */
export function Figure({ label, value, note, isCompact = false }: Props) {
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <div className={classes.figureValue} data-compact={isCompact || undefined}>
        {value}
      </div>
      {note && (
        <Text size="xs" c="dimmed" component="div">
          {note}
        </Text>
      )}
    </Stack>
  );
}
