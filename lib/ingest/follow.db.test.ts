import { beforeEach, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { deleteCustomer, findCustomer } from "#lib/customers/service.ts";
import { transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

/** What a follower with a cursor reads: the numbers of events in (cursor, upper], upper being the last one given out. */
function readAfter(cursor: bigint): Promise<{ upper: bigint; numbers: bigint[] }> {
  return transaction(
    async ({ sql }) => {
      const counter = await sql.query<{ last_no: bigint }>("select last_no from message_counter");
      const upper = counter.rows[0]?.last_no ?? 0n;
      const { rows } = await sql.query<{ no: bigint }>(
        "select no from event where no > $1 and no <= $2 order by no",
        [cursor, upper],
      );
      return { upper, numbers: rows.map(({ no }) => no) };
    },
    { isolation: "RepeatableRead" },
  );
}

it("lets who follows the numbers see every event once, while several write", async () => {
  let isWriting = true;
  const seen: bigint[] = [];
  const following = (async () => {
    for (let cursor = 0n, isLast = false; !isLast; ) {
      isLast = !isWriting;
      const { upper, numbers } = await readAfter(cursor);
      seen.push(...numbers);
      cursor = upper;
    }
  })();
  const write = async (lane: number) => {
    for (let batch = 0; batch < 25; batch += 1) {
      const size = 1 + ((batch * 7 + lane) % 12);
      const messages = Array.from({ length: size }, () => aMessage({ userId: `u${lane}${batch % 5}` }));
      await acceptMessages([...messages, ...messages.slice(0, 2), { type: "nonsense" }], aContext());
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  isWriting = false;
  await following;
  const { rows } = await db.sql.query<{ no: bigint }>("select no from event order by no");
  expect(seen).toEqual(rows.map(({ no }) => no));
});

it("tells who listens, once there is something to read", async () => {
  const client = await db.pool.connect();
  try {
    await client.query("listen tideline_messages");
    let heard = 0;
    client.on("notification", () => {
      heard += 1;
    });
    const answers = async () => {
      await client.query("select 1");
      return heard;
    };
    const message = aMessage({ userId: "u" });
    await acceptMessages([message], aContext());
    expect(await answers()).toBe(1);
    await acceptMessages([message, { type: "nonsense" }], aContext());
    expect(await answers()).toBe(1);
    const actor = systemActor("test");
    await deleteCustomer(actor, (await findCustomer(actor, "u")).id);
    expect(await answers()).toBe(2);
  } finally {
    client.release(true);
  }
});
