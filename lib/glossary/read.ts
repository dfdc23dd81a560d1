import type { Db } from "#lib/db/client.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { Rule } from "#lib/rules/schema.ts";

/** Words of all languages and what they stand for, as an interpreter takes them. */
export type Definition = { readonly words: readonly string[]; readonly rule: Rule };

/** The shop's definitions, the oldest first. */
export async function readDefinitions({ sql }: Pick<Db, "sql">): Promise<readonly Definition[]> {
  const { rows } = await sql.query<{ rule: unknown; words: string[] }>(
    `select e.rule, array_agg(w.word order by w.locale, w.place) as words
     from glossary_entry e join glossary_word w on w.entry_id = e.id
     group by e.id order by e.id`,
  );
  return rows.map(({ rule, words }) => ({ words, rule: Rule.parse(rule) }));
}

/** The first word of a definition that names a segment: such a segment cannot be taken out of use. */
export async function findDefinitionNaming(
  source: Pick<Db, "sql">,
  segmentKey: string,
): Promise<string | undefined> {
  const definitions = await readDefinitions(source);
  return definitions.find(({ rule }) => dependsOn(rule).segments.has(segmentKey))?.words[0];
}
