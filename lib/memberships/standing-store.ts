import type { Db } from "#lib/db/client.ts";
import type { KeptStanding } from "#lib/memberships/standings.ts";

type Source = Pick<Db, "sql">;

/** What is written of some customers, of whom nothing is written too. */
export async function readStandings(
  { sql }: Source,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, KeptStanding>> {
  const read = new Map<bigint, KeptStanding>(
    customerIds.map((id) => [id, { open: new Map<string, bigint>(), wakeAt: undefined }]),
  );
  const open = await sql.query<{ id: bigint; customer_id: bigint; segment_id: string }>({
    name: "memberships_open",
    text: "select id, customer_id, segment_id from membership where customer_id = any($1::bigint[]) and left_at is null",
    values: [customerIds],
  });
  for (const { id, customer_id, segment_id } of open.rows) read.get(customer_id)?.open.set(segment_id, id);
  const wakes = await sql.query<{ customer_id: bigint; at: Date }>({
    name: "memberships_wakes_of",
    text: "select customer_id, at from membership_wake where customer_id = any($1::bigint[])",
    values: [customerIds],
  });
  for (const { customer_id, at } of wakes.rows) {
    const standing = read.get(customer_id);
    if (standing) standing.wakeAt = at.getTime();
  }
  return read;
}
