"use client";

import { type DragEvent, useState } from "react";
import { useEditing } from "#components/rules/editing.tsx";
import type { OutlineNode } from "#lib/rules/edit/outline.ts";
import { outlineOf } from "#lib/rules/edit/outline.ts";
import { groupOf, moveRule } from "#lib/rules/edit/tree.ts";

/** Under which the place of what is dragged is handed over. */
export const nodeKind = "application/x-tideline-condition";

/** Lets a dragged condition or group be dropped before or after this one. */
export function useDrop(node: OutlineNode) {
  const { rule, apply, isReadOnly } = useEditing();
  const [side, setSide] = useState<"before" | "after">();
  const isTarget = !isReadOnly && node.pointer !== "";

  function sideOf(event: DragEvent<HTMLElement>): "before" | "after" {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "before" : "after";
  }

  return {
    "data-drop": side,
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!isTarget || !event.dataTransfer.types.includes(nodeKind)) return;
      event.preventDefault();
      event.stopPropagation();
      setSide(sideOf(event));
    },
    onDragLeave: () => setSide(undefined),
    onDrop: (event: DragEvent<HTMLElement>) => {
      setSide(undefined);
      const from = event.dataTransfer.getData(nodeKind);
      const group = groupOf(outlineOf(rule), node.pointer);
      if (!isTarget || from === "" || !group) return;
      event.preventDefault();
      event.stopPropagation();
      const index = group.children.findIndex((child) => child.pointer === node.pointer);
      apply(moveRule(rule, from, group.core, sideOf(event) === "before" ? index : index + 1));
    },
  };
}
