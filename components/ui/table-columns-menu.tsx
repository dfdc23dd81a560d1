"use client";

import { ActionIcon, Checkbox, Popover, Stack, Tooltip } from "@mantine/core";
import { IconColumns } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Column } from "#components/ui/data-table-types.ts";

type Props<Row> = { columns: readonly Column<Row>[]; hidden: string[]; onChange: (hidden: string[]) => void };

/** Which columns are shown; the first one always is. */
export function TableColumnsMenu<Row>({ columns, hidden, onChange }: Props<Row>) {
  const t = useTranslations("ui");
  const toggle = (id: string) =>
    onChange(hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id]);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={t("columns")}>
          <ActionIcon variant="default" size={36} aria-label={t("columns")}>
            <IconColumns size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("columns")}>
        <Stack gap="sm">
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={!hidden.includes(column.id)}
              disabled={index === 0}
              onChange={() => toggle(column.id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
