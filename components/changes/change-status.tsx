"use client";

import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { Change } from "#lib/changes/schema.ts";

type Status = Change["status"];

const tones: Record<Status, Tone> = {
  pending: "moving",
  stale: "act",
  approved: "steady",
  rejected: "steady",
  withdrawn: "steady",
};

export function ChangeStatus({ status }: { status: Status }) {
  const t = useTranslations("changes");
  const isClosed = status === "rejected" || status === "withdrawn";
  return <StateMark tone={tones[status]} word={t(`status.${status}`)} {...(isClosed && { sign: "○" })} />;
}
