"use client";

import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AddRatesDialog } from "#components/currencies/add-rates-dialog.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { type ExchangeRate, listExchangeRatesInput } from "#lib/currencies/schema.ts";
import { api, client } from "#lib/http/client.ts";

/** What other currencies were worth, by day; the newest day first. */
export function RateTable({ currency, mayEdit }: { currency: string; mayEdit: boolean }) {
  const t = useTranslations("currencies");
  const [isAdding, adding] = useDisclosure(false);
  const known = useQuery(
    api.currencies.listRates.queryOptions({ input: listExchangeRatesInput.parse({ pageSize: 1 }) }),
  );
  const columns: readonly Column<ExchangeRate>[] = [
    { id: "day", header: t("day"), cell: (row) => row.day, csv: (row) => row.day },
    { id: "currency", header: t("currency"), cell: (row) => row.currency, csv: (row) => row.currency },
    {
      id: "rate",
      header: t("rate", { currency }),
      isNumeric: true,
      cell: (row) => row.rate,
      csv: (row) => row.rate,
    },
  ];
  return (
    <>
      {mayEdit && (
        <Group mb="md">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={adding.open}>
            {t("add.action")}
          </Button>
        </Group>
      )}
      <DataTable
        name="exchange-rates"
        label={t("title")}
        columns={columns}
        rowKey={(row) => `${row.currency} ${row.day}`}
        queryKey={api.currencies.listRates.key()}
        searchLabel={t("search")}
        filters={[
          {
            id: "currency",
            label: t("currency"),
            options: (known.data?.currencies ?? []).map((value) => ({ value, label: value })),
          },
        ]}
        fetchPage={async ({ filters, ...input }, signal) =>
          client.currencies.listRates(listExchangeRatesInput.parse({ ...input, ...filters }), { signal })
        }
        empty={<Face title={t("emptyTitle")} text={t(mayEdit ? "emptyText" : "emptyTextReader")} />}
      />
      <AddRatesDialog currency={currency} isOpen={isAdding} onClose={adding.close} />
    </>
  );
}
