"use client";

import { Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { Health } from "#lib/overview/agenda-schema.ts";

/** So many messages are taken in within moments; more means that something holds the worker up. */
const fewMessages = 5_000;

/** Whether members follow the data, for who can do something about it. */
export function HealthLine({ health }: { health: Health | null }) {
  const t = useTranslations("overview.health");
  const format = useFormat();
  if (!health) return null;
  const state = stateOf(health);
  const tones: Record<ReturnType<typeof stateOf>, Tone> = {
    ready: "steady",
    behind: "moving",
    filling: "moving",
    down: "act",
    none: "act",
  };
  return (
    <Group gap="md" role="status" aria-label={t("title")}>
      <StateMark tone={tones[state]} word={t(`${state}.word`)} />
      <Text size="sm" c="dimmed">
        {t(`${state}.text`, { count: format.count(health.behind) })}
      </Text>
      {health.room !== "enough" && (
        <>
          <StateMark tone={health.room === "full" ? "act" : "moving"} word={t(`room.${health.room}.word`)} />
          <Text size="sm" c="dimmed">
            {t(`room.${health.room}.text`, { size: format.count(megabytes(health.freeBytes ?? 0)) })}
          </Text>
        </>
      )}
      {health.repaired > 0 && <StateMark tone="moving" word={t("repaired", { count: health.repaired })} />}
    </Group>
  );
}

const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000);

function stateOf({ replica, behind }: Health): Health["replica"] | "behind" {
  return replica === "ready" && behind > fewMessages ? "behind" : replica;
}
