"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFeatureWords } from "#components/features/use-feature-words.ts";
import { useRestate } from "#components/rules/use-restate.ts";
import { conditionPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { conditionsOf } from "#lib/customers/why.ts";
import { mainCauseOf } from "#lib/drift/main-cause.ts";
import type { FeatureChange, SegmentMovement } from "#lib/drift/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Something that was found, as a sentence; with the address of the condition that it shows in, if there is one. */
export type MovementWords = { readonly text: string; readonly href?: string };

/** Says what moved in a segment and why, from the figures that were computed and from nothing else. */
export function useMovementWords(): (movement: SegmentMovement) => readonly MovementWords[] {
  const t = useTranslations("drift.said");
  const format = useFormat();
  const features = useFeatureWords();
  const say = useRestate();
  return useMemo(() => {
    const sizeWords = (movement: SegmentMovement): string => {
      const { flow, size, sweptAt, population, populationBefore } = movement;
      if (sweptAt === null) return t("counting");
      const date = format.dayOfMonth(flow.from);
      const told = {
        date,
        before: format.count(flow.before),
        after: format.count(flow.after),
        entered: format.count(flow.entered),
        left: format.count(flow.left),
        change: format.count(Math.abs(flow.net)),
        share: flow.before === 0 ? "" : format.shareChange(flow.net / flow.before),
        shop: populationBefore === 0 ? "–" : format.shareChange(population / populationBefore - 1),
      };
      if (size.kind === "too_small") return t("tooSmall", told);
      const noise = format.count(Math.floor(size.noise));
      if (size.hasMoved && flow.before === 0) return t("filled", told);
      if (size.hasMoved && !size.isOwn) return t("withShop", { ...told, change: format.change(flow.net) });
      if (size.hasMoved) return t(flow.net > 0 ? "grew" : "shrank", { ...told, noise });
      if (Math.abs(flow.net) <= size.noise) return t("steady", { ...told, noise });
      return t("nearlySteady", { ...told, change: format.change(flow.net) });
    };

    const causeWords = (movement: SegmentMovement): MovementWords | undefined => {
      const { size, report, rule, key } = movement;
      if (size.kind !== "judged" || !size.isOwn || !report?.causes) return undefined;
      const cause = mainCauseOf(report.causes);
      if (!cause) return undefined;
      const effect = format.change(cause.effect);
      if (cause.kind !== "condition") return { text: t(cause.kind, { effect }) };
      const placed = conditionsOf(rule).find(({ pointer }) => pointer === cause.pointer);
      if (!placed) return undefined;
      const condition = say.clause(placed.condition).text;
      return { text: t("condition", { condition, effect }), href: conditionPath(key, cause.pointer) };
    };

    const changeWords = (feature: string, change: FeatureChange): string => {
      const name = features.name(feature);
      if (change.kind === "median") {
        const [before, after] = [change.before, change.after].map((value) => features.value(feature, value));
        return t("median", { feature: name, before: before ?? "", after: after ?? "" });
      }
      const shares = { before: format.share(change.before, 0), after: format.share(change.after, 0) };
      switch (change.kind) {
        case "missing":
          return t("missing", { feature: name, ...shares });
        case "range":
        case "text":
        case "other":
          return t("bin", { feature: name, value: features.bin(feature, change), ...shares });
        default:
          return assertNever(change);
      }
    };

    return (movement) => {
      const moved = movement.report?.features[0];
      const feature: MovementWords[] = moved
        ? [
            {
              text: moved.isOwn
                ? changeWords(moved.feature, moved.change)
                : t("asShop", { said: changeWords(moved.feature, moved.change) }),
              ...(moved.pointer !== null && { href: conditionPath(movement.key, moved.pointer) }),
            },
          ]
        : [];
      const cause = causeWords(movement);
      return [{ text: sizeWords(movement) }, ...(cause ? [cause] : []), ...feature];
    };
  }, [t, format, features, say]);
}
