"use client";

import { ActionIcon } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useEditing } from "#components/rules/editing.tsx";
import { nodeKind } from "#components/rules/use-drop.ts";
import type { OutlineNode } from "#lib/rules/edit/outline.ts";
import { duplicateRule, moveRuleBy, negateRule, removeRule } from "#lib/rules/edit/tree.ts";
import classes from "./rules.module.css";

/** Takes a condition or group along by dragging, or by the keys that its name says. */
export function NodeHandle({ node, name }: { node: OutlineNode; name: string }) {
  const t = useTranslations("rules");
  const { rule, apply } = useEditing();
  if (node.pointer === "") return <span />;

  function onKeyDown(event: KeyboardEvent) {
    const edited = editOf(event);
    if (!edited) return;
    event.preventDefault();
    apply(edited);
  }

  function editOf(event: KeyboardEvent) {
    switch (event.key) {
      case "ArrowUp":
        return moveRuleBy(rule, node.pointer, -1);
      case "ArrowDown":
        return moveRuleBy(rule, node.pointer, 1);
      case "Delete":
      case "Backspace":
        return removeRule(rule, node.pointer);
      case "d":
        return event.metaKey || event.ctrlKey ? duplicateRule(rule, node.pointer) : undefined;
      case "!":
        return negateRule(rule, node.pointer);
      default:
        return undefined;
    }
  }

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.handle}
      aria-label={t("handle", { name })}
      title={t("handleHint")}
      data-handle
      draggable
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData(nodeKind, node.pointer);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <IconGripVertical size={16} />
    </ActionIcon>
  );
}
