import type { Db } from "#lib/db/client.ts";

export type SegmentDestination = {
  readonly id: string;
  readonly name: string;
  /** It takes the movements of every segment, not of this one by name. */
  readonly takesAll: boolean;
};

/** Where a segment's movements are sent, by name; without those that have answered that they are gone. */
export async function readDestinationsOf(
  { sql }: Pick<Db, "sql">,
  segmentId: string,
): Promise<SegmentDestination[]> {
  const { rows } = await sql.query<SegmentDestination>(
    `select id, name, cardinality(segment_ids) = 0 as "takesAll" from destination
     where status <> 'gone' and (cardinality(segment_ids) = 0 or $1::uuid = any(segment_ids)) order by name`,
    [segmentId],
  );
  return rows;
}
