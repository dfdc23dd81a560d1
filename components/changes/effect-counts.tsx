"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { ChangeRow } from "#lib/changes/schema.ts";
import classes from "./changes.module.css";

/** "+312 −12": how many enter and leave; a dash where nobody has asked. */
export function EffectCounts({ effect }: { effect: ChangeRow["effect"] }) {
  const t = useTranslations("changes.effect");
  const format = useFormat();
  if (!effect) return <span title={t("notComputed")}>–</span>;
  const words = t("counts", { enter: effect.enter, leave: effect.leave, at: format.dateTime(effect.asOf) });
  return (
    <span className="tabular" title={words}>
      <span className={classes.entered}>+{format.count(effect.enter)}</span>{" "}
      <span className={classes.left}>−{format.count(effect.leave)}</span>
    </span>
  );
}
