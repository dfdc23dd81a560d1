"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { segmentPath, segmentTabs } from "#components/segments/segment-path.ts";
import classes from "./segments.module.css";

/** The pages of a segment, as links. */
export function SegmentTabs({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("segments");
  const pathname = usePathname();
  return (
    <nav aria-label={t("tabs.label")} className={classes.tabs}>
      {segmentTabs.map((tab) => {
        const href = segmentPath(segmentKey, tab);
        return (
          <Link key={tab} href={href} aria-current={pathname === href ? "page" : undefined}>
            {t(`tabs.${tab}`)}
          </Link>
        );
      })}
    </nav>
  );
}
