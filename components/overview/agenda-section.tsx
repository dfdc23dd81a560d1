import { Anchor, Group, Text, Title } from "@mantine/core";
import Link from "next/link";
import { Children, type ReactNode, useId } from "react";
import classes from "./overview.module.css";

type Props = {
  title: string;
  more: { readonly href: string; readonly words: string };
  /** What stands there when nothing waits. */
  empty: string;
  children: ReactNode;
};

/** One kind of thing that waits: its title, a line each, and the way to all of them. */
export function AgendaSection({ title, more, empty, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" align="baseline" mb="xs">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Anchor component={Link} href={more.href}>
          {more.words}
        </Anchor>
      </Group>
      {Children.toArray(children).length === 0 ? (
        <Text c="dimmed">{empty}</Text>
      ) : (
        <ul className={classes.lines}>{children}</ul>
      )}
    </section>
  );
}
