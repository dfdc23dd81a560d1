"use client";

import type { DataTableProps, TableInput } from "#components/ui/data-table-types.ts";
import { useUrlState } from "#components/ui/use-url-state.ts";

const pageSizes = [25, 50, 100] as const;
export const pageSizeChoices = pageSizes.map(String);

/** What of a table is in the address: page, size, sort, search, filters. */
export function useTableState<Row>(props: Pick<DataTableProps<Row>, "defaultSort" | "filters">) {
  const url = useUrlState();
  const filters: Record<string, string> = {};
  for (const { id, options } of props.filters ?? []) {
    const value = url.get(id);
    if (value !== undefined && options.some((option) => option.value === value)) filters[id] = value;
  }
  const direction = url.get("direction") ?? props.defaultSort?.direction;
  const input: TableInput = {
    page: Math.max(1, Math.trunc(Number(url.get("page") ?? 1)) || 1),
    pageSize: pageSizes.find((size) => String(size) === url.get("size")) ?? 50,
    sort: url.get("sort") ?? props.defaultSort?.sort,
    direction: direction === "desc" ? "desc" : "asc",
    search: url.get("search") ?? "",
    filters,
  };
  const isNarrowed = input.search !== "" || Object.keys(filters).length > 0;
  return { input, isNarrowed, set: url.set };
}
