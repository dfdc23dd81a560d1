import type { DuckDBConnection } from "@duckdb/node-api";
import type { Node, Settled } from "#lib/replica/roots.ts";

/** Appends customers with the roots that were found for them. */
export async function writeCustomers(
  duckdb: DuckDBConnection,
  nodes: readonly Node[],
  settled: ReadonlyMap<number, Settled>,
): Promise<void> {
  const born = new Map<number, number>();
  for (const node of nodes) {
    const root = settled.get(node.no)?.root ?? node.no;
    born.set(root, Math.min(born.get(root) ?? Infinity, node.createdAt));
  }
  const appender = await duckdb.createAppender("customer");
  for (const node of nodes) {
    const { root, settledAt } = settled.get(node.no) ?? { root: node.no, settledAt: undefined };
    appender.appendInteger(node.no);
    appender.appendNull();
    appender.appendVarchar(node.kind);
    appender.appendVarchar(node.id);
    appender.appendBigInt(BigInt(node.createdAt));
    if (node.parent === undefined) appender.appendNull();
    else appender.appendInteger(node.parent);
    appendInstant(node.mergedAt);
    appender.appendInteger(root);
    appendInstant(settledAt);
    appendInstant(root === node.no ? born.get(root) : undefined);
    appender.endRow();
  }
  appender.closeSync();

  function appendInstant(at: number | undefined): void {
    if (at === undefined) appender.appendNull();
    else appender.appendBigInt(BigInt(at));
  }
}
