"use client";

import { Button, Group, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { type Facts, FactTable } from "#components/charts/fact-table.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import classes from "./charts.module.css";

/** How far a chart's data are: a TanStack query fits as it is. */
export type ChartStatus = {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

export type ChartHead = {
  /** Answers a question: "Did it grow?" is answered by "121 members more than in April". */
  readonly title: string;
  /** Unit and period: "customers a day · 27 Oct – 26 Nov". */
  readonly note: string;
  /** What to say where there is nothing to draw yet. */
  readonly emptyText?: string;
  readonly status?: ChartStatus;
  /** Next to the title: a choice of period, a link. */
  readonly actions?: ReactNode;
};

type FrameProps = ChartHead & {
  readonly height: number;
  readonly facts: Facts;
  /** A line above the drawing that names its colors. */
  readonly legend?: ReactNode;
  readonly children: ReactNode;
};

/**
 * What every chart has around it: a title that answers, unit and period, the same facts as a table one click away (and
 * always there for screen readers), and its loading, failed and empty faces in the same place and size.
 */
export function ChartFrame(props: FrameProps) {
  const t = useTranslations("charts");
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const { status, facts } = props;
  const isReady = status === undefined || (!status.isPending && !status.error);
  const hasFacts = isReady && facts.rows.length > 0;
  return (
    <figure className={classes.frame} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <div>
          <Title order={3} id={id}>
            {props.title}
          </Title>
          <Text size="xs" c="dimmed">
            {props.note}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {props.actions}
          {hasFacts && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              className={classes.quiet}
              aria-pressed={isTable}
              onClick={() => setIsTable(!isTable)}
            >
              {t(isTable ? "showChart" : "showTable")}
            </Button>
          )}
        </Group>
      </Group>
      {hasFacts && !isTable && props.legend}
      <div className={classes.body} style={{ minHeight: props.height }}>
        {status?.isPending && <LoadingFace height={props.height} label={t("loading")} />}
        {!status?.isPending && status?.error ? (
          <FailedFace error={status.error} onRetry={() => void status.refetch()} />
        ) : null}
        {isReady && !hasFacts && (
          <Text c="dimmed" className={classes.empty}>
            {props.emptyText ?? t("empty")}
          </Text>
        )}
        {hasFacts && !isTable && props.children}
        {hasFacts && <FactTable label={props.title} facts={facts} isHidden={!isTable} />}
      </div>
    </figure>
  );
}

function LoadingFace({ height, label }: { height: number; label: string }) {
  return (
    <div className={classes.loading} style={{ height }} role="status">
      <span className={classes.hidden}>{label}</span>
    </div>
  );
}

/** Names of colors, in place of a legend: each with its sign, so that color is not the only one. */
export function ChartKey({
  entries,
}: {
  entries: readonly { readonly label: string; readonly color: string; readonly sign?: string }[];
}) {
  return (
    <Group gap="md" mt={4}>
      {entries.map(({ label, color, sign = "■" }) => (
        <Text key={label} size="xs" span>
          <span aria-hidden style={{ color }}>
            {sign}
          </span>{" "}
          {label}
        </Text>
      ))}
    </Group>
  );
}
