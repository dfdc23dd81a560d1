/** A customer as it stands now, by row ids: its own, and with it those of all ids that were merged into it. */
export type Family = { readonly rootId: bigint; readonly ids: readonly bigint[] };
