"use client";

import { Stack } from "@mantine/core";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Editing, EditingProvider, type OpenPart } from "#components/rules/editing.tsx";
import { EditorToolbar, type EditorView } from "#components/rules/editor-toolbar.tsx";
import { JsonEditor } from "#components/rules/json-editor.tsx";
import { useTypedJson } from "#components/rules/kept-json.ts";
import { RuleOutline } from "#components/rules/rule-outline.tsx";
import { useHistoryKeys } from "#components/rules/use-history-keys.ts";
import type { RuleHistory } from "#components/rules/use-rule-history.ts";
import { useToday } from "#components/rules/use-today.ts";
import { useVocabulary } from "#components/rules/use-vocabulary.ts";
import type { Edited } from "#lib/rules/edit/tree.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";

export type RuleEditorProps = {
  /** A rule as it is being worked on: any JSON, valid or not. */
  value: unknown;
  /** `source` names the control that a change comes from; hand it on to the history. */
  onChange?: (value: unknown, source?: string) => void;
  problems?: readonly RuleProblem[];
  /** How many customers each condition lets through on its own, by its place. */
  counts?: ReadonlyMap<string, number>;
  population?: number | undefined;
  /** A place in the rule to show and to begin at. */
  focusPointer?: string | undefined;
  /** Undo and redo, by buttons and keys. */
  history?: Pick<RuleHistory, "undo" | "redo" | "canUndo" | "canRedo">;
  /** Under which name JSON that is half typed is kept in this browser. */
  keepAs?: string;
  isReadOnly?: boolean;
};

const NO_PROBLEMS: readonly RuleProblem[] = [];
const NO_COUNTS: ReadonlyMap<string, number> = new Map();

/** The whole rule language, as sentences whose words can be edited in place, or as JSON. */
export function RuleEditor({
  value,
  onChange,
  problems = NO_PROBLEMS,
  counts = NO_COUNTS,
  population,
  focusPointer,
  history,
  keepAs,
  isReadOnly = false,
}: RuleEditorProps) {
  const vocabulary = useVocabulary();
  const today = useToday();
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenPart>();
  const [typed, setTyped] = useTypedJson(keepAs, value);
  const [view, setView] = useState<EditorView>(typed ? "json" : "sentences");
  const [wanted, setWanted] = useState<{ pointer: string } | undefined>(
    focusPointer === undefined ? undefined : { pointer: focusPointer },
  );

  const apply = useCallback(
    ({ rule, focus }: Edited, source?: string) => {
      onChange?.(rule, source);
      // What is typed in a control keeps the focus there; what moves or makes a condition takes it along.
      if (source === undefined) setWanted({ pointer: focus });
    },
    [onChange],
  );

  useLayoutEffect(() => {
    if (!wanted || !frame.current) return;
    focusNode(frame.current, wanted.pointer);
    setWanted(undefined);
  }, [wanted]);

  const editing = useMemo(
    (): Editing => ({
      rule: value,
      vocabulary,
      isReadOnly,
      today,
      problems,
      counts,
      population,
      highlighted: focusPointer,
      open,
      setOpen,
      apply,
    }),
    [value, vocabulary, isReadOnly, today, problems, counts, population, focusPointer, open, apply],
  );

  const onKeyDown = useHistoryKeys(history);

  return (
    <EditingProvider value={editing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside are caught here */}
      <div ref={frame} onKeyDown={onKeyDown}>
        <Stack gap="sm">
          <EditorToolbar
            view={view}
            onView={setView}
            value={value}
            history={isReadOnly ? undefined : history}
          />
          {view === "sentences" ? (
            <RuleOutline />
          ) : (
            <JsonEditor
              value={value}
              typed={typed}
              onType={setTyped}
              isReadOnly={isReadOnly}
              onChange={(next, source) => onChange?.(next, source)}
            />
          )}
        </Stack>
      </div>
    </EditingProvider>
  );
}

/** Shows a condition and puts the focus on its handle, or on its first word. */
function focusNode(frame: HTMLElement, pointer: string): void {
  const nodes = [...frame.querySelectorAll<HTMLElement>("[data-node]")];
  const holds = (node: HTMLElement) =>
    pointer === node.dataset.node || pointer.startsWith(`${node.dataset.node ?? ""}/`);
  const node = nodes.findLast(holds);
  if (!node) return;
  node.scrollIntoView({ block: "nearest" });
  const target =
    node.querySelector<HTMLElement>("[data-handle]") ?? node.querySelector<HTMLElement>("[data-word]");
  target?.focus({ preventScroll: true });
}
