"use client";

import type { ReactNode } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import classes from "./charts.module.css";

export type BarListEntry = {
  readonly id: string;
  /** Words, or a link. */
  readonly label: ReactNode;
  readonly value: number;
  /** How the value reads where it is not a count. */
  readonly text?: string;
  /** 0–1, of whatever the list is about. */
  readonly share?: number;
  readonly tone?: "entered" | "left";
};

/** Amounts by name: its figure, its share, and a bar as long as its part of the largest. Reads as a list. */
export function BarList({ label, entries }: { label: string; entries: readonly BarListEntry[] }) {
  const format = useFormat();
  const most = Math.max(0, ...entries.map(({ value }) => Math.abs(value)));
  return (
    <ul className={classes.bars} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className={classes.barRow}>
            <span className={classes.barLabel}>{entry.label}</span>
            <span className={`${classes.barFigures} tabular`}>
              <strong>{entry.text ?? format.count(entry.value)}</strong>
              {entry.share !== undefined && ` · ${format.share(entry.share)}`}
            </span>
          </div>
          <div className={classes.barTrack} aria-hidden>
            {entry.value !== 0 && (
              <div
                className={classes.bar}
                data-tone={entry.tone}
                style={{ width: `${(Math.abs(entry.value) / most) * 100}%` }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
