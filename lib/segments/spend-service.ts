import { readHistories, readIdsOfNames } from "#lib/customers/read.ts";
import type { Database } from "#lib/db/client.ts";
import { transaction } from "#lib/db/client.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { measureValue } from "#lib/rules/measures.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { fractionToNumber } from "#lib/std/fraction.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Spent = { readonly id: string; readonly customerId: string | null; readonly value: number };

/** What some customers have spent up to a moment, in the shop's currency, in the order of their names. */
export function readSpend(
  database: Database,
  names: readonly string[],
  asOf: Instant,
): Promise<readonly Spent[]> {
  return transaction(
    async (tx) => {
      const context = evaluationContext({ asOf, ...(await readSurroundings(tx, [])) });
      const ids = await readIdsOfNames(tx.sql, names, asOf);
      const histories = await readHistories(tx.sql, [...ids.values()], asOf);
      return names.map((name) => {
        const id = ids.get(name);
        const history = id === undefined ? undefined : histories.get(id);
        const spent = history && measureValue({ of: "feature", feature: "monetary" }, history, context);
        return { id: name, customerId: id?.toString() ?? null, value: spent ? fractionToNumber(spent) : 0 };
      });
    },
    { database, isolation: "RepeatableRead" },
  );
}
