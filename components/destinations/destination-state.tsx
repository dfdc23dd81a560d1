"use client";

import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { Destination } from "#lib/destinations/schema.ts";

const tones: Record<Destination["status"], Tone> = { active: "steady", paused: "moving", gone: "act" };

/** Whether it takes what is sent: one that gave messages up asks for somebody's eye, also while it is active. */
export function DestinationState({ destination }: { destination: Destination }) {
  const t = useTranslations("destinations");
  const { status, dead } = destination;
  if (status === "active" && dead > 0) return <StateMark tone="act" word={t("status.refusing")} />;
  return <StateMark tone={tones[status]} word={t(`status.${status}`)} />;
}
