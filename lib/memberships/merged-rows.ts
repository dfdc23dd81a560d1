/** Whose history some rows are in: of rows that were merged into others, which few are. */
export type MergedRows = {
  /** The row that is the customer; itself, of a row of which nothing is kept. */
  readonly rootOf: (rowId: bigint) => bigint;
  /** Its rows; the root may be one of them. */
  readonly keep: (root: bigint, rowIds: readonly bigint[]) => void;
  readonly forget: (root: bigint) => void;
  readonly clear: () => void;
};

export function mergedRows(): MergedRows {
  const roots = new Map<bigint, bigint>();
  const rows = new Map<bigint, readonly bigint[]>();
  return {
    rootOf: (rowId) => (roots.size === 0 ? rowId : (roots.get(rowId) ?? rowId)),
    keep(root, rowIds) {
      const others = rowIds.filter((id) => id !== root);
      if (others.length > 0) rows.set(root, others);
      for (const id of others) roots.set(id, root);
    },
    forget(root) {
      for (const id of rows.get(root) ?? []) roots.delete(id);
      rows.delete(root);
    },
    clear() {
      roots.clear();
      rows.clear();
    },
  };
}
