"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import type { OutlineNode } from "#lib/rules/edit/outline.ts";
import {
  duplicateRule,
  type Edited,
  groupRule,
  moveRuleBy,
  negateRule,
  removeRule,
  ungroupRule,
} from "#lib/rules/edit/tree.ts";

/** What can be done with a condition or group as a whole. */
export function NodeMenu({ node, name }: { node: OutlineNode; name: string }) {
  const t = useTranslations("rules");
  const { rule, apply, setOpen } = useEditing();
  const { pointer, core } = node;
  const act = (edit: () => Edited) => () => apply(edit());
  const isRoot = pointer === "";
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("menu.open", { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {node.kind === "leaf" && (
          <Menu.Item onClick={() => setOpen({ core, part: { kind: "whole", at: "" }, word: pointer })}>
            {t("menu.edit")}
          </Menu.Item>
        )}
        <Menu.Item onClick={act(() => negateRule(rule, pointer))}>{t("menu.negate")}</Menu.Item>
        <Menu.Item onClick={act(() => duplicateRule(rule, pointer))}>{t("menu.duplicate")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isRoot} onClick={act(() => moveRuleBy(rule, pointer, -1))}>
          {t("menu.up")}
        </Menu.Item>
        <Menu.Item disabled={isRoot} onClick={act(() => moveRuleBy(rule, pointer, 1))}>
          {t("menu.down")}
        </Menu.Item>
        <Menu.Item onClick={act(() => groupRule(rule, pointer, "any"))}>{t("menu.group")}</Menu.Item>
        {node.kind === "group" && (
          <Menu.Item
            disabled={isRoot && node.children.length !== 1}
            onClick={act(() => ungroupRule(rule, pointer))}
          >
            {t("menu.ungroup")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="red" onClick={act(() => removeRule(rule, pointer))}>
          {t("menu.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
