import { z } from "zod";
import { catalogKinds, topValueSchema } from "#lib/catalog/schema.ts";
import { valueTypes } from "#lib/catalog/value-type.ts";
import type { CatalogWords } from "#lib/catalog/words.ts";
import type { Sql } from "#lib/db/pool.ts";

const rowSchema = z
  .object({
    kind: z.enum(catalogKinds),
    event: z.string(),
    name: z.string(),
    count: z.coerce.number(),
    types: z.partialRecord(z.enum(valueTypes), z.number()),
    labelEn: z.string().nullable(),
    labelZh: z.string().nullable(),
    synonyms: z.array(z.string()),
    values: z.array(topValueSchema),
    isSensitive: z.boolean(),
    isHiddenFromLlm: z.boolean(),
  })
  .transform(
    ({ synonyms, ...row }): CatalogWords => ({
      ...row,
      words: [row.labelEn, row.labelZh, ...synonyms].filter(
        (word): word is string => word !== null && word !== "",
      ),
      values: row.isSensitive ? [] : row.values,
    }),
  );

/** Changes whenever `readCatalogWords` would tell something else, but for the mere counts. */
export async function readCatalogVersion(sql: Sql): Promise<string> {
  const { rows } = await sql.query<{ version: string }>(
    `select coalesce(extract(epoch from max(profiled_at))::text, 'never') || ' ' || md5(coalesce(string_agg(
       concat_ws('|', kind, event, name, label_en, label_zh, array_to_string(synonyms_en || synonyms_zh, ','),
         is_sensitive, is_hidden_from_llm, (select string_agg(key, ',' order by key) from jsonb_object_keys(types) key)),
       E'\\n' order by kind, event, name), '')) as version
     from catalog_entry`,
  );
  return rows[0]?.version ?? "";
}

/** Every entry that was seen or written about, those of the most frequent events and traits first. */
export async function readCatalogWords(sql: Sql): Promise<readonly CatalogWords[]> {
  const { rows } = await sql.query(
    `select kind, event, name, count, types, label_en as "labelEn", label_zh as "labelZh",
       synonyms_en || synonyms_zh as synonyms, top_values as values,
       is_sensitive as "isSensitive", is_hidden_from_llm as "isHiddenFromLlm"
     from catalog_entry order by count desc, kind, event, name`,
  );
  return rows.map((row) => rowSchema.parse(row));
}

/** Whether there are values to count that nobody has counted yet. */
export async function isUnprofiled(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ is_unprofiled: boolean }>(
    "select count(*) > 0 and count(profiled_at) = 0 as is_unprofiled from catalog_entry where kind <> 'event'",
  );
  return rows[0]?.is_unprofiled ?? false;
}
