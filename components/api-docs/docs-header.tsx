import { Group } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LanguageMenu } from "#components/shell/language-menu.tsx";
import { SchemeToggle } from "#components/shell/scheme-toggle.tsx";
import shell from "#components/shell/shell.module.css";
import { Wordmark } from "#components/shell/wordmark.tsx";

export function DocsHeader() {
  const t = useTranslations("shell");
  return (
    <header className={shell.publicHeader}>
      <a className="skip-link" href="#content">
        {t("skipToContent")}
      </a>
      <Link href="/" className={shell.home} aria-label={t("home")}>
        <Wordmark />
      </Link>
      <Group gap="xs">
        <LanguageMenu isSignedIn={false} />
        <SchemeToggle />
      </Group>
    </header>
  );
}
