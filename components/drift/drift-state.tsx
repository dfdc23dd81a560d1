"use client";

import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { DriftState, SegmentMovement } from "#lib/drift/schema.ts";

const tones: Readonly<Record<DriftState, Tone>> = {
  act: "act",
  moving: "moving",
  with_shop: "steady",
  steady: "steady",
  too_small: "steady",
};

/** A segment's state in one word, with the sign of its direction while it moves. */
export function DriftStateMark({ movement }: { movement: Pick<SegmentMovement, "state" | "flow"> }) {
  const t = useTranslations("drift");
  const { state, flow } = movement;
  const isFalling = state === "moving" && flow.net < 0;
  return (
    <span title={t(`stateHint.${state}`)}>
      <StateMark tone={tones[state]} word={t(`state.${state}`)} {...(isFalling && { sign: "▼" })} />
    </span>
  );
}
