"use client";

import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { OutlineLeaf } from "#lib/rules/edit/outline.ts";
import classes from "./rules.module.css";

/** How many customers a condition lets through on its own, as a count and a share; the place is kept while it is unknown. */
export function ConditionCount({ node }: { node: OutlineLeaf }) {
  const t = useTranslations("rules");
  const format = useFormat();
  const { counts, population } = useEditing();
  const holds = counts.get(node.core);
  if (holds === undefined || population === undefined) return <span className={classes.count} />;
  // What is counted is the condition itself; said the other way round it lets the others through.
  const count = node.isNegated ? population - holds : holds;
  const share = population === 0 ? 0 : count / population;
  const text = `${format.count(count)} · ${format.share(share)}`;
  return (
    <Tooltip label={t("countHint")}>
      <span className={classes.count}>{text}</span>
    </Tooltip>
  );
}
