"use client";

import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { BarList, type BarListEntry } from "#components/charts/bar-list.tsx";
import type { Baseline } from "#components/drift/use-baseline.ts";
import { useRestate } from "#components/rules/use-restate.ts";
import { conditionPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { conditionsOf } from "#lib/customers/why.ts";
import type { AttributionReport } from "#lib/drift/schema.ts";
import { api } from "#lib/http/client.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** What made a segment's size change: rule, behavior, population; and in which conditions the behavior shows. */
export function SizeCauses(props: { segmentKey: string; rule: Rule; baseline: Baseline }) {
  const { segmentKey, rule, baseline } = props;
  const t = useTranslations("drift.causes");
  const input = { key: segmentKey, baselineAsOf: baseline.at };
  const query = useQuery({ ...api.drift.attribution.queryOptions({ input }), staleTime: 300_000 });
  return (
    <section aria-label={t("title")}>
      <Title order={2}>{t("title")}</Title>
      {query.isPending && <SkeletonRows rows={5} label={t("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && <Causes report={query.data} rule={rule} />}
    </section>
  );
}

function Causes({ report, rule }: { report: AttributionReport; rule: Rule }) {
  const t = useTranslations("drift.causes");
  const format = useFormat();
  const { before, after, baselineVersionNo, versionNo, conditions } = report;
  const isChanged = baselineVersionNo !== null && baselineVersionNo !== versionNo;
  const parts: readonly BarListEntry[] = [
    {
      id: "rule",
      label: isChanged ? t("rule", { from: baselineVersionNo, to: versionNo }) : t("ruleSame"),
      ...barOf(report.rule),
    },
    { id: "behavior", label: t("behavior"), ...barOf(report.behavior) },
    { id: "population", label: t("population"), ...barOf(report.population) },
  ];
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {t("lead", {
          before: format.count(before),
          after: format.count(after),
          change: format.change(after - before),
        })}
      </Text>
      <BarList label={t("title")} entries={parts} />
      {conditions.length > 0 && <Conditions report={report} rule={rule} barOf={barOf} />}
    </Stack>
  );

  function barOf(effect: number): Pick<BarListEntry, "value" | "text" | "tone"> {
    const text = effect > 0 ? `+${format.number(effect)}` : format.number(effect);
    return { value: effect, text, tone: effect < 0 ? "left" : "entered" };
  }
}

function Conditions(props: {
  report: AttributionReport;
  rule: Rule;
  barOf: (effect: number) => Pick<BarListEntry, "value" | "text" | "tone">;
}) {
  const { report, rule, barOf } = props;
  const t = useTranslations("drift.causes");
  const say = useRestate();
  const placed = new Map(conditionsOf(rule).map(({ pointer, condition }) => [pointer, condition]));
  const entries = report.conditions
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map(({ pointer, effect }): BarListEntry => {
      const condition = placed.get(pointer);
      return {
        id: pointer,
        label: (
          <Anchor component={Link} href={conditionPath(report.key, pointer)}>
            {condition ? say.clause(condition).text : pointer}
          </Anchor>
        ),
        ...barOf(Math.round(effect * 100) / 100),
      };
    });
  return (
    <div>
      <Title order={3}>{t("conditionsTitle")}</Title>
      <Text size="xs" c="dimmed">
        {t("conditionsNote", { exact: String(report.isExact) })}
      </Text>
      <BarList label={t("conditionsTitle")} entries={entries} />
    </div>
  );
}
