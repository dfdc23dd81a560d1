import { useCallback, useEffect } from "react";
import type { RuleHistory } from "#components/rules/use-rule-history.ts";

type Keys = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey" | "preventDefault">;

/**
 * Undo and redo by the keys of the platform. What a step takes off the page takes the focus along: keys that then go to
 * the page itself are the editor's, too.
 *
 * @returns what handles the keys of the editor's own elements
 */
export function useHistoryKeys(
  history: Pick<RuleHistory, "undo" | "redo"> | undefined,
): (event: Keys) => void {
  const handle = useCallback(
    (event: Keys) => {
      if (!history || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey);
      if (!isRedo && key !== "z") return;
      event.preventDefault();
      if (isRedo) history.redo();
      else history.undo();
    },
    [history],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target === document.body) handle(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [handle]);
  return handle;
}
