/** What was done to a rule, to be undone and done again. A step is the whole rule: unchanged parts are shared. */
export type EditHistory = {
  readonly past: readonly unknown[];
  readonly present: unknown;
  readonly future: readonly unknown[];
  /** Which control the last step came from, and when: what is typed there right after belongs to the same step. */
  readonly last?: { readonly source: string; readonly at: number };
};

export const MOST_STEPS = 500;
const ONE_STEP_MILLISECONDS = 1_000;

export function beginHistory(present: unknown): EditHistory {
  return { past: [], present, future: [] };
}

/**
 * The history with one more step.
 *
 * @param source the control it comes from, where keystrokes belong together; each step without one stands for itself
 * @param at milliseconds of any clock that goes on
 */
export function recordStep(
  history: EditHistory,
  present: unknown,
  source: string | undefined,
  at: number,
): EditHistory {
  if (present === history.present) return history;
  const { last } = history;
  const isSame = source !== undefined && last?.source === source && at - last.at < ONE_STEP_MILLISECONDS;
  const past = isSame && history.past.length > 0 ? history.past : [...history.past, history.present];
  return {
    past: past.slice(-MOST_STEPS),
    present,
    future: [],
    ...(source !== undefined && { last: { source, at } }),
  };
}

export function undoStep({ past, present, future }: EditHistory): EditHistory {
  if (past.length === 0) return { past, present, future };
  return { past: past.slice(0, -1), present: past.at(-1), future: [present, ...future] };
}

export function redoStep({ past, present, future }: EditHistory): EditHistory {
  if (future.length === 0) return { past, present, future };
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
