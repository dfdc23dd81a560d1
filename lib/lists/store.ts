import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import type { CustomerList, ListEntriesInput, ListEntry, ListListsInput } from "#lib/lists/schema.ts";

/** A list as the database has it; who uses it is known to segments. */
export type ListRow = Omit<CustomerList, "usedIn"> & { readonly id: string };

type Row = {
  id: string;
  key: string;
  name: string;
  size: bigint;
  known: bigint;
  created_at: Date;
  updated_at: Date;
  updated_by: string;
};

const counted = `
  select l.id, l.key, l.name, l.created_at, l.updated_at, l.updated_by, n.size, n.known
  from customer_list l cross join lateral (
    select count(*) as size, count(*) filter (
      where exists (select 1 from customer c where c.external_id = e.external_id and c.created_at <= now())
    ) as known
    from customer_list_entry e where e.list_id = l.id
  ) n`;

const sortColumns = { name: `name collate "und-x-icu"`, size: "size", updatedAt: "updated_at" } as const;

export async function listListRows({ sql }: Db, input: ListListsInput): Promise<Page<ListRow>> {
  const order = `${sortColumns[input.sort]} ${input.direction}, key`;
  const { rows } = await sql.query<Row & { total: bigint }>(
    `select *, count(*) over () as total from (${counted}) known
     where $1 = '' or position(lower($1) in lower(concat_ws(' ', key, name))) > 0
     order by ${order} limit $2 offset $3`,
    [input.search, input.pageSize, (input.page - 1) * input.pageSize],
  );
  return { rows: rows.map(toList), total: Number(rows[0]?.total ?? 0) };
}

export async function findListRow({ sql }: Db, key: string): Promise<ListRow | undefined> {
  const { rows } = await sql.query<Row>(`select * from (${counted}) known where key = $1`, [key]);
  return rows.map(toList)[0];
}

/** Keeps others from a list to the end of the transaction. */
export async function lockList({ sql }: Db, key: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ id: string }>("select id from customer_list where key = $1 for update", [
    key,
  ]);
  return rows[0]?.id;
}

/** @returns the new list's id, `undefined` if the key is taken */
export async function insertList(
  { sql }: Db,
  { key, name, by }: { readonly key: string; readonly name: string; readonly by: string },
): Promise<string | undefined> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into customer_list (id, key, name, updated_by) values (uuidv7(), $1, $2, $3)
     on conflict (key) do nothing returning id`,
    [key, name, by],
  );
  return rows[0]?.id;
}

export async function saveListName({ sql }: Db, id: string, name: string): Promise<void> {
  await sql.query("update customer_list set name = $2 where id = $1", [id, name]);
}

/** Puts these ids in the place of those on the list. */
export async function replaceEntries(
  { sql }: Db,
  id: string,
  ids: readonly string[],
  by: string,
): Promise<{ added: number; removed: number }> {
  const removed = await sql.query(
    `delete from customer_list_entry where list_id = $1
       and not exists (select 1 from unnest($2::text[]) u (external_id) where u.external_id = customer_list_entry.external_id)`,
    [id, ids],
  );
  const added = await sql.query(
    `insert into customer_list_entry (list_id, external_id) select $1, unnest($2::text[])
     on conflict do nothing`,
    [id, ids],
  );
  await sql.query(
    "update customer_list set revision = revision + 1, updated_at = now(), updated_by = $2 where id = $1",
    [id, by],
  );
  return { added: added.rowCount ?? 0, removed: removed.rowCount ?? 0 };
}

export async function deleteListRow({ sql }: Db, id: string): Promise<void> {
  await sql.query("delete from customer_list where id = $1", [id]);
}

export type Compared = { known: number; unknownExamples: string[]; onList: number };

/** How many of some ids a customer has, a few that nobody has, and how many are on a list already. */
export async function compareIds(
  { sql }: Db,
  ids: readonly string[],
  key: string | undefined,
): Promise<Compared> {
  const { rows } = await sql.query<{ known: bigint; on_list: bigint; examples: string[] | null }>(
    `with asked as (
       select u.external_id, u.place,
         exists (select 1 from customer c where c.external_id = u.external_id and c.created_at <= now()) as is_known,
         exists (
           select 1 from customer_list_entry e join customer_list l on l.id = e.list_id
           where l.key = $2 and e.external_id = u.external_id
         ) as is_on_list
       from unnest($1::text[]) with ordinality u (external_id, place)
     )
     select count(*) filter (where is_known) as known, count(*) filter (where is_on_list) as on_list,
       (array_agg(external_id order by place) filter (where not is_known))[1:5] as examples
     from asked`,
    [ids, key ?? null],
  );
  const [row] = rows;
  return {
    known: Number(row?.known ?? 0),
    unknownExamples: row?.examples ?? [],
    onList: Number(row?.on_list ?? 0),
  };
}

/** The ids of a list with the customers of now who have them. */
export async function listEntryRows(
  { sql }: Db,
  listId: string,
  input: ListEntriesInput,
): Promise<Page<ListEntry>> {
  type EntryRow = {
    external_id: string;
    root_id: bigint | null;
    root_external_id: string | null;
    total: bigint;
  };
  const { rows } = await sql.query<EntryRow>(
    `with recursive page as (
       select e.external_id, c.id, count(*) over () as total
       from customer_list_entry e left join lateral (
         select id from customer where external_id = e.external_id and created_at <= now() order by kind limit 1
       ) c on true
       where e.list_id = $1 and ($2 = '' or position(lower($2) in lower(e.external_id)) > 0)
         and ($3::boolean is null or (c.id is not null) = $3)
       order by e.external_id limit $4 offset $5
     ), up as (
       select p.id as start, c.id, c.merged_into_id, c.external_id from page p join customer c on c.id = p.id
       union all
       select up.start, c.id, c.merged_into_id, c.external_id from up join customer c on c.id = up.merged_into_id
     )
     select p.external_id, root.id as root_id, root.external_id as root_external_id, p.total
     from page p left join up root on root.start = p.id and root.merged_into_id is null
     order by p.external_id`,
    [
      listId,
      input.search,
      input.known === undefined ? null : input.known === "yes",
      input.pageSize,
      (input.page - 1) * input.pageSize,
    ],
  );
  return {
    rows: rows.map((row) => ({
      externalId: row.external_id,
      customer:
        row.root_id === null ? null : { id: String(row.root_id), externalId: row.root_external_id ?? "" },
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}

function toList(row: Row): ListRow {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    size: Number(row.size),
    known: Number(row.known),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
  };
}
