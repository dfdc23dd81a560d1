import { beforeEach, expect, it } from "vitest";
import { ann, max, publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { segmentSummaryInput } from "#lib/memberships/schema.ts";
import { getSegmentSummary, listSegmentSummaries } from "#lib/memberships/summary-service.ts";
import { never, send, update } from "#lib/memberships/testing.ts";
import { writing } from "#lib/memberships/writing-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { archiveSegment, createSegment } from "#lib/segments/service.ts";

const db = await testDatabase();
const day = (n: number) => `2026-05-${String(n).padStart(2, "0")}T12:00:00Z`;
const now = Date.parse(day(20));

const recent: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 3, unit: "day" } },
  op: "gte",
  value: 1,
};

const draft = { description: "", labels: { en: null, zh: "草稿" } };
const list = (more: Partial<Record<"status" | "search" | "sort" | "direction" | "pageSize", unknown>> = {}) =>
  listSegmentSummaries(max, segmentSummaryInput.parse(more), now);

beforeEach(async () => {
  await emptyTables(db);
  await send(order("ann", day(1)), order("bob", day(12)), identify("cid", day(1)));
  await publish("recent", recent);
  await publish("everybody", { kind: "everyone" });
  await createSegment(ann, { key: "begun", name: "Begun", ...draft, draftRule: recent });
  await createSegment(ann, { key: "torn", name: "Torn", ...draft, draftRule: { kind: "al" } });
  await update(db, day(12));
  await send(order("ann", day(18)), order("cid", day(18)));
  await update(db, day(18));
});

it("tells how many are in, and who came and went in seven days", async () => {
  expect(await getSegmentSummary(max, "recent", now)).toMatchObject({
    status: "active",
    rule: recent,
    population: 3,
    size: 2,
    entered: 2,
    left: 1,
    asOf: "2026-05-20T12:00:00.000Z",
  });
});

it("has nobody enter who was in when a segment was counted first", async () => {
  await publish("young", { kind: "everyone" });
  await update(db, day(19));
  expect(await getSegmentSummary(max, "young", now)).toMatchObject({ size: 3, entered: 0, left: 0 });
});

it("counts nobody in a draft, and shows its rule if it is one", async () => {
  expect(await getSegmentSummary(max, "begun", now)).toMatchObject({ rule: recent, size: null, left: null });
  expect(await getSegmentSummary(max, "torn", now)).toMatchObject({ rule: null });
});

it("sorts by figures, those without any last", async () => {
  const keys = async (more: Parameters<typeof list>[0]) => (await list(more)).rows.map((row) => row.key);
  expect(await keys({ sort: "size", direction: "desc" })).toEqual(["everybody", "recent", "begun", "torn"]);
  expect(await keys({ sort: "size" })).toEqual(["recent", "everybody", "begun", "torn"]);
  expect(await keys({ sort: "left", direction: "desc", pageSize: 1 })).toEqual(["recent"]);
});

it("keeps to a search and a status", async () => {
  await archiveSegment(ann, "torn");
  expect((await list()).total).toBe(3);
  expect((await list({ status: "archived" })).rows).toMatchObject([{ key: "torn", size: null }]);
  expect((await list({ search: "草" })).rows).toMatchObject([{ key: "begun" }]);
});

it("counts again only now and then where very much moved, and at once what is computed by another version", async () => {
  await writing(db, ({ tx }) =>
    tx.sql.query(
      `insert into membership (segment_id, customer_id, version_no, entered_at, entered_cause, left_at, left_cause, left_version_no)
       select segment_id, customer_id, 1, $1, 'time', $1, 'time', 1 from membership m
       join segment s on s.id = m.segment_id and s.key = 'recent' cross join generate_series(1, 50000)
       where m.left_at is null limit 50001`,
      [day(18)],
    ),
  );
  const sizeOf = async (key: string) => (await list()).rows.find((row) => row.key === key)?.size;
  expect(await sizeOf("recent")).toBe(2);
  await send(order("bob", day(19)));
  await update(db, day(19), never);
  expect(await getSegmentSummary(max, "recent", now)).toMatchObject({ size: 3 });
  expect(await sizeOf("recent")).toBe(2);
  await publish("young", { kind: "everyone" });
  await update(db, day(19), never);
  expect([await sizeOf("recent"), await sizeOf("young")]).toEqual([3, 3]);
});
