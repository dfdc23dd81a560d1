"use client";

import { Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback, useLocalStorage } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DataTableProps, TableFilter, TableInput } from "#components/ui/data-table-types.ts";
import { ExportButton } from "#components/ui/export-button.tsx";
import { Face } from "#components/ui/face.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { TableColumnsMenu } from "#components/ui/table-columns-menu.tsx";
import { TablePager } from "#components/ui/table-pager.tsx";
import { TableRows } from "#components/ui/table-rows.tsx";
import { useTableState } from "#components/ui/use-table-state.ts";
import classes from "./ui.module.css";

/**
 * A list that lives on the server. Page, sort, search and filters are in the address; the columns shown are remembered in
 * this browser; the whole list, as filtered and sorted, can be taken out as CSV.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useTranslations("ui");
  const { input, isNarrowed, set } = useTableState(props);
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: `tideline.columns.${props.name}`,
    defaultValue: props.columns.filter((column) => column.isExtra).map((column) => column.id),
  });
  const columns = props.columns.filter((column) => !hidden.includes(column.id));
  const query = useQuery({
    queryKey: [...props.queryKey, input],
    queryFn: ({ signal }) => props.fetchPage(input, signal),
    placeholderData: keepPreviousData,
  });

  return (
    <div>
      <Group gap="sm" mb="sm" align="flex-end">
        {props.searchLabel && (
          <TableSearch
            label={props.searchLabel}
            value={input.search}
            onChange={(search) => set({ search, page: undefined })}
          />
        )}
        {props.filters?.map((filter) => (
          <FilterChoice
            key={filter.id}
            filter={filter}
            value={input.filters[filter.id] ?? null}
            onChange={(value) => set({ [filter.id]: value ?? undefined, page: undefined })}
          />
        ))}
        <Group gap="xs" ml="auto">
          <TableColumnsMenu columns={props.columns} hidden={hidden} onChange={setHidden} />
          {props.hasExport !== false && (
            <ExportButton {...props} input={input} total={query.data?.total ?? 0} />
          )}
        </Group>
      </Group>
      {query.isPending && <SkeletonRows label={t("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess &&
        query.data.total === 0 &&
        (isNarrowed ? <NothingFound onClear={clear} /> : props.empty)}
      {query.isSuccess && query.data.total > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className={classes.tableFrame} tabIndex={0} aria-label={props.label}>
            <TableRows
              label={props.label}
              columns={columns}
              rows={query.data.rows}
              rowKey={props.rowKey}
              input={input}
              isStale={query.isPlaceholderData}
              onSort={(sort, direction) => set({ sort, direction, page: undefined })}
            />
          </section>
          <TablePager
            input={input}
            total={query.data.total}
            onPage={(page) => set({ page: page === 1 ? undefined : page }, "push")}
            onSize={(size) => set({ size, page: undefined })}
          />
        </>
      )}
    </div>
  );

  function clear() {
    const names = (props.filters ?? []).map((filter) => [filter.id, undefined]);
    set({ search: undefined, page: undefined, ...Object.fromEntries(names) });
  }
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useTranslations("ui");
  const action = (
    <button type="button" className="link-button" onClick={onClear}>
      {t("clearFilters")}
    </button>
  );
  return <Face title={t("nothingFoundTitle")} text={t("nothingFoundText")} action={action} />;
}

function TableSearch(props: {
  label: string;
  value: TableInput["search"];
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(props.value);
  const [known, setKnown] = useState(props.value);
  if (known !== props.value) {
    setKnown(props.value);
    setTyped(props.value);
  }
  const pass = useDebouncedCallback((value: string) => {
    setKnown(value);
    props.onChange(value);
  }, 250);
  return (
    <TextInput
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      maxLength={200}
      w={{ base: "100%", xs: 280 }}
      data-search-focus
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        pass(event.currentTarget.value);
      }}
      // Whoever goes on by a link does so from the finished search: a later change of the address would call them back.
      onBlur={() => pass.flush()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // A browser would empty the field; what was typed stays, and the keyboard goes back to the page.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}

function FilterChoice(props: {
  filter: TableFilter;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  return (
    <Select
      aria-label={props.filter.label}
      placeholder={props.filter.label}
      data={[...props.filter.options]}
      value={props.value}
      onChange={props.onChange}
      clearable
      w={{ base: "100%", xs: 180 }}
    />
  );
}
