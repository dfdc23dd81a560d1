"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { navIcons } from "#components/shell/nav-icons.tsx";
import type { NavEntry } from "#components/shell/navigation.ts";
import classes from "./shell.module.css";

const groups = ["main", "data", "manage"] as const;

export function SideNavigation({ entries }: { entries: NavEntry[] }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  return groups.map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    if (own.length === 0) return null;
    return (
      <div key={group} className={classes.navGroup}>
        {group !== "main" && (
          <div className={classes.navTitle} id={`nav-${group}`}>
            {t(`navGroup.${group}`)}
          </div>
        )}
        <ul className={classes.navList} aria-labelledby={group === "main" ? undefined : `nav-${group}`}>
          {own.map((entry) => (
            <NavItem key={entry.id} entry={entry} isCurrent={isWithin(pathname, entry.href)} />
          ))}
        </ul>
      </div>
    );
  });
}

function NavItem({ entry, isCurrent }: { entry: NavEntry; isCurrent: boolean }) {
  const t = useTranslations("shell");
  const Icon = navIcons[entry.id];
  return (
    <li>
      <Link href={entry.href} className={classes.navLink} aria-current={isCurrent ? "page" : undefined}>
        <Icon size={18} stroke={1.5} aria-hidden />
        {t(`nav.${entry.id}`)}
      </Link>
    </li>
  );
}

function isWithin(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
