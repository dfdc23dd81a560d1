import {
  type CatalogEntry,
  type CatalogKey,
  type CatalogNotes,
  catalogEntrySchema,
  type ListCatalogInput,
} from "#lib/catalog/schema.ts";
import { SENSITIVE_TRAITS } from "#lib/catalog/sensitive-traits.ts";
import { BUILT_IN_EVENTS, BUILT_IN_TRAITS } from "#lib/catalog/vocabulary.ts";
import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";

type Row = {
  kind: string;
  event: string;
  name: string;
  is_built_in: boolean;
  count: bigint;
  first_seen_at: Date | null;
  last_seen_at: Date | null;
  types: unknown;
  top_values: unknown;
  distinct_values: bigint | null;
  profiled_at: Date | null;
  label_en: string | null;
  label_zh: string | null;
  synonyms_en: string[];
  synonyms_zh: string[];
  is_sensitive: boolean;
  is_hidden_from_llm: boolean;
};

/** Every entry: what was seen, and the built-in vocabulary that was not. $1, $2: built-in events and traits, $3: sensitive. */
const known = `
  select c.kind::text, c.event, c.name, b.name is not null as is_built_in, c.count, c.first_seen_at, c.last_seen_at,
    c.types, c.top_values, c.distinct_values, c.profiled_at, c.label_en, c.label_zh, c.synonyms_en, c.synonyms_zh,
    c.is_sensitive, c.is_hidden_from_llm
  from catalog_entry c left join built_in b on b.kind = c.kind::text and b.name = c.name and c.event = ''
  union all
  select b.kind, '', b.name, true, 0, null, null, '{}', '[]', null, null, null, null, '{}', '{}',
    b.kind = 'trait' and b.name = any($3::text[]), false
  from built_in b
  where not exists (select 1 from catalog_entry c where c.kind::text = b.kind and c.event = '' and c.name = b.name)`;

const withKnown = `
  with built_in as (
    select 'event' as kind, unnest($1::text[]) as name union all select 'trait', unnest($2::text[])
  ), known as (${known})`;

const vocabulary = [BUILT_IN_EVENTS, BUILT_IN_TRAITS, SENSITIVE_TRAITS];

const sortColumns = { name: "name", count: "count", lastSeenAt: "last_seen_at" } as const;

export async function listEntries({ sql }: Db, input: ListCatalogInput): Promise<Page<CatalogEntry>> {
  const column = sortColumns[input.sort];
  const order = `${column} ${input.direction === "desc" ? "desc nulls last" : "asc nulls first"}, event, name`;
  const { rows } = await sql.query<Row & { total: bigint }>(
    `${withKnown}
     select *, count(*) over () as total from known
     where kind = $4 and ($5::text is null or event = $5) and ($6 = '' or position(lower($6) in lower(
       concat_ws(' ', name, replace(name, '_', ' '), label_en, label_zh, array_to_string(synonyms_en || synonyms_zh, ' '))
     )) > 0)
     order by ${order} limit $7 offset $8`,
    [
      ...vocabulary,
      input.kind,
      input.event ?? null,
      input.search,
      input.pageSize,
      (input.page - 1) * input.pageSize,
    ],
  );
  return { rows: rows.map(toEntry), total: Number(rows[0]?.total ?? 0) };
}

export async function findEntry({ sql }: Db, key: CatalogKey): Promise<CatalogEntry | undefined> {
  const { rows } = await sql.query<Row>(
    `${withKnown} select * from known where kind = $4 and event = $5 and name = $6`,
    [...vocabulary, key.kind, key.event, key.name],
  );
  return rows.map(toEntry)[0];
}

/** Writes what people said of an entry. One that was never seen gets its row with a count of 0. */
export async function saveNotes({ sql }: Db, key: CatalogKey, notes: Required<CatalogNotes>): Promise<void> {
  await sql.query(
    `insert into catalog_entry (kind, event, name, first_seen_at, last_seen_at, label_en, label_zh, synonyms_en,
       synonyms_zh, is_sensitive, is_hidden_from_llm)
     values ($1::catalog_kind, $2, $3, now(), now(), $4, $5, $6::text[], $7::text[], $8, $9)
     on conflict (kind, event, name) do update set
       label_en = excluded.label_en, label_zh = excluded.label_zh,
       synonyms_en = excluded.synonyms_en, synonyms_zh = excluded.synonyms_zh,
       is_sensitive = excluded.is_sensitive, is_hidden_from_llm = excluded.is_hidden_from_llm,
       top_values = case when excluded.is_sensitive then '[]' else catalog_entry.top_values end,
       distinct_values = case when excluded.is_sensitive then null else catalog_entry.distinct_values end,
       profiled_at = case when excluded.is_sensitive then null else catalog_entry.profiled_at end`,
    [
      key.kind,
      key.event,
      key.name,
      notes.labelEn || null,
      notes.labelZh || null,
      notes.synonymsEn,
      notes.synonymsZh,
      notes.isSensitive,
      notes.isHiddenFromLlm,
    ],
  );
}

/** As many values as a person reads; interpreters know more (lib/catalog/read.ts). */
const shownValues = 20;

function toEntry(row: Row): CatalogEntry {
  const isSeen = row.count > 0n;
  const entry = catalogEntrySchema.parse({
    kind: row.kind,
    event: row.event,
    name: row.name,
    isBuiltIn: row.is_built_in,
    count: Number(row.count),
    firstSeenAt: isSeen ? (row.first_seen_at?.toISOString() ?? null) : null,
    lastSeenAt: isSeen ? (row.last_seen_at?.toISOString() ?? null) : null,
    types: row.types,
    topValues: row.is_sensitive ? [] : row.top_values,
    distinctValues: row.is_sensitive || row.distinct_values === null ? null : Number(row.distinct_values),
    profiledAt: row.profiled_at?.toISOString() ?? null,
    labelEn: row.label_en,
    labelZh: row.label_zh,
    synonymsEn: row.synonyms_en,
    synonymsZh: row.synonyms_zh,
    isSensitive: row.is_sensitive,
    isHiddenFromLlm: row.is_hidden_from_llm,
  });
  return { ...entry, topValues: entry.topValues.slice(0, shownValues) };
}
