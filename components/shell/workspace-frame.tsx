"use client";

import { ActionIcon, AppShell, Burger, Group, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure, useHotkeys, useOs } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { CommandPalette } from "#components/shell/command-palette.tsx";
import { LanguageMenu } from "#components/shell/language-menu.tsx";
import type { NavEntry } from "#components/shell/navigation.ts";
import { SchemeToggle } from "#components/shell/scheme-toggle.tsx";
import { SideNavigation } from "#components/shell/side-navigation.tsx";
import { useLive } from "#components/shell/use-live.ts";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { Wordmark } from "#components/shell/wordmark.tsx";
import type { Account } from "#lib/users/schema.ts";
import classes from "./shell.module.css";

type Props = { account: Account; shopName: string; entries: NavEntry[]; children: ReactNode };

/** The frame of every page for who is signed in: navigation at the left, search, language, theme and person above. */
export function WorkspaceFrame({ account, shopName, entries, children }: Props) {
  const t = useTranslations("shell");
  useLive();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const isMac = useOs() === "macos";
  const pathname = usePathname();
  const [shownPath, setShownPath] = useState(pathname);
  if (shownPath !== pathname) {
    setShownPath(pathname);
    close();
  }
  useHotkeys([
    ["/", focusSearch],
    ["Escape", close],
  ]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      transitionDuration={100}
      padding={0}
    >
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Burger
            opened={isOpen}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t(isOpen ? "closeNavigation" : "openNavigation")}
            aria-expanded={isOpen}
          />
          <Link href="/" className={classes.home} aria-label={t("home")}>
            <Wordmark />
          </Link>
          <Text size="sm" c="dimmed" truncate visibleFrom="sm">
            {shopName}
          </Text>
        </Group>
        <Group gap="xs" wrap="nowrap">
          <UnstyledButton className={classes.search} onClick={spotlight.open} visibleFrom="sm">
            <IconSearch size={16} aria-hidden />
            <span>{t("search")}</span>
            <kbd className={classes.key}>{isMac ? "⌘K" : "Ctrl K"}</kbd>
          </UnstyledButton>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            hiddenFrom="sm"
            onClick={spotlight.open}
            aria-label={t("search")}
          >
            <IconSearch size={18} />
          </ActionIcon>
          <LanguageMenu isSignedIn />
          <SchemeToggle />
          <UserMenu account={account} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t("navigation")}>
        <SideNavigation entries={entries} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <div className={classes.content}>{children}</div>
      </AppShell.Main>
      <CommandPalette entries={entries} role={account.role} />
    </AppShell>
  );
}

/** The page's own search if it has one, else the palette. */
function focusSearch(): void {
  const field = document.querySelector<HTMLElement>("[data-search-focus]");
  if (field) field.focus();
  else spotlight.open();
}
