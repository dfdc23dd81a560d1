import type { ReactNode } from "react";

/** A column: how its cells look, and what a CSV file says of it (without `csv` it is left out there). */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly csv?: (row: Row) => string | number | null;
  readonly isSortable?: boolean;
  readonly isNumeric?: boolean;
  /** Holds sentences: may break into lines. */
  readonly isLong?: boolean;
  /** Holds what people name as they like: breaks where it is longer than a column should be. All others stay on one line. */
  readonly isName?: boolean;
  /** Not shown until the reader asks for it. */
  readonly isExtra?: boolean;
};

/** A choice above the table; its value is in the address under `id`, and goes to `fetchPage` in `filters`. */
export type TableFilter = {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type TableInput = {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: string | undefined;
  readonly direction: "asc" | "desc";
  readonly search: string;
  readonly filters: Readonly<Record<string, string>>;
};

export type DataTableProps<Row> = {
  /** Names the table in the address of its files and in what is remembered of it. */
  readonly name: string;
  /** What the rows are, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Under which TanStack Query keeps the pages; invalidate it to load anew. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (input: TableInput, signal: AbortSignal) => Promise<{ rows: Row[]; total: number }>;
  readonly defaultSort?: { readonly sort: string; readonly direction: "asc" | "desc" };
  readonly filters?: readonly TableFilter[];
  readonly searchLabel?: string;
  readonly hasExport?: boolean;
  /** What stands there while there is nothing at all. */
  readonly empty: ReactNode;
};
