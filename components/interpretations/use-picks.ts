"use client";

import { useState } from "react";
import type { Assumption } from "#lib/interpretations/schema.ts";
import { replay } from "#lib/rules/replay.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Pick = { readonly assumption: string; readonly index: number };

/**
 * Which alternatives were taken instead of what was assumed, and the rule that comes of them all. Those that cannot hold
 * together with the newest one fall back to what was assumed.
 */
export function usePicks(rule: Rule, assumptions: readonly Assumption[]) {
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const ruleOf = ({ assumption, index }: Pick) =>
    assumptions.find(({ id }) => id === assumption)?.alternatives[index]?.rule;

  /** The newest first. */
  function combine(wanted: readonly Pick[]): { taken: Rule; kept: readonly Pick[] } {
    const kept: Pick[] = [];
    let taken = rule;
    for (const pick of wanted) {
      const changed = ruleOf(pick);
      const next = changed && replay(taken, rule, changed);
      if (!next) continue;
      taken = next;
      kept.push(pick);
    }
    return { taken, kept };
  }

  return {
    taken: combine(picks).taken,
    pickedIn: (assumption: string) => picks.find((pick) => pick.assumption === assumption)?.index,
    /** Whether anything else than this assumption was changed: sizes of alternatives are told for the reading alone. */
    isChangedBesides: (assumption: string) => picks.some((pick) => pick.assumption !== assumption),
    pick: (assumption: string, index: number | undefined) => {
      const others = picks.filter((pick) => pick.assumption !== assumption);
      const wanted = index === undefined ? others : [{ assumption, index }, ...others];
      setPicks(combine(wanted).kept);
    },
  };
}
