"use client";

import { ActionIcon, Group, Select, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { TableInput } from "#components/ui/data-table-types.ts";
import { pageSizeChoices } from "#components/ui/use-table-state.ts";

type Props = {
  input: TableInput;
  total: number;
  onPage: (page: number) => void;
  onSize: (size: string) => void;
};

/** Which rows of how many, and the way to the others. */
export function TablePager({ input, total, onPage, onSize }: Props) {
  const t = useTranslations("ui");
  const format = useFormat();
  const from = (input.page - 1) * input.pageSize + 1;
  const to = Math.min(input.page * input.pageSize, total);
  const range = { from: format.count(from), to: format.count(to), total: format.count(total) };
  return (
    <Group justify="space-between" mt="sm" gap="sm">
      <Text size="xs" c="dimmed" className="tabular" aria-live="polite">
        {from > total ? t("rowsPastEnd", range) : t("rowsRange", range)}
      </Text>
      <Group gap="xs">
        <Select
          size="xs"
          w={112}
          aria-label={t("rowsPerPage")}
          data={pageSizeChoices.map((value) => ({ value, label: t("rowsPerPageChoice", { count: value }) }))}
          value={String(input.pageSize)}
          allowDeselect={false}
          onChange={(value) => value && onSize(value)}
        />
        <ActionIcon
          variant="default"
          aria-label={t("previousPage")}
          disabled={input.page <= 1}
          onClick={() => onPage(input.page - 1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t("nextPage")}
          disabled={to >= total}
          onClick={() => onPage(input.page + 1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}
