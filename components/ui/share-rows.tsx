"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import classes from "./ui.module.css";

type ShareRow = { readonly key: string; readonly name: ReactNode; readonly count: number };

/** Counts with their shares of a whole, each with a bar as long as its share: picture and table in one. */
export function ShareRows(props: {
  label: string;
  nameHeader: string;
  countHeader: string;
  rows: readonly ShareRow[];
  /** What the shares are of. */
  whole: number;
}) {
  const t = useTranslations("ui");
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.tableFrame} tabIndex={0} aria-label={props.label}>
      <table className={classes.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{props.nameHeader}</th>
            <th scope="col" className={classes.right}>
              {props.countHeader}
            </th>
            <th scope="col" className={classes.right}>
              {t("share")}
            </th>
            <th scope="col" aria-hidden />
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => {
            const share = props.whole > 0 ? row.count / props.whole : 0;
            return (
              <tr key={row.key}>
                <td className={classes.shareName}>{row.name}</td>
                <td className={classes.right}>{format.count(row.count)}</td>
                <td className={classes.right}>{format.share(share)}</td>
                <td className={classes.shareCell} aria-hidden>
                  <div className={classes.shareBar} style={{ width: `${Math.min(share, 1) * 100}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
