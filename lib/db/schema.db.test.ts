import { beforeEach, describe, expect, it } from "vitest";
import { type Db, transaction } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

async function addEvent({ sql }: Db, no: number, at: string): Promise<void> {
  await sql.query("SELECT ensure_event_partitions($1)", [[at]]);
  await sql.query(
    "INSERT INTO event (no, at, customer_id, name, properties) VALUES ($1, $2, 1, 'page_viewed', '{}')",
    [no, at],
  );
}

describe("event partitions", () => {
  it.each([
    ["0001-01-01T00:00:00Z", "event_before_2000"],
    ["1999-12-31T23:59:59.999Z", "event_before_2000"],
    ["2000-01-01T00:00:00Z", "event_2000_01"],
    ["2026-02-28T23:59:59.999Z", "event_2026_02"],
    ["2026-03-01T00:30:00+01:00", "event_2026_02"],
    ["2026-03-01T00:00:00Z", "event_2026_03"],
    ["2099-12-31T23:59:59.999Z", "event_2099_12"],
    ["2100-01-01T00:00:00Z", "event_from_2100"],
    ["9999-12-31T23:59:59.999Z", "event_from_2100"],
  ])("keeps an event of %s in %s", async (at, partition) => {
    await addEvent(db, 1, at);
    const { rows } = await db.sql.query("SELECT tableoid::regclass::text AS name FROM event");
    expect(rows).toEqual([{ name: `event_partition.${partition}` }]);
  });

  it("are made once when several transactions need the same month, also in the other's order", async () => {
    const months = ["2011-01-05T00:00:00Z", "2011-02-05T00:00:00Z", "2011-03-05T00:00:00Z"];
    await Promise.all(
      [months, [...months].reverse(), months].map((times, index) =>
        transaction(async (tx) => {
          await tx.sql.query("SELECT ensure_event_partitions($1)", [times]);
          await addEvent(tx, index, "2011-02-05T00:00:00Z");
        }),
      ),
    );
    expect((await db.sql.query("SELECT count(*) FROM event")).rows).toEqual([{ count: 3n }]);
  });

  it("refuse an event of a month that nobody made, instead of heaping it up", async () => {
    const insert =
      "INSERT INTO event (no, at, customer_id, name, properties) VALUES (1, '2077-01-01', 1, 'x', '{}')";
    await expect(db.sql.query(insert)).rejects.toThrow(/no partition of relation "event" found/);
  });

  it("have the table's indexes", async () => {
    await addEvent(db, 1, "2026-05-05T00:00:00Z");
    const { rows } = await db.sql.query(
      "SELECT count(*)::int AS n FROM pg_indexes WHERE schemaname = 'event_partition' AND tablename = 'event_2026_05'",
    );
    expect(rows).toEqual([{ n: 4 }]);
  });
});

describe("audit entries", () => {
  const insert = `INSERT INTO audit_entry (at, actor_name, action, subject, detail, previous_hash, hash)
    VALUES (now(), 'Ann', 'test', 'x', '{}', '', 'h')`;

  it.each(["UPDATE audit_entry SET action = 'other'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
    "refuse %s",
    async (statement) => {
      await db.sql.query(insert);
      await expect(db.sql.query(statement)).rejects.toThrow(/never changed or removed/);
    },
  );
});

it("has exactly one message counter", async () => {
  expect((await db.sql.query("SELECT * FROM message_counter")).rows).toEqual([{ id: 1, last_no: 0n }]);
  await expect(db.sql.query("INSERT INTO message_counter (id) VALUES (2)")).rejects.toThrow(/one_row/);
});
