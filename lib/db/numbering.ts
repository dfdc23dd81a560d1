import type { Sql } from "#lib/db/pool.ts";

/**
 * Takes the next `count` numbers of arrival (0 takes only the lock), and with them the row lock that makes numbered
 * transactions commit in the order of their numbers. It is held to the commit, so keep the transaction short, and lock
 * nothing before it that such a transaction may want: events, customers, links, catalog entries, rejected messages.
 *
 * @returns the first of the numbers
 */
export async function takeNumbers(tx: Sql, count: number): Promise<number> {
  const { rows } = await tx.query<{ last_no: bigint }>({
    name: "take_numbers",
    text: "update message_counter set last_no = last_no + $1 where id = 1 returning last_no",
    values: [count],
  });
  const [row] = rows;
  if (!row) throw new Error("message_counter has no row");
  return Number(row.last_no) - count + 1;
}
