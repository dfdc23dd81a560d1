import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./changes.module.css";

/** A part of a change's page under its title. */
export function ChangeSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Title order={2} mb="sm" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
