"use client";

import { useCallback, useMemo, useState } from "react";
import { beginHistory, recordStep, redoStep, undoStep } from "#lib/rules/edit/edit-history.ts";

export type RuleHistory = {
  /** The rule as it is being worked on, valid or not. */
  readonly value: unknown;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** `source` names a control: what is typed there without a pause is one step. */
  readonly set: (value: unknown, source?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Begins anew: what was before cannot be undone. */
  readonly reset: (value: unknown) => void;
};

/** A rule that is being worked on, with all its steps. */
export function useRuleHistory(initial: unknown): RuleHistory {
  const [history, setHistory] = useState(() => beginHistory(initial));
  const set = useCallback(
    (value: unknown, source?: string) =>
      setHistory((before) => recordStep(before, value, source, performance.now())),
    [],
  );
  const undo = useCallback(() => setHistory(undoStep), []);
  const redo = useCallback(() => setHistory(redoStep), []);
  const reset = useCallback((value: unknown) => setHistory(beginHistory(value)), []);
  return useMemo(
    () => ({
      value: history.present,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      set,
      undo,
      redo,
      reset,
    }),
    [history, set, undo, redo, reset],
  );
}
