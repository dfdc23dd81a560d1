"use client";

import { Anchor, Table, Title } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import type { CustomerMembership } from "#lib/memberships/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** The segments that a customer was in, and what ended each membership. */
export function PastMemberships({ memberships }: { memberships: readonly CustomerMembership[] }) {
  const t = useTranslations("customers.memberships");
  const format = useFormat();
  const locale = useReaderLocale();
  return (
    <div>
      <Title order={3}>{t("pastTitle")}</Title>
      <Table aria-label={t("pastTitle")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("segment")}</Table.Th>
            <Table.Th scope="col">{t("entered")}</Table.Th>
            <Table.Th scope="col">{t("left")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {memberships.map((each) => (
            <Table.Tr key={`${each.key} ${each.enteredAt}`}>
              <Table.Td>
                <Anchor component={Link} href={segmentPath(each.key)}>
                  {nameOf(each, locale)}
                </Anchor>
              </Table.Td>
              <Table.Td>{format.date(each.enteredAt)}</Table.Td>
              <Table.Td>
                {each.leftAt && format.date(each.leftAt)}
                {each.leftCause && ` · ${t(`leftHow.${each.leftCause}`)}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
