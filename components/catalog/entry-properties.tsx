"use client";

import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { entryHref } from "#components/catalog/entry-href.ts";
import { EntryMarks } from "#components/catalog/entry-marks.tsx";
import { useEntryWords } from "#components/catalog/use-entry-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import ui from "#components/ui/ui.module.css";
import type { CatalogDetail } from "#lib/catalog/schema.ts";

/** What an event carries: its properties and those of its items. */
export function EntryProperties({ entry }: { entry: CatalogDetail }) {
  const t = useTranslations("catalog");
  const words = useEntryWords();
  const format = useFormat();
  if (entry.properties.length === 0) return <Text c="dimmed">{t("entry.noProperties")}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={ui.tableFrame} tabIndex={0} aria-label={t("entry.properties")}>
      <table className={ui.table} aria-label={t("entry.properties")}>
        <thead>
          <tr>
            <th scope="col">{t("kind.property")}</th>
            <th scope="col">{t("list.types")}</th>
            <th scope="col" className={ui.right}>
              {t("entry.times")}
            </th>
          </tr>
        </thead>
        <tbody>
          {entry.properties.map((property) => (
            <tr key={property.name}>
              <td>
                <Anchor component={Link} href={entryHref(property)}>
                  {property.name}
                </Anchor>{" "}
                <EntryMarks entry={property} />
              </td>
              <td>{words.types(property)}</td>
              <td className={ui.right}>{format.count(property.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
