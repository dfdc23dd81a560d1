"use client";

import { useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconLanguage, IconLogout, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { signOut } from "#components/auth/sign-out.ts";
import { useChangeActions } from "#components/changes/use-change-actions.tsx";
import { useSegmentActions } from "#components/segments/use-segment-actions.tsx";
import { languageNames } from "#components/shell/language-menu.tsx";
import { navIcons } from "#components/shell/nav-icons.tsx";
import type { NavEntry } from "#components/shell/navigation.ts";
import { useLocaleSwitch } from "#components/shell/use-locale-switch.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { locales } from "#lib/i18n/locales.ts";
import classes from "./shell.module.css";

/** Everything one can go to or do, by typing: ⌘K or Ctrl-K. */
export function CommandPalette({ entries, role }: { entries: NavEntry[]; role: Role }) {
  const t = useTranslations("shell");
  const [wasOpened, opened] = useDisclosure(false);
  const segments = useSegmentActions(role, wasOpened);
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const current = useLocale();
  const switchTo = useLocaleSwitch(true);
  const changeActions = useChangeActions(role);

  const pages: SpotlightActionGroupData = {
    group: t("palette.goTo"),
    actions: entries.map((entry) => {
      const Icon = navIcons[entry.id];
      return {
        id: entry.id,
        label: t(`nav.${entry.id}`),
        leftSection: <Icon size={18} stroke={1.5} aria-hidden />,
        onClick: () => router.push(entry.href),
      };
    }),
  };
  const deeds: SpotlightActionGroupData = {
    group: t("palette.do"),
    actions: [
      ...changeActions,
      ...locales
        .filter((locale) => locale !== current)
        .map((locale) => ({
          id: `language-${locale}`,
          label: t("palette.useLanguage", { language: languageNames[locale] }),
          leftSection: <IconLanguage size={18} stroke={1.5} aria-hidden />,
          onClick: () => void switchTo(locale),
        })),
      {
        id: "dark",
        label: t("useDark"),
        leftSection: <IconMoon size={18} stroke={1.5} aria-hidden />,
        onClick: () => setColorScheme("dark"),
      },
      {
        id: "light",
        label: t("useLight"),
        leftSection: <IconSun size={18} stroke={1.5} aria-hidden />,
        onClick: () => setColorScheme("light"),
      },
      {
        id: "sign-out",
        label: t("signOut"),
        leftSection: <IconLogout size={18} stroke={1.5} aria-hidden />,
        onClick: () => void signOut(),
      },
    ],
  };

  return (
    <Spotlight
      actions={[pages, segments, deeds]}
      onSpotlightOpen={opened.open}
      shortcut={["mod + K"]}
      nothingFound={t("palette.nothing")}
      scrollable
      classNames={{ actionsGroup: classes.paletteGroup }}
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.5} aria-hidden />,
        placeholder: t("palette.placeholder"),
        "aria-label": t("palette.placeholder"),
      }}
    />
  );
}
