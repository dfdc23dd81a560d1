"use client";

import { Group, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { Example } from "#lib/interpretations/suggestion-schema.ts";

type Props = { examples: readonly Example[]; onTake: (text: string) => void };

/** Descriptions that this shop's own data can answer, with how many customers each selects. */
export function Examples({ examples, onTake }: Props) {
  const t = useTranslations("interpretations");
  const format = useFormat();
  if (examples.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed" fw={600}>
        {t("box.examples")}
      </Text>
      <Stack gap={4}>
        {examples.map(({ text, size }) => (
          <Group key={text} gap="0 var(--mantine-spacing-sm)">
            <button type="button" className="link-button wrap-anywhere" onClick={() => onTake(text)}>
              {text}
            </button>
            {size !== null && (
              <Text span size="xs" c="dimmed" className="tabular">
                {t("size", { count: size, figure: format.count(size) })}
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </Stack>
  );
}
