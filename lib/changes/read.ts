import type { Db } from "#lib/db/client.ts";

/** The number of a segment's undecided request for just this content. */
export async function findPendingNo(
  db: Db,
  segmentId: string,
  contentHash: string,
): Promise<number | undefined> {
  const row = await db.changeRequest.findFirst({
    where: { segmentId, contentHash, status: "pending" },
    orderBy: { no: "desc" },
    select: { no: true },
  });
  return row?.no;
}
