"use client";

import { Anchor, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { whyEffectIsOld } from "#lib/changes/effect.ts";
import type { ChangeDetail, Effect, EffectGroup } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./changes.module.css";

const sides = ["enter", "leave", "stay"] as const;
type SideId = (typeof sides)[number];

type Props = { change: ChangeDetail; isOpen: boolean; onComputed: () => Promise<void> };

/** What a change does to real customers; computed when somebody opens it first, and again when asked. */
export function ChangeEffect({ change, isOpen, onComputed }: Props) {
  const t = useTranslations("changes.effect");
  const compute = useMutation({ ...api.changes.effect.mutationOptions(), onSuccess: onComputed });
  const effect = compute.data?.contentHash === change.contentHash ? compute.data : change.effect;
  const askedFor = useRef<string>(undefined);
  const { mutate } = compute;
  useEffect(() => {
    if (effect || !isOpen || askedFor.current === change.contentHash) return;
    askedFor.current = change.contentHash;
    mutate({ id: change.id });
  }, [effect, isOpen, change.id, change.contentHash, mutate]);

  if (!effect && compute.isError)
    return <FailedFace error={compute.error} onRetry={() => mutate({ id: change.id })} />;
  if (!effect)
    return isOpen ? <SkeletonRows label={t("computing")} /> : <Text c="dimmed">{t("notComputed")}</Text>;
  return (
    <Stack gap="sm">
      <Outcome effect={effect} />
      <Provenance change={change} effect={effect} isOpen={isOpen}>
        {isOpen && (
          <Button
            size="compact-sm"
            variant="default"
            loading={compute.isPending}
            onClick={() => mutate({ id: change.id })}
          >
            {t("again")}
          </Button>
        )}
      </Provenance>
      <Groups effect={effect} />
    </Stack>
  );
}

function Outcome({ effect }: { effect: Effect }) {
  const t = useTranslations("changes.effect");
  const format = useFormat();
  const before = effect.leave.count + effect.stay.count;
  const after = effect.enter.count + effect.stay.count;
  const share = (count: number) => (effect.population > 0 ? format.share(count / effect.population) : "–");
  const figures = { after: format.count(after), afterShare: share(after) };
  if (effect.baseVersionNo === null) return <Text size="lg">{t("first", figures)}</Text>;
  return (
    <Text size="lg">
      {t("outcome", { ...figures, before: format.count(before), beforeShare: share(before) })}
    </Text>
  );
}

function Provenance(props: {
  change: ChangeDetail;
  effect: Effect;
  isOpen: boolean;
  children: React.ReactNode;
}) {
  const t = useTranslations("changes.effect");
  const format = useFormat();
  const { change, effect, isOpen } = props;
  const old = isOpen ? whyEffectIsOld(effect, change, Date.now()) : undefined;
  return (
    <Group gap="sm">
      <Text size="xs" c="dimmed" suppressHydrationWarning>
        {t("asOf", { at: format.dateTime(effect.asOf), engine: t(`engine.${engineOf(effect)}`) })}
        {old && <strong>{` ${t(`old.${old}`, { base: effect.baseVersionNo ?? 0 })}`}</strong>}
      </Text>
      {props.children}
    </Group>
  );
}

function engineOf({ engine }: Effect): "duckdb" | "postgres" | "other" {
  return engine === "duckdb" || engine === "postgres" ? engine : "other";
}

function Groups({ effect }: { effect: Effect }) {
  const t = useTranslations("changes.effect");
  const shown = effect.baseVersionNo === null ? (["enter"] as const) : sides;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={t("title")}>
        <Table.Thead>
          <Table.Tr>
            {(["group", "customers", "share", "value", "examples"] as const).map((column) => (
              <Table.Th
                key={column}
                scope="col"
                ta={column === "group" || column === "examples" ? "left" : "right"}
              >
                {t(`column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((side) => (
            <GroupRow key={side} side={side} group={effect[side]} population={effect.population} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const signs: Record<SideId, string> = { enter: "▲", leave: "▼", stay: "●" };
const sideClass: Record<SideId, string | undefined> = {
  enter: classes.entered,
  leave: classes.left,
  stay: undefined,
};

function GroupRow({ side, group, population }: { side: SideId; group: EffectGroup; population: number }) {
  const t = useTranslations("changes.effect");
  const format = useFormat();
  const value = group.value === null ? "–" : format.money(group.value, 0);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={600} className={classes.groupHead}>
        <span className={sideClass[side]} aria-hidden>
          {signs[side]}
        </span>{" "}
        {t(side)}
      </Table.Th>
      <Table.Td ta="right">{format.count(group.count)}</Table.Td>
      <Table.Td ta="right">{population > 0 ? format.share(group.count / population) : "–"}</Table.Td>
      <Table.Td ta="right">{group.isValueEstimated ? `≈ ${value}` : value}</Table.Td>
      <Table.Td>
        <Examples group={group} />
      </Table.Td>
    </Table.Tr>
  );
}

function Examples({ group }: { group: EffectGroup }) {
  const t = useTranslations("changes.effect");
  const format = useFormat();
  if (group.examples.length === 0) return <span>–</span>;
  return (
    <span className={classes.examples}>
      {group.examples.map(({ id, customerId, value }) => {
        const title = t("spent", { value: format.money(value) });
        if (customerId === null)
          return (
            <span key={id} title={title}>
              {id}
            </span>
          );
        return (
          <Anchor key={id} component={Link} href={`/customers/${customerId}`} size="xs" title={title}>
            {id}
          </Anchor>
        );
      })}
    </span>
  );
}
