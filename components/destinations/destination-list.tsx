"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DestinationState } from "#components/destinations/destination-state.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import ui from "#components/ui/ui.module.css";
import type { Destination } from "#lib/destinations/schema.ts";

export function DestinationList({ destinations }: { destinations: readonly Destination[] }) {
  const t = useTranslations("destinations");
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={ui.tableFrame} tabIndex={0} aria-label={t("title")}>
      <table className={`${ui.table} ${ui.stacked}`} aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("address")}</th>
            <th scope="col">{t("segments")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" className={ui.right}>
              {t("waiting")}
            </th>
            <th scope="col" className={ui.right}>
              {t("dead")}
            </th>
            <th scope="col">{t("lastDelivered")}</th>
          </tr>
        </thead>
        <tbody>
          {destinations.map((each) => (
            <tr key={each.id}>
              <td className={ui.name}>
                <Anchor component={Link} href={`/settings/destinations/${each.id}`}>
                  {each.name}
                </Anchor>
              </td>
              <td data-label={t("address")} className={ui.name}>
                {new URL(each.url).host}
              </td>
              <td data-label={t("segments")} className={ui.name}>
                {each.segments.length === 0 ? t("allSegments") : each.segments.join(", ")}
              </td>
              <td data-label={t("state")}>
                <DestinationState destination={each} />
              </td>
              <td data-label={t("waiting")} className={ui.right}>
                {format.count(each.waiting)}
              </td>
              <td data-label={t("dead")} className={ui.right}>
                {format.count(each.dead)}
              </td>
              <td data-label={t("lastDelivered")}>
                {each.lastDeliveredAt ? format.dateTime(each.lastDeliveredAt) : t("never")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
