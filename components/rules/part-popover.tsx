"use client";

import { Button, Group, Popover, ScrollArea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type OpenPart, useEditing } from "#components/rules/editing.tsx";
import { LIST_CLASS } from "#components/rules/fields/time-fields.tsx";
import { PartFields } from "#components/rules/part-fields.tsx";
import { readableRule } from "#lib/rules/edit/fill-gaps.ts";
import { valueAt, withValueAt } from "#lib/rules/edit/pointer.ts";
import type { Condition } from "#lib/rules/schema.ts";
import classes from "./rules.module.css";

/**
 * Where a part of a condition is edited: beneath the word that was clicked. Words come and go with what is edited, so it
 * hangs on a point that stays.
 */
export function PartPopover({ open }: { open: OpenPart }) {
  const t = useTranslations("rules");
  const { rule, setOpen, apply } = useEditing();
  const anchor = useRef<HTMLSpanElement>(null);
  const [isPlaced, setIsPlaced] = useState(false);
  const { core, part, word } = open;
  const condition = valueAt(rule, core);

  useLayoutEffect(() => {
    const line = anchor.current?.parentElement;
    if (!line || !anchor.current) return;
    const picked = line.querySelector<HTMLElement>(`[data-word="${CSS.escape(word)}"]`);
    const { style } = anchor.current;
    style.left = `${picked?.offsetLeft ?? 0}px`;
    style.top = `${picked?.offsetTop ?? 0}px`;
    style.height = `${picked?.offsetHeight ?? line.offsetHeight}px`;
    setIsPlaced(true);
  }, [word]);

  function close() {
    const line = anchor.current?.parentElement;
    setOpen(undefined);
    const again = line?.querySelector<HTMLElement>(`[data-word="${CSS.escape(word)}"]`);
    (again ?? line?.querySelector<HTMLElement>("[data-word]"))?.focus();
  }

  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    function onPointerDown({ target }: PointerEvent) {
      const isOutside = target instanceof Element && !target.closest(`.${LIST_CLASS}, [data-rule-part]`);
      if (isOutside) latestClose.current();
    }
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // The first Escape closes the list that is open, the next one this.
    const isListOpen =
      event.target instanceof Element && event.target.getAttribute("aria-expanded") === "true";
    if (event.key !== "Escape" || isListOpen) return;
    event.stopPropagation();
    close();
  }

  if (!readableRule(condition)) return null;
  return (
    <Popover
      opened={isPlaced}
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      position="bottom-start"
      width="min(360px, calc(100vw - 16px))"
      trapFocus
      shadow="md"
      transitionProps={{ duration: 100 }}
      middlewares={{ shift: { padding: 8 }, flip: true }}
    >
      <Popover.Target>
        <span className={classes.anchor} ref={anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("editPart")} data-rule-part onKeyDownCapture={onKeyDown}>
        <ScrollArea.Autosize mah={460} type="auto" offsetScrollbars="present">
          <PartFields
            key={`${core} ${part.kind} ${part.at}`}
            // Readable: but for gaps it is a condition.
            condition={condition as Condition}
            part={part}
            onChange={(next) =>
              apply({ rule: withValueAt(rule, core, next), focus: core }, `${core} ${part.kind} ${part.at}`)
            }
          />
        </ScrollArea.Autosize>
        <Group justify="space-between" mt="md">
          {part.kind === "whole" ? (
            <span />
          ) : (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setOpen({ core, part: { kind: "whole", at: "" }, word })}
            >
              {t("allParts")}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={close}>
            {t("done")}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
