import type { ChainedEntry } from "#lib/audit/chain.ts";
import type { AuditEntry, AuditListInput } from "#lib/audit/schema.ts";
import type { Db } from "#lib/db/client.ts";

type StoredEntry = ChainedEntry & { previousHash: Uint8Array; hash: Uint8Array };

const chainLock = 72707401;
const chunk = 1_000;

/** Held to the end of the transaction: entries are appended one after the other. */
export async function lockChain(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${chainLock}::bigint)`;
}

export async function findLastHash(db: Db): Promise<Uint8Array | undefined> {
  const row = await db.auditEntry.findFirst({ orderBy: { no: "desc" }, select: { hash: true } });
  return row?.hash;
}

export async function appendEntry(tx: Db, entry: StoredEntry): Promise<void> {
  const { detail, previousHash, hash, ...rest } = entry;
  const data = { ...rest, detail: JSON.parse(JSON.stringify(detail ?? {})) };
  await tx.auditEntry.create({
    data: { ...data, previousHash: new Uint8Array(previousHash), hash: new Uint8Array(hash) },
  });
}

export async function* readChain(db: Db): AsyncGenerator<StoredEntry & { no: bigint }> {
  let after = 0n;
  for (;;) {
    const rows = await db.auditEntry.findMany({
      where: { no: { gt: after } },
      orderBy: { no: "asc" },
      take: chunk,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.no;
  }
}

export async function listEntries(db: Db, input: AuditListInput): Promise<AuditEntry[]> {
  const rows = await db.auditEntry.findMany({
    where: matching(input),
    orderBy: { no: input.sort === "at" && input.direction === "asc" ? "asc" : "desc" },
    skip: (input.page - 1) * input.pageSize,
    take: input.pageSize,
  });
  return rows.map((row) => ({
    no: row.no.toString(),
    at: row.at.toISOString(),
    actorId: row.actorId,
    actorName: row.actorName,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
    hash: Buffer.from(row.hash).toString("hex"),
  }));
}

export async function countEntries(db: Db, input: AuditListInput): Promise<number> {
  return db.auditEntry.count({ where: matching(input) });
}

function matching(input: AuditListInput) {
  const search = { contains: input.search, mode: "insensitive" as const };
  return {
    ...(input.action ? { action: input.action } : {}),
    ...(input.subject ? { subject: input.subject } : {}),
    ...(input.search ? { OR: [{ actorName: search }, { subject: search }, { action: search }] } : {}),
  };
}
