"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useLocaleSwitch } from "#components/shell/use-locale-switch.ts";
import { isLocale, locales } from "#lib/i18n/locales.ts";

/** Each language under its own name. */
export const languageNames = { en: "English", zh: "中文" } as const;

export function LanguageMenu({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations("shell");
  const current = useLocale();
  const switchTo = useLocaleSwitch(isSignedIn);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("language")}>
          <IconLanguage size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={current} onChange={(value) => isLocale(value) && void switchTo(value)}>
          {locales.map((locale) => (
            <Menu.RadioItem key={locale} value={locale} lang={locale} closeMenuOnClick>
              {languageNames[locale]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
