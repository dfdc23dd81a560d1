import type { CustomerList } from "#lib/customers/schema.ts";
import type { Db } from "#lib/db/client.ts";
import type { Page, PageInput } from "#lib/http/paging.ts";

type Row = { key: string; name: string; size: number; total: number };

/** Uploaded lists by name, or those whose name or key holds what is searched for. */
export async function listCustomerLists(
  { sql }: Db,
  { page, pageSize, search }: PageInput,
): Promise<Page<CustomerList>> {
  const { rows } = await sql.query<Row>(
    `select l.key, l.name, (select count(*)::int from customer_list_entry e where e.list_id = l.id) as size,
       count(*) over ()::int as total
     from customer_list l
     where $1 = '' or position(lower($1) in lower(l.name || ' ' || l.key)) > 0
     order by l.name, l.key limit $2 offset $3`,
    [search, pageSize, (page - 1) * pageSize],
  );
  return { rows: rows.map(({ total, ...list }) => list), total: rows[0]?.total ?? 0 };
}
