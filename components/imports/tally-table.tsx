"use client";

import { Table } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { settledLines, type Tally } from "#lib/imports/schema.ts";
import classes from "./imports.module.css";

/** What became of every line. The sums account for all of them; what is not settled yet is said. */
export function TallyTable({ tally, isTrial = false }: { tally: Tally; isTrial?: boolean }) {
  const t = useTranslations("imports.tally");
  const reasons = useReasons();
  const format = useFormat();
  const messages = Object.entries(tally.messages).map(([name, count]) => `${format.count(count)} ${name}`);
  const waiting = tally.lines - settledLines(tally);
  const rows = [
    {
      key: "accepted",
      label: t(isTrial ? "wouldAccept" : "accepted"),
      lines: tally.accepted,
      note: messages.join(", "),
    },
    ...(isTrial ? [] : [{ key: "duplicates", label: t("duplicates"), lines: tally.duplicates, note: "" }]),
    ...Object.entries(tally.setAside).map(([reason, lines]) => ({
      key: reason,
      label: t("setAside", { reason: reasons(reason) }),
      lines,
      note: "",
    })),
    ...(waiting > 0 ? [{ key: "waiting", label: t("waiting"), lines: waiting, note: "" }] : []),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={t("title")}>
      <Table horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("what")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("lines")}
            </Table.Th>
            <Table.Th scope="col">{t("messages")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td>{row.label}</Table.Td>
              <Table.Td ta="right">{format.count(row.lines)}</Table.Td>
              <Table.Td>{row.note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("all")}</Table.Th>
            <Table.Th ta="right">{format.count(tally.lines)}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </section>
  );
}

/** The words of a reason; one of the mapping's own is shown as it is written there. */
export function useReasons(): (code: string) => string {
  const t = useTranslations("imports.reasons");
  return (code) => (t.has(code) ? t(code) : code.replaceAll("_", " "));
}
