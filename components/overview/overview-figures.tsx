"use client";

import { Anchor, SimpleGrid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { api } from "#lib/http/client.ts";
import type { Overview } from "#lib/overview/schema.ts";
import classes from "./overview.module.css";

type Props = { initial: Overview; maySeeRejected: boolean };

/** The figures of the first page. They are counted again when something arrives, and change where they stand. */
export function OverviewFigures({ initial, maySeeRejected }: Props) {
  const t = useTranslations("overview");
  const format = useFormat();
  const query = useQuery({ ...api.overview.get.queryOptions(), initialData: initial });
  const { asOf, lastEventAt, lastImport, rejectedMessages, ...counts } = query.data;
  return (
    <section aria-label={t("figures")}>
      <SimpleGrid
        cols={{ base: 2, sm: 3, lg: 5 }}
        spacing="xl"
        verticalSpacing="xl"
        className={classes.figures}
      >
        <Figure
          isCompact
          label={t("customers")}
          value={format.figure(counts.customers)}
          note={t("customersNote")}
        />
        <Figure
          isCompact
          label={t("eventsDay")}
          value={format.figure(counts.eventsLastDay)}
          note={t("eventsDayNote")}
        />
        <Figure
          isCompact
          label={t("eventsMonth")}
          value={format.figure(counts.eventsLast30Days)}
          note={lastEventAt ? t("newestEvent", { at: format.relative(lastEventAt, asOf) }) : t("noEventYet")}
        />
        <Figure
          isCompact
          label={t("rejected")}
          value={format.figure(rejectedMessages)}
          note={
            rejectedMessages === 0 ? (
              <StateMark tone="steady" word={t("allAccepted")} />
            ) : (
              <RejectedNote maySee={maySeeRejected} />
            )
          }
        />
        <Figure
          isCompact
          label={t("lastImport")}
          value={lastImport ? format.date(lastImport.createdAt) : "–"}
          note={
            lastImport ? (
              <Anchor component={Link} href="/imports" size="xs">
                {lastImport.fileName}
              </Anchor>
            ) : (
              t("noImportYet")
            )
          }
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt="md">
        {query.isError ? t("stale", { at: format.time(asOf) }) : t("asOf", { at: format.time(asOf) })}
      </Text>
    </section>
  );
}

function RejectedNote({ maySee }: { maySee: boolean }) {
  const t = useTranslations("overview");
  const mark = <StateMark tone="act" word={t("rejectedNote")} />;
  return maySee ? (
    <Anchor component={Link} href="/rejected" size="xs">
      {mark}
    </Anchor>
  ) : (
    mark
  );
}
