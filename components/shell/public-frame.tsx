import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { LanguageMenu } from "#components/shell/language-menu.tsx";
import { SchemeToggle } from "#components/shell/scheme-toggle.tsx";
import { Wordmark } from "#components/shell/wordmark.tsx";
import classes from "./shell.module.css";

/** The frame of the pages before one is signed in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.public}>
      <header className={classes.publicHeader}>
        <Wordmark />
        <Group gap="xs">
          <LanguageMenu isSignedIn={false} />
          <SchemeToggle />
        </Group>
      </header>
      <main className={classes.publicMain}>{children}</main>
    </div>
  );
}
