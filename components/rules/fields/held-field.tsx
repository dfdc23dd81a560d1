"use client";

import { Button, Group, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { DurationField } from "#components/rules/fields/time-fields.tsx";
import { canHaveHeld } from "#lib/rules/edit/comparisons.ts";
import type { Duration, TraitCondition } from "#lib/rules/schema.ts";

/** For how long a trait must have been so without a break; not where the op looks at the clock itself. */
export function HeldField({
  value,
  onChange,
}: {
  value: TraitCondition;
  onChange: (value: TraitCondition) => void;
}) {
  const t = useTranslations("rules");
  if (!canHaveHeld(value.op)) return null;
  const held = "for" in value ? value.for : undefined;
  // "for" goes with every op that can have held.
  const hold = (length: Duration) => onChange({ ...value, for: length } as TraitCondition);
  if (!held) {
    return (
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => hold({ n: 30, unit: "day" })}
        >
          {t("held.add")}
        </Button>
      </Group>
    );
  }
  return (
    <Stack gap="xs">
      <DurationField label={t("held.label")} value={held} autoFocus onChange={hold} />
      <Group>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => {
            const { for: _, ...rest } = value as TraitCondition & { for?: Duration };
            onChange(rest as TraitCondition);
          }}
        >
          {t("held.remove")}
        </Button>
      </Group>
    </Stack>
  );
}
