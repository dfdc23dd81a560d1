import { Group, Title } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { title: string; actions?: ReactNode; children: ReactNode };

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: Props) {
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2}>{title}</Title>
        {actions}
      </Group>
      {children}
    </section>
  );
}
