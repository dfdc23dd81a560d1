import type { Db } from "#lib/db/client.ts";
import { type Destination, type DestinationStatus, destinationSchema } from "#lib/destinations/schema.ts";
import type { StoredDestination } from "#lib/destinations/stored.ts";

const listSql = `
  select d.id, d.name, d.url, d.allows_private, d.status, d.last_delivered_at, d.created_by, d.created_at,
    array(select s.key from segment s where s.id = any(d.segment_ids) order by s.key) as segments,
    (select count(*) from delivery v where v.destination_id = d.id and not v.is_dead)::int as waiting,
    (select count(*) from delivery v where v.destination_id = d.id and v.is_dead)::int as dead
  from destination d`;

type Row = {
  id: string;
  name: string;
  url: string;
  allows_private: boolean;
  status: DestinationStatus;
  last_delivered_at: Date | null;
  created_by: string;
  created_at: Date;
  segments: string[];
  waiting: number;
  dead: number;
};

function toDestination(row: Row): Destination {
  return destinationSchema.parse({
    ...row,
    allowsPrivate: row.allows_private,
    lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  });
}

export async function listDestinationRows({ sql }: Db): Promise<Destination[]> {
  const { rows } = await sql.query<Row>(`${listSql} order by d.name`);
  return rows.map(toDestination);
}

export async function findDestinationRow({ sql }: Db, id: string): Promise<Destination | undefined> {
  const { rows } = await sql.query<Row>(`${listSql} where d.id = $1`, [id]);
  return rows[0] && toDestination(rows[0]);
}

export async function findStored(db: Db, id: string): Promise<StoredDestination | undefined> {
  return (await db.destination.findUnique({ where: { id } })) ?? undefined;
}

export async function listActive(db: Db): Promise<readonly StoredDestination[]> {
  return db.destination.findMany({ where: { status: "active" }, orderBy: { id: "asc" } });
}

export async function isNameTaken(db: Db, name: string, except?: string): Promise<boolean> {
  const found = await db.destination.findUnique({ where: { name }, select: { id: true } });
  return found !== null && found.id !== except;
}

/** It gets what moves from now on; what moved before is no news. */
export async function insertDestination(
  tx: Db,
  values: {
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly sealedSecret: Uint8Array<ArrayBuffer>;
    readonly segmentIds: readonly string[];
    readonly allowsPrivate: boolean;
    readonly createdBy: string;
  },
): Promise<void> {
  const { rows } = await tx.sql.query<{ no: bigint }>("select coalesce(max(no), 0) as no from movement");
  await tx.destination.create({
    data: { ...values, segmentIds: [...values.segmentIds], cursorNo: rows[0]?.no ?? 0n },
  });
}

export async function saveDestination(
  tx: Db,
  id: string,
  values: {
    readonly name: string;
    readonly url: string;
    readonly segmentIds: readonly string[];
    readonly allowsPrivate: boolean;
    readonly status: DestinationStatus;
  },
): Promise<void> {
  await tx.destination.update({ where: { id }, data: { ...values, segmentIds: [...values.segmentIds] } });
}

export async function deleteDestination(tx: Db, id: string): Promise<void> {
  await tx.destination.delete({ where: { id } });
}

export async function saveStatus(db: Db, id: string, status: DestinationStatus): Promise<void> {
  await db.destination.updateMany({ where: { id }, data: { status } });
}
