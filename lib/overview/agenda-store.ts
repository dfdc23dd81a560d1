import type { Db } from "#lib/db/client.ts";
import type { OwnChange, Unfinished } from "#lib/overview/agenda-schema.ts";

type UnfinishedRow = {
  key: string;
  name: string;
  label_en: string | null;
  label_zh: string | null;
  is_draft: boolean;
  updated_at: Date;
  is_own: boolean;
};

/** Rules that are being worked on, and drafts that nobody has asked to publish; one's own first, then the newest. */
export async function listUnfinished({ sql }: Db, userId: string, most: number): Promise<Unfinished[]> {
  const { rows } = await sql.query<UnfinishedRow>(
    `select key, name, label_en, label_zh, active_version_no is null as is_draft, updated_at,
       coalesce(owner_id = $1, false) as is_own
     from segment s
     where archived_at is null and (draft_rule is not null or active_version_no is null)
       and not exists (
         select 1 from change_request c
         where c.segment_id = s.id and c.status in ('pending', 'stale') and s.active_version_no is null)
     order by is_own desc, updated_at desc, key limit $2`,
    [userId, most],
  );
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    labels: { en: row.label_en, zh: row.label_zh },
    status: row.is_draft ? "draft" : "active",
    updatedAt: row.updated_at.toISOString(),
    isOwn: row.is_own,
  }));
}

/** The last comment of each change, where it is not this person's. */
export async function readReplies(
  { sql }: Db,
  changeIds: readonly string[],
  userId: string,
): Promise<ReadonlyMap<string, NonNullable<OwnChange["reply"]>>> {
  const { rows } = await sql.query<{
    change_id: string;
    author_id: string;
    author_name: string;
    body: string;
    created_at: Date;
  }>(
    `select distinct on (change_id) change_id, author_id, author_name, body, created_at from change_comment
     where change_id = any($1::uuid[]) order by change_id, created_at desc, id desc`,
    [changeIds],
  );
  return new Map(
    rows
      .filter((row) => row.author_id !== userId)
      .map((row) => [
        row.change_id,
        { by: row.author_name, body: row.body, at: row.created_at.toISOString() },
      ]),
  );
}

export async function readLastNo({ sql }: Db): Promise<number> {
  const { rows } = await sql.query<{ last_no: bigint }>("select last_no from message_counter where id = 1");
  return Number(rows[0]?.last_no ?? 0n);
}
