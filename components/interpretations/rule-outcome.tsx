"use client";

import { Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AssumptionChip } from "#components/interpretations/assumption-chip.tsx";
import { LinkedReading } from "#components/interpretations/linked-reading.tsx";
import { usePicks } from "#components/interpretations/use-picks.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Props = {
  description: string;
  reading: Extract<Interpretation, { outcome: "rule" }>;
  size: number | null;
  children: (rule: Rule) => ReactNode;
};

/** What was understood: words and conditions side by side, and what was assumed, each a click from something else. */
export function RuleOutcome({ description, reading, size, children }: Props) {
  const t = useTranslations("interpretations");
  const picks = usePicks(reading.rule, reading.assumptions);
  return (
    <Stack gap="lg">
      <LinkedReading
        description={description}
        coverage={reading.coverage}
        rule={reading.rule}
        taken={picks.taken}
      />
      {reading.assumptions.length > 0 && (
        <section aria-label={t("assumptions")}>
          <Text size="xs" c="dimmed" fw={600} mb={4}>
            {t("assumptions")}
          </Text>
          <Group gap="xs">
            {reading.assumptions.map((assumption) => (
              <AssumptionChip
                key={assumption.id}
                assumption={assumption}
                picked={picks.pickedIn(assumption.id)}
                size={size}
                hasSizes={!picks.isChangedBesides(assumption.id)}
                onPick={(index) => picks.pick(assumption.id, index)}
              />
            ))}
          </Group>
        </section>
      )}
      {reading.flags.length > 0 && (
        <Text size="sm" c="dimmed" role="note">
          {t("flags", { traits: reading.flags.join(", ") })}
        </Text>
      )}
      {children(picks.taken)}
    </Stack>
  );
}
