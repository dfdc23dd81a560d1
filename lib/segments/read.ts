import type { Db } from "#lib/db/client.ts";
import { Rule } from "#lib/rules/schema.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";

type ActiveRow = {
  id: string;
  key: string;
  name: string;
  label_en: string | null;
  label_zh: string | null;
  no: number;
  rule: string;
};

/** All active segments with their rules, by key: what rules can name, and what memberships are kept for. */
export async function readActiveSegments({
  sql,
}: Pick<Db, "sql">): Promise<ReadonlyMap<string, ActiveSegment>> {
  const { rows } = await sql.query<ActiveRow>(
    `select s.id, s.key, s.name, s.label_en, s.label_zh, v.no, v.rule::text as rule from segment s
     join segment_version v on v.segment_id = s.id and v.no = s.active_version_no
     where s.archived_at is null order by s.key`,
  );
  const lists = await sql.query<{ key: string; revision: number }>("select key, revision from customer_list");
  const listRevisions = new Map(lists.rows.map(({ key, revision }) => [key, revision]));
  return new Map(
    rows.map(({ id, key, name, label_en, label_zh, no, rule }) => [
      key,
      {
        id,
        key,
        name,
        labels: { en: label_en, zh: label_zh },
        versionNo: no,
        rule: parsedRule(rule),
        listRevisions,
      },
    ]),
  );
}

/** By their text: the rules of all segments are read with every batch of messages, and reading takes longest. */
const parsed = new Map<string, Rule>();
const mostParsed = 2_000;

function parsedRule(text: string): Rule {
  const known = parsed.get(text);
  if (known) return known;
  const made = Rule.parse(JSON.parse(text));
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(text, made);
  return made;
}
