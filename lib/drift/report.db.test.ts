import { beforeEach, expect, it } from "vitest";
import { max, publish } from "#lib/changes/testing.ts";
import { order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { reportsJob } from "#lib/drift/jobs.ts";
import { updateReports } from "#lib/drift/report-service.ts";
import { getMovement, listMovements } from "#lib/drift/service.ts";
import { send, update } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
const population = postgresPopulation(db);
const day = (n: number) => `2026-05-${String(n).padStart(2, "0")}T12:00:00Z`;
const now = Date.parse(day(10));
const refresh = (at = now) => updateReports({ database: db, population, now: at });

const recent: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 5, unit: "day" } },
  op: "gte",
  value: 1,
};

/** 120 customers order on 1 May for little; 150 others on 7 May for much. Calm ones order on both days. */
beforeEach(async () => {
  await emptyTables(db);
  const many = (prefix: string, length: number) => Array.from({ length }, (_, index) => `${prefix}${index}`);
  await send(
    ...many("early", 120).map((id, index) => order(id, day(1), { total: 10 + (index % 7) })),
    ...many("calm", 60).map((id) => order(id, day(1), { total: 12 })),
    ...many("late", 150).map((id, index) => order(id, day(7), { total: 500 + (index % 7) })),
    ...many("calm", 60).map((id) => order(id, day(7), { total: 12 })),
  );
  await publish("recent", recent);
  await publish("few", { kind: "all", rules: [recent, { kind: "not", rule: recent }] });
  for (const at of [3, 6, 8, 10]) await update(db, day(at));
});

/** Who was in at an instant, straight from the intervals. */
async function membersAt(key: string, at: string): Promise<Set<string>> {
  const { rows } = await db.sql.query<{ customer_id: bigint }>(
    `select m.customer_id from membership m join segment s on s.id = m.segment_id
     where s.key = $1 and m.entered_at <= $2 and (m.left_at is null or m.left_at > $2)`,
    [key, at],
  );
  return new Set(rows.map((row) => String(row.customer_id)));
}

it("counts who came and went as the intervals have it", async () => {
  const movement = await getMovement(max, { key: "recent", days: 7 }, now);
  const before = await membersAt("recent", movement.flow.from);
  const after = await membersAt("recent", movement.flow.to);
  const stayed = [...after].filter((id) => before.has(id)).length;
  expect([before.size, after.size, stayed]).toEqual([180, 210, 60]);
  expect(movement).toMatchObject({
    population: 330,
    flow: { before: 180, after: 210, stayed: 60, entered: 150, left: 120, jaccard: 60 / 330 },
    size: { kind: "judged", hasMoved: false },
    state: "steady",
    report: null,
  });
});

it("judges a segment from its first count on, when that was within the period", async () => {
  const { flow, days } = await getMovement(max, { key: "recent", days: 30 }, now);
  expect(flow).toMatchObject({ from: "2026-05-03T12:00:00.000Z", before: 180 });
  const sum = (side: "entered" | "left") => days.reduce((total, day) => total + day[side], 0);
  // Those who were in at the first count did not enter: 180 and 30 more make 210.
  expect(days.filter(({ at }) => at < day(4)).every(({ entered }) => entered === 0)).toBe(true);
  expect(sum("entered") - sum("left")).toBe(30);
});

it("finds what moved among the members, and the condition that looks at it", async () => {
  expect(await refresh()).toBe(6);
  const [first, second] = await listMovements(max, { days: 7 }, now);
  expect([first?.key, second?.key]).toEqual(["recent", "few"]);
  expect(first?.state).toBe("act");
  const spend = first?.report?.features.find(({ feature }) => feature === "monetary");
  // 180 spent 10 to 16 by 3 May; of 210 now, 150 spent 500 to 506 and 60 spent 24.
  expect(spend).toMatchObject({ change: { kind: "median", before: 12, after: 502 }, pointer: null });
  expect(first?.report).toMatchObject({ versionNo: 1, causes: null, engine: "postgres" });
  expect(second).toMatchObject({ state: "too_small", report: { judged: 0, features: [] } });
});

it("says what made the size change, where it did", async () => {
  await send(...Array.from({ length: 90 }, (_, index) => order(`early${index}`, day(9))));
  await update(db, day(10));
  await refresh();
  const movement = await getMovement(max, { key: "recent", days: 7 }, now);
  expect(movement).toMatchObject({ flow: { before: 180, after: 300 }, size: { hasMoved: true } });
  const causes = movement.report?.causes;
  expect(causes).toMatchObject({ rule: 0, behavior: -30, population: 150 });
  expect(causes?.conditions).toEqual([{ pointer: "", effect: -30 }]);
});

it("makes a report again only when it is due", async () => {
  await refresh();
  expect(await refresh(now + 3_600_000)).toBe(0);
  expect(await refresh(now + 6 * 3_600_000)).toBe(6);
  await publish("recent", { kind: "everyone" });
  expect(await getMovement(max, { key: "recent", days: 7 }, now)).toMatchObject({ report: null });
  expect(await refresh(now + 6 * 3_600_000)).toBe(3);
});

it("stops between two reports when it is told to", async () => {
  const signal = AbortSignal.abort();
  expect(await updateReports({ database: db, population, now, signal })).toBe(0);
});

it("lets reports wait between two when there is something better to do", async () => {
  await db.sql.query("truncate drift_report");
  const answers = [true, true, false];
  const mayGoOn = async () => answers.shift() ?? false;
  expect(await updateReports({ database: db, population, now, mayGoOn })).toBe(2);
  expect(await updateReports({ database: db, population, now })).toBe(4);
});

it("lets reports wait for messages that are many, an hour at most", async () => {
  let at = now;
  const job = reportsJob({ database: db, population, now: () => at });
  const signal = new AbortController().signal;
  const run = async () => {
    await job({}, signal);
    const { rows } = await db.sql.query<{ n: bigint }>("select count(*) as n from drift_report");
    return Number(rows[0]?.n);
  };
  await db.sql.query("update message_counter set last_no = last_no + 20000");
  expect(await run()).toBe(0);
  at += 3_599_000;
  expect(await run()).toBe(0);
  at += 1_000;
  expect(await run()).toBe(6);
  // The next ones, hours later, wait for themselves.
  await db.sql.query("delete from drift_report");
  at += 6 * 3_600_000;
  expect(await run()).toBe(0);
});

it("lets reports wait until new versions have been looked ahead for", async () => {
  const job = reportsJob({ database: db, population, now: () => now });
  const run = async () => {
    await job({}, new AbortController().signal);
    return (await db.sql.query("select 1 from drift_report")).rows.length;
  };
  await db.sql.query("update segment_evaluation set foreseen_to = 0");
  expect(await run()).toBe(0);
  await db.sql.query("update segment_evaluation set foreseen_to = null");
  expect(await run()).toBe(6);
});
