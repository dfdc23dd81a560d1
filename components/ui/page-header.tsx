import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The head of a page: its name, one sentence on what it is for, and what can be done here. */
export function PageHeader({
  title,
  lead,
  actions,
}: {
  title: ReactNode;
  lead?: string;
  actions?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" mb="xl" gap="md">
      <Stack gap={4} maw={720}>
        <Title order={1} className="wrap-anywhere">
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" className="wrap-anywhere">
            {lead}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="sm">{actions}</Group>}
    </Group>
  );
}
