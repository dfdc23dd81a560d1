import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db, transaction } from "#lib/db/client.ts";
import { deleteCallsBefore } from "#lib/llm/calls-store.ts";
import { defaultLlmSettings } from "#lib/llm/schema.ts";
import { findSettingsRow } from "#lib/llm/settings-store.ts";
import { monthStart } from "#lib/llm/shop-model.ts";
import { getShop } from "#lib/settings/service.ts";
import { type Instant, timeZone } from "#lib/std/time-zone.ts";

const DAY_MS = 86_400_000;

/**
 * Deletes calls to the language model that are older than an admin wants them kept; how many, and up to when, is in the audit
 * log. Those of the current month stay in any case: what they cost is counted against its budget.
 */
export async function deleteOldCalls(actor: Actor, now: Instant): Promise<number> {
  requirePermission(actor, "llm:manage");
  const settings = await findSettingsRow(db);
  const keepDays = settings ? settings.keepDays : defaultLlmSettings.keepDays;
  if (keepDays === null) return 0;
  const month = monthStart(now, timeZone((await getShop(actor)).timeZone));
  const before = new Date(Math.min(now - keepDays * DAY_MS, month.getTime()));
  return transaction(async (tx) => {
    const count = await deleteCallsBefore(tx, before);
    if (count > 0) {
      await recordAudit(tx, actor, {
        action: "llm.calls_deleted",
        subject: "llm",
        detail: { count, before: before.toISOString(), keepDays },
      });
    }
    return count;
  });
}
