import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db } from "#lib/db/client.ts";
import type { Overview } from "#lib/overview/schema.ts";
import { readOverview } from "#lib/overview/store.ts";

export async function getOverview(actor: Actor): Promise<Overview> {
  requirePermission(actor, "overview:read");
  return readOverview(db, new Date());
}
