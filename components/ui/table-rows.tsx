"use client";

import { UnstyledButton } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { Column, TableInput } from "#components/ui/data-table-types.ts";
import classes from "./ui.module.css";

type Props<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  input: TableInput;
  isStale: boolean;
  onSort: (sort: string, direction: "asc" | "desc") => void;
};

const ariaSort = { asc: "ascending", desc: "descending" } as const;

/** The rows themselves. Up and down move between the first links of rows. */
export function TableRows<Row>(props: Props<Row>) {
  const { columns, input } = props;
  return (
    <table
      className={`${classes.table} ${classes.stacked}`}
      data-stale={props.isStale}
      aria-label={props.label}
      aria-busy={props.isStale}
    >
      <thead>
        <tr>
          {columns.map((column) => {
            const isSorted = input.sort === column.id;
            return (
              <th
                key={column.id}
                scope="col"
                className={column.isNumeric ? classes.right : undefined}
                aria-sort={isSorted ? ariaSort[input.direction] : undefined}
              >
                {column.isSortable ? (
                  <SortButton
                    header={column.header}
                    direction={isSorted ? input.direction : undefined}
                    onSort={(direction) => props.onSort(column.id, direction)}
                  />
                ) : (
                  column.header
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody onKeyDown={moveBetweenRows}>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {columns.map((column) => (
              <td key={column.id} className={cellClass(column)} data-label={column.header}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellClass(column: { isNumeric?: boolean; isLong?: boolean; isName?: boolean }): string | undefined {
  if (column.isNumeric) return classes.right;
  if (column.isName) return classes.name;
  return column.isLong ? classes.long : undefined;
}

function SortButton(props: {
  header: string;
  direction: "asc" | "desc" | undefined;
  onSort: (direction: "asc" | "desc") => void;
}) {
  const sign = props.direction === "desc" ? "↓" : "↑";
  return (
    <UnstyledButton
      className={classes.sort}
      data-active={props.direction !== undefined}
      onClick={() => props.onSort(props.direction === "asc" ? "desc" : "asc")}
    >
      {props.header}
      <span aria-hidden>{props.direction ? sign : "↕"}</span>
    </UnstyledButton>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.target instanceof HTMLElement && event.target.closest("input, select, textarea, [role=menu]"))
    return;
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  const other = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const target = other?.querySelector<HTMLElement>("a, button");
  if (!target) return;
  event.preventDefault();
  target.focus();
}
