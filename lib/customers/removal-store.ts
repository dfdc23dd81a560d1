import type { Family } from "#lib/customers/family.ts";
import type { DeletedCustomer } from "#lib/customers/schema.ts";
import type { Sql } from "#lib/db/pool.ts";

/**
 * Takes away everything that is stored of a customer under any of its ids: events, traits, links, refused messages,
 * places on lists, and the rows themselves. Message ids stay remembered, so that what is sent again does not come back.
 *
 * @param firstNo the first of as many numbers as the customer has ids, one for each removal
 */
export async function removeCustomer(tx: Sql, { ids }: Family, firstNo: number): Promise<DeletedCustomer> {
  const events = await tx.query("delete from event where customer_id = any($1::bigint[])", [ids]);
  const traits = await tx.query("delete from trait_change where customer_id = any($1::bigint[])", [ids]);
  await tx.query("delete from identity_link where from_id = any($1::bigint[]) or to_id = any($1::bigint[])", [
    ids,
  ]);
  const { rows } = await tx.query<{ external_id: string }>(
    "delete from customer where id = any($1::bigint[]) returning external_id",
    [ids],
  );
  const names = rows.map((row) => row.external_id);
  await tx.query(
    `delete from rejected_message where payload ->> 'userId' = any($1) or payload ->> 'anonymousId' = any($1)
       or payload ->> 'previousId' = any($1)`,
    [names],
  );
  await tx.query("delete from customer_list_entry where external_id = any($1)", [names]);
  await tx.query(
    `insert into removal (no, kind, customer_id)
     select $1::bigint + place - 1, 'customer', id from unnest($2::bigint[]) with ordinality as u (id, place)`,
    [firstNo, ids],
  );
  await tx.query("notify tideline_messages");
  return { ids: ids.length, events: events.rowCount ?? 0, traits: traits.rowCount ?? 0 };
}
