import type { Db } from "#lib/db/client.ts";
import { type Overview, overviewSchema } from "#lib/overview/schema.ts";

type Counts = {
  customers: bigint;
  events_last_day: bigint;
  events_last_30_days: bigint;
  last_event_at: Date | null;
  rejected_messages: bigint;
  write_keys: bigint;
};

/** Counts in the system of record. Both event counts read only the newest partitions. */
export async function readOverview(db: Db, asOf: Date): Promise<Overview> {
  const dayAgo = new Date(asOf.getTime() - 86_400_000);
  const monthAgo = new Date(asOf.getTime() - 30 * 86_400_000);
  const rows = await db.$queryRaw<Counts[]>`
    select
      c.customers, c.last_event_at,
      (select count(*) from event where at > ${dayAgo} and at <= ${asOf}) as events_last_day,
      (select count(*) from event where at > ${monthAgo} and at <= ${asOf}) as events_last_30_days,
      (select count(*) from rejected_message where status = 'open') as rejected_messages,
      (select count(*) from write_key where revoked_at is null) as write_keys
    from (
      select count(*) filter (where merged_into_id is null) as customers,
        max(last_seen_at) filter (where last_seen_at <= ${asOf}) as last_event_at
      from customer
    ) c`;
  const counts = rows[0];
  const last = await db.import.findFirst({ orderBy: { createdAt: "desc" } });
  return overviewSchema.parse({
    asOf: asOf.toISOString(),
    customers: Number(counts?.customers ?? 0),
    eventsLastDay: Number(counts?.events_last_day ?? 0),
    eventsLast30Days: Number(counts?.events_last_30_days ?? 0),
    lastEventAt: counts?.last_event_at?.toISOString() ?? null,
    rejectedMessages: Number(counts?.rejected_messages ?? 0),
    writeKeys: Number(counts?.write_keys ?? 0),
    lastImport: last && {
      id: last.id,
      fileName: last.fileName,
      status: last.status,
      createdAt: last.createdAt.toISOString(),
    },
  });
}
