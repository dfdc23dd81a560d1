import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { readHistories } from "#lib/customers/read.ts";
import { transaction } from "#lib/db/client.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { FAVORITES } from "#lib/snapshots/favorites.ts";
import { toFeatureTable } from "#lib/snapshots/feature-table.ts";
import type { CustomerFeatures } from "#lib/snapshots/schema.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** One customer's features, computed from their history as of a moment. */
export async function readCustomerFeatures(
  actor: Actor,
  customerId: string,
  asOf: Instant,
): Promise<CustomerFeatures> {
  requirePermission(actor, "customer:read");
  return transaction(
    async (tx) => {
      const histories = await readHistories(tx.sql, [BigInt(customerId)], asOf);
      if (histories.size === 0) throw new AppError("not_found", "customers.not_found");
      const context = evaluationContext({ asOf, ...(await readSurroundings(tx, [])) });
      const { numbers, texts } = toFeatureTable(histories, context, 1);
      return {
        asOf: new Date(asOf).toISOString(),
        features: [
          ...[...numbers].map(([feature, [value]]) => ({ feature, value: value ?? null })),
          ...Object.keys(FAVORITES).map((feature) => ({
            feature,
            value: texts.get(feature)?.[0] ?? null,
          })),
        ],
      };
    },
    { isolation: "RepeatableRead" },
  );
}
