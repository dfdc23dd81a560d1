"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AddMenu } from "#components/rules/add-menu.tsx";
import { useEditing } from "#components/rules/editing.tsx";
import { NodeRows } from "#components/rules/group-rows.tsx";
import { outlineOf } from "#lib/rules/edit/outline.ts";

/** The rule as its sentences: groups, and conditions in them. */
export function RuleOutline() {
  const t = useTranslations("rules");
  const { rule, isReadOnly } = useEditing();
  const root = useMemo(() => outlineOf(rule), [rule]);
  const isEmpty = root.kind === "group" && root.children.length === 0;
  return (
    <div>
      {isEmpty ? (
        <>
          <Text c="dimmed">{t("empty")}</Text>
          {!isReadOnly && <AddMenu pointer="" isPrimary />}
        </>
      ) : (
        <>
          {root.kind === "leaf" && <Text>{t("customers")}</Text>}
          <NodeRows node={root} />
          {root.kind === "leaf" && !isReadOnly && <AddMenu pointer="" />}
        </>
      )}
    </div>
  );
}
