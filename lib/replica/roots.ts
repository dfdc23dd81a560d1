/** An id of a customer, by its number. */
export type Node = {
  readonly no: number;
  readonly kind: string;
  readonly id: string;
  readonly createdAt: number;
  readonly parent: number | undefined;
  readonly mergedAt: number | undefined;
};

export type Settled = {
  /** The customer that a node is now. */
  readonly root: number;
  /** The latest merge on the way there: before it, the node was part of another customer. */
  readonly settledAt: number | undefined;
};

/** Follows every node to its root. Merges form no circle: each takes a customer into another one. */
export function settle(nodes: readonly Node[]): ReadonlyMap<number, Settled> {
  const byNo = new Map(nodes.map((node) => [node.no, node]));
  return new Map(
    nodes.map((node) => {
      let current = node;
      let settledAt: number | undefined;
      for (let steps = 0; current.parent !== undefined; steps += 1) {
        if (steps > nodes.length) throw new Error(`The merges of customer ${node.no} form a circle`);
        settledAt = Math.max(settledAt ?? -Infinity, current.mergedAt ?? -Infinity);
        const parent = byNo.get(current.parent);
        if (!parent)
          throw new Error(`Customer ${current.no} was merged into ${current.parent}, who is not there`);
        current = parent;
      }
      return [node.no, { root: current.no, settledAt }];
    }),
  );
}
