import { observe } from "#lib/catalog/observe.ts";
import { recordObservations } from "#lib/catalog/record.ts";
import { type Identity, identityKind } from "#lib/customers/identity.ts";
import { insertLinks, remerge } from "#lib/customers/merge.ts";
import { type CustomerRow, recordCustomers } from "#lib/customers/record.ts";
import { type Database, type Db, db, transaction } from "#lib/db/client.ts";
import { takeNumbers } from "#lib/db/numbering.ts";
import type { Sql } from "#lib/db/pool.ts";
import { ensurePartitions } from "#lib/ingest/partitions.ts";
import { prepareMessage } from "#lib/ingest/prepare.ts";
import { recordRejections } from "#lib/ingest/record-rejections.ts";
import { eventColumnsOf, linkRowsOf, type Numbered, sightingsOf, traitColumnsOf } from "#lib/ingest/rows.ts";
import {
  type Candidate,
  type IngestContext,
  maxMessagesPerTransaction,
  type Outcome,
} from "#lib/ingest/schema.ts";
import { insertEvents, insertTraitChanges, notifyFollowers, rememberMessageIds } from "#lib/ingest/store.ts";

export type AcceptOptions = {
  /** This process's database unless said otherwise. */
  readonly database?: Database;
  /** Done in the same transaction, once the outcomes are known: an import notes how far it has come. */
  readonly within?: (tx: Db, outcomes: readonly Outcome[]) => Promise<void>;
};

/**
 * Accepts a batch of raw messages in one transaction: all of it is stored when this returns, nothing of it if it
 * throws. A message that cannot be read is set aside and does not hold up the others; one whose id was accepted
 * before is a duplicate and changes nothing.
 *
 * @param raws at most maxMessagesPerTransaction messages as parsed JSON
 * @returns what became of each, in their order
 */
export async function acceptMessages(
  raws: readonly unknown[],
  context: IngestContext,
  options: AcceptOptions = {},
): Promise<readonly Outcome[]> {
  return acceptCandidates(
    raws.map((raw) => prepareMessage(raw, context)),
    options,
  );
}

/** The same for messages that are prepared already, which may come from several sources. */
export async function acceptCandidates(
  candidates: readonly Candidate[],
  { database = db, within }: AcceptOptions = {},
): Promise<readonly Outcome[]> {
  if (candidates.length > maxMessagesPerTransaction) {
    throw new RangeError(`${candidates.length} messages are more than one transaction takes`);
  }
  await ensurePartitions(database.pool, candidates);
  return transaction(
    async (tx) => {
      const outcomes = await acceptInTransaction(tx.sql, candidates);
      await within?.(tx, outcomes);
      return outcomes;
    },
    { database },
  );
}

/**
 * The heart of it, in a transaction of the caller's, who has called ensurePartitions before. It begins with the
 * numbering lock, which is held to the commit: nothing else may be locked before it.
 */
export async function acceptInTransaction(
  tx: Sql,
  candidates: readonly Candidate[],
): Promise<readonly Outcome[]> {
  const readable = candidates.filter((candidate) => candidate.reading.ok);
  const firstNo = readable.length > 0 ? await takeNumbers(tx, readable.length) : 0;
  const isFirst = await firstOfTheirIds(tx, readable);
  const accepted: Numbered[] = [];
  let no = firstNo;
  const outcomes = candidates.map((candidate): Outcome => {
    const { reading } = candidate;
    if (!reading.ok) return { kind: "rejected", problem: reading.error };
    if (!isFirst(candidate)) return { kind: "duplicate" };
    accepted.push({ no, message: reading.value, candidate });
    no += 1;
    return { kind: "accepted", no: no - 1 };
  });
  if (accepted.length > 0) await store(tx, accepted, firstNo + readable.length - 1);
  await recordRejections(tx, candidates);
  return outcomes;
}

/** Message ids are applied once: those of the batch that nobody sent before, and of equal ones the first. */
async function firstOfTheirIds(
  tx: Sql,
  candidates: readonly Candidate[],
): Promise<(candidate: Candidate) => boolean> {
  const firsts = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { idHash } = candidate;
    if (idHash !== undefined && !firsts.has(idHash)) firsts.set(idHash, candidate);
  }
  const fresh = await rememberMessageIds(
    tx,
    [...firsts].map(([idHash, { context }]) => ({ idHash, importId: context.importId })),
  );
  return (candidate) => {
    const { idHash } = candidate;
    return idHash === undefined || (fresh.has(idHash) && firsts.get(idHash) === candidate);
  };
}

async function store(tx: Sql, accepted: readonly Numbered[], lastNo: number): Promise<void> {
  const customers = await recordCustomers(tx, sightingsOf(accepted), lastNo);
  const customerOf = (of: Identity) => rowOf(customers, of);
  const idOf = (of: Identity) => customerOf(of).id;
  await insertEvents(tx, eventColumnsOf(accepted, idOf));
  await insertTraitChanges(tx, traitColumnsOf(accepted, idOf));
  const { byClaims, byAliases } = await insertLinks(tx, linkRowsOf(accepted, customerOf));
  await remerge(tx, { byClaims: [...byClaims, ...newAnonymous(customers)], byAliases }, lastNo);
  await recordObservations(tx, observe(accepted.map(({ message }) => message)));
  await notifyFollowers(tx);
}

/** They may have been claimed before they were first seen, by the user of the same text. */
function newAnonymous(customers: ReadonlyMap<Identity, CustomerRow>): readonly number[] {
  return [...customers]
    .filter(([of, { isNew }]) => isNew && identityKind(of) === "anonymous")
    .map(([, { id }]) => id);
}

function rowOf(customers: ReadonlyMap<Identity, CustomerRow>, of: Identity): CustomerRow {
  const found = customers.get(of);
  if (!found) throw new Error(`no row was made for ${of}`);
  return found;
}
