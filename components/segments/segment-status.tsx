"use client";

import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { SegmentStatus as Status } from "#lib/segments/schema.ts";

const tones: Record<Status, Tone> = { draft: "moving", active: "steady", archived: "steady" };

export function SegmentStatus({ status }: { status: Status }) {
  const t = useTranslations("segments");
  return <StateMark tone={tones[status]} word={t(`status.${status}`)} />;
}
