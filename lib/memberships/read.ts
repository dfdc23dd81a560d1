import { readComing, readHistoriesOfRows } from "#lib/customers/read.ts";
import type { Db } from "#lib/db/client.ts";
import type { History } from "#lib/rules/history.ts";
import type { HistoryNeeds } from "#lib/rules/history-needs.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Source = Pick<Db, "sql">;

/**
 * The customers that some numbers may have changed: who sent what arrived, and whose merges changed, with all whom
 * links join to these, since a late claim can take events from one customer and give them to another. Of the anonymous id of
 * a user's own text, whose claim is kept without its row, it is that user.
 */
export const linkedSql = `
  with recursive linked (id) as (
    select id from customer where changed_no > $1 and changed_no <= $2
    union
    select next.id from linked cross join lateral (
      select l.to_id as id from identity_link l where l.from_id = linked.id
      union all
      select l.from_id from identity_link l join customer f on f.id = l.from_id and f.kind = 'user'
      where l.to_id = linked.id
      union all
      select u.id from customer a join customer u on u.kind = 'user' and u.external_id = a.external_id
      where a.id = linked.id and a.kind = 'anonymous'
    ) next
  )`;

/** Who is not who they were any more, or was created: see linkedSql; with those into whom they are merged. */
export async function readLinked({ sql }: Source, after: bigint, upTo: bigint): Promise<readonly bigint[]> {
  const { rows } = await sql.query<{ id: bigint; into: bigint | null }>({
    name: "memberships_linked",
    // Each by itself: Postgres takes a recursion for far more rows than it has, and would read all customers.
    text: `${linkedSql}
      select c.id, c.merged_into_id as into from linked cross join lateral (
        select id, merged_into_id from customer where id = linked.id offset 0
      ) c`,
    values: [after, upTo],
  });
  return rows.flatMap(({ id, into }) => (into === null ? [id] : [id, into]));
}

/** What was taken away under some numbers: whole customers, by their rows, and whether imports, whose customers can no longer be named. */
export async function readRemovals(
  { sql }: Source,
  after: bigint,
  upTo: bigint,
): Promise<{ readonly hasImports: boolean; readonly customerIds: readonly bigint[] }> {
  const { rows } = await sql.query<{ kind: "customer" | "import"; customer_id: bigint | null }>({
    name: "memberships_removals",
    text: "select kind, customer_id from removal where no > $1 and no <= $2",
    values: [after, upTo],
  });
  return {
    hasImports: rows.some(({ kind }) => kind === "import"),
    customerIds: rows.flatMap(({ customer_id }) => customer_id ?? []),
  };
}

/**
 * Histories as of a moment, and when something comes true that is known of the time after it; by the customer's row. Of events that rules
 * do not look at, or of other names than were asked for, it may not tell: whoever moves wakes by it asks for all names.
 */
export type Histories = {
  readonly histories: ReadonlyMap<bigint, History>;
  readonly coming: ReadonlyMap<bigint, Instant>;
};

/** The names of the events of a customer that are asked for, if not all. */
export type NamesOf = (customerId: bigint) => ReadonlySet<string> | undefined;

/**
 * What it gives is good until it is asked again: what is kept grows in place. Events of other names than are asked for may be
 * there or not.
 */
export type ReadHistories = (
  tx: Db,
  customerIds: readonly bigint[],
  asOf: Instant,
  namesOf?: NamesOf,
) => Promise<Histories>;

/** Histories in the state of one transaction. */
export type HistoryReader = {
  readonly read: ReadHistories;
  /** The same without asking the database; `undefined` if it would have to be. */
  readonly atHand: (customerIds: readonly bigint[], namesOf?: NamesOf) => Histories | undefined;
  /** The row that is the customer, for each of some rows of whom it is known without asking. */
  readonly knownRoots: (customerIds: readonly bigint[]) => ReadonlyMap<bigint, bigint>;
};

/** Reads as far as some needs go, and keeps nothing. */
export function readingFor(needs?: HistoryNeeds): HistoryReader {
  const read: ReadHistories = async (tx, customerIds, asOf) => {
    const found = await readHistoriesOfRows(tx.sql, customerIds, asOf, needs);
    const histories = new Map([...found].map(([root, { history }]) => [root, history]));
    return { histories, coming: await readComing(tx.sql, customerIds, asOf) };
  };
  return { read, atHand: () => undefined, knownRoots: () => new Map() };
}
