import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

type FaceProps = { sign?: ReactNode; title: string; text: string; action?: ReactNode; isAlert?: boolean };

/** What stands where there is nothing to show: what this is, why, and the one next step. */
export function Face({ sign, title, text, action, isAlert = false }: FaceProps) {
  return (
    <Stack align="center" gap="sm" py={56} px="lg" maw={520} mx="auto" role={isAlert ? "alert" : undefined}>
      {sign && (
        <Text c="dimmed" aria-hidden lh={1}>
          {sign}
        </Text>
      )}
      <Title order={2} ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center">
        {text}
      </Text>
      {action && (
        <Group mt="sm" justify="center">
          {action}
        </Group>
      )}
    </Stack>
  );
}
