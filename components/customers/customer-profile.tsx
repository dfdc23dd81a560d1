"use client";

import { Anchor, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CustomerFeatures } from "#components/customers/customer-features.tsx";
import { CustomerMemberships } from "#components/customers/customer-memberships.tsx";
import { CustomerTimeline } from "#components/customers/customer-timeline.tsx";
import { EntryName } from "#components/customers/entry-name.tsx";
import { shownValue } from "#components/customers/shown-value.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { CustomerDetail } from "#lib/customers/schema.ts";

/** One customer whole: ids that became one, traits, what they did and when. */
export function CustomerProfile({
  customer,
  isYetToCome,
}: {
  customer: CustomerDetail;
  isYetToCome: boolean;
}) {
  const t = useTranslations("customers");
  const format = useFormat();
  return (
    <Stack gap="xl">
      <Group gap="lg">
        <Anchor component={Link} href="/customers">
          {t("back")}
        </Anchor>
        <Text c="dimmed">
          {[
            t(`kind.${customer.kind}`),
            t("since", { at: format.date(customer.createdAt) }),
            t("lastSeen", { at: format.dateTime(customer.lastSeenAt) }),
          ].join(" · ")}
        </Text>
      </Group>
      {isYetToCome && <Text maw={720}>{t("yetToCome", { at: format.dateTime(customer.createdAt) })}</Text>}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        {!isYetToCome && (
          <>
            <Part title={t("memberships.title")}>
              <CustomerMemberships id={customer.id} />
            </Part>
            <Part title={t("features.title")}>
              <CustomerFeatures id={customer.id} />
            </Part>
          </>
        )}
        <Part title={t("traits.title")}>
          <Rows
            label={t("traits.title")}
            head={[
              { word: t("traits.trait"), breaks: true },
              { word: t("traits.value"), breaks: true },
              { word: t("traits.at") },
            ]}
            none={t("traits.none")}
            rows={customer.traits.map((trait) => ({
              key: trait.name,
              cells: [
                <EntryName key="name" kind="traits" name={trait.name} />,
                shownValue(trait.value) + (trait.isSensitive ? ` (${t("traits.sensitive")})` : ""),
                format.date(trait.at),
              ],
            }))}
          />
        </Part>
        <Stack gap="xl">
          <Part title={t("ids.title")}>
            <Rows
              label={t("ids.title")}
              head={[{ word: t("ids.id"), breaks: true }, { word: t("ids.kind") }, { word: t("ids.merged") }]}
              rows={customer.ids.map((id) => ({
                key: `${id.kind} ${id.externalId}`,
                cells: [
                  <span key="id">
                    {id.externalId} <CopyText value={id.externalId} name={id.externalId} />
                  </span>,
                  t(`kind.${id.kind}`),
                  id.mergedAt ? format.dateTime(id.mergedAt) : "–",
                ],
              }))}
            />
          </Part>
          <Part
            title={t("events.title", { count: format.count(customer.eventCount), n: customer.eventCount })}
          >
            <Rows
              label={t("events.name")}
              head={[
                { word: t("events.name"), breaks: true },
                { word: t("events.count"), isNumeric: true },
                { word: t("events.last") },
              ]}
              none={t("events.none")}
              rows={customer.events.map((event) => ({
                key: event.name,
                cells: [
                  <EntryName key="name" kind="events" name={event.name} />,
                  format.count(event.count),
                  format.dateTime(event.lastAt),
                ],
              }))}
            />
          </Part>
        </Stack>
      </SimpleGrid>
      <Part title={t("timeline.title")}>
        <CustomerTimeline id={customer.id} />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}

type RowsProps = {
  label: string;
  /** What `breaks` may take several lines; the others need their one. */
  head: readonly { readonly word: string; readonly breaks?: boolean; readonly isNumeric?: boolean }[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  none?: string;
};

function Rows({ label, head, rows, none }: RowsProps) {
  if (rows.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <Table aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {head.map(({ word, isNumeric }) => (
            <Table.Th key={word} scope="col" ta={isNumeric ? "right" : "left"}>
              {word}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            {head.map(({ word, breaks, isNumeric }, index) => (
              <Table.Td
                key={word}
                ta={isNumeric ? "right" : "left"}
                {...(breaks ? { miw: 96, className: "wrap-anywhere" } : { style: { whiteSpace: "nowrap" } })}
              >
                {row.cells[index]}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
