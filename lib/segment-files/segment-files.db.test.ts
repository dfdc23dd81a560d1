import { beforeEach, expect, it } from "vitest";
import { decideChange } from "#lib/changes/service.ts";
import { ada, ann, max, propose, publish } from "#lib/changes/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { FoundFile } from "#lib/segment-files/schema.ts";
import { applySegments, exportSegments, planSegments } from "#lib/segment-files/service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { archiveSegment, getSegmentDetail } from "#lib/segments/service.ts";

const db = await testDatabase();
beforeEach(async () => {
  await emptyTables(db);
  await db.shop.create({ data: { name: "Shop", timeZone: "UTC", currency: "EUR" } });
});

const ordered = (atLeast: number): Rule => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: atLeast,
});

function edited(file: FoundFile | undefined, change: (json: Record<string, unknown>) => void): FoundFile {
  if (!file) throw new Error("There is no such file");
  const json = JSON.parse(file.text) as Record<string, unknown>;
  change(json);
  return { name: file.name, text: JSON.stringify(json) };
}

const apply = (files: readonly FoundFile[], reason = "Why") =>
  applySegments(ann, files, { reason, locale: "en" });

const kindsOf = async (files: readonly FoundFile[]) =>
  (await planSegments(max, files, "en")).entries.map(({ file, kind }) => `${file} ${kind}`);

it("exports active segments the same to the byte each time, and plans nothing for them", async () => {
  await publish("buyers", ordered(1));
  await publish("regulars", { kind: "all", rules: [ordered(5), { kind: "segment", segment: "buyers" }] });
  await propose("idea", ordered(9));
  const files = await exportSegments(max);
  expect(files.map(({ name }) => name)).toEqual(["buyers.json", "regulars.json"]);
  expect(await exportSegments(max)).toEqual(files);
  expect(JSON.parse(files[0]?.text ?? "")).toEqual({
    key: "buyers",
    version: 1,
    name: "buyers",
    rule: ordered(1),
  });
  expect(await planSegments(max, files.slice(0, 1), "en")).toEqual({
    entries: [{ file: "buyers.json", key: "buyers", kind: "unchanged", isBehind: false }],
    withoutFile: ["regulars"],
  });
});

it("says an edit in words and by its effect, asks for it once, and an admin puts it in force", async () => {
  await publish("buyers", ordered(1));
  const order = (userId: string, no: number) => ({
    type: "track",
    event: "Order Completed",
    userId,
    messageId: `${userId}-${no}`,
    timestamp: "2026-01-01T00:00:00Z",
    properties: { total: 10 },
  });
  await acceptMessages([order("a", 1), order("a", 2), order("b", 1)], aContext());
  const [file] = await exportSegments(max);
  const files = [edited(file, (json) => Object.assign(json, { rule: ordered(2), labels: { zh: "买家" } }))];
  const evaluation = { population: postgresPopulation(db), asOf: Date.now() };
  const { entries } = await planSegments(max, files, "en", evaluation);
  expect(entries).toEqual([
    {
      file: "buyers.json",
      key: "buyers",
      kind: "changed",
      changes: [
        { field: "label_zh", before: null, after: "买家" },
        {
          field: "rule",
          before: expect.stringContaining("at least once"),
          after: expect.stringContaining("at least 2 times"),
        },
      ],
      effect: { enter: 0, leave: 1, stay: 1 },
    },
  ]);
  const { asked } = await apply(files, "As in the commit");
  expect(asked).toEqual([{ key: "buyers", changeNo: expect.any(Number) }]);
  expect((await apply(files)).asked).toEqual([]);
  expect(await kindsOf(files)).toEqual(["buyers.json asked_for"]);
  const change = await db.changeRequest.findFirstOrThrow({ where: { status: "pending" } });
  expect(change).toMatchObject({ reason: "As in the commit", authorId: "ann", baseVersionNo: 1 });
  await decideChange(ada, {
    id: change.id,
    contentHash: change.contentHash,
    verdict: "approved",
    note: "",
  });
  expect(await getSegmentDetail(max, "buyers")).toMatchObject({ activeVersionNo: 2, rule: ordered(2) });
  expect(await kindsOf(files)).toEqual(["buyers.json unchanged"]);
});

it("begins a segment that is new, all files or none", async () => {
  const newer = { name: "vips.json", text: JSON.stringify({ key: "vips", name: "VIPs", rule: ordered(20) }) };
  const broken = {
    name: "odd.json",
    text: JSON.stringify({ key: "odd", name: "Odd", rule: { kind: "segment", segment: "nobody" } }),
  };
  const refused = await apply([newer, broken]);
  expect(refused.asked).toEqual([]);
  expect(refused.plan.entries).toContainEqual(
    expect.objectContaining({
      file: "odd.json",
      problems: [expect.objectContaining({ code: "unknown_segment", path: "/rule/segment" })],
    }),
  );
  expect(await db.segment.count()).toBe(0);
  expect((await apply([newer])).asked).toHaveLength(1);
  expect(await getSegmentDetail(max, "vips")).toMatchObject({ name: "VIPs", status: "draft" });
});

it("refuses an edit of a version that is no longer active, a key that is taken, and an archived segment", async () => {
  await publish("buyers", ordered(1));
  await publish("old", ordered(3));
  const [buyers, old] = await exportSegments(max);
  await publish("buyers", ordered(4));
  await archiveSegment(ada, "old");
  const mine = edited(buyers, (json) => Object.assign(json, { rule: ordered(2) }));
  const { plan, asked } = await apply([mine, edited(old, (json) => Object.assign(json, { name: "Older" }))]);
  expect(asked).toEqual([]);
  expect(plan.entries.map((entry) => "reason" in entry && entry.reason)).toEqual(["moved_on", "archived"]);
  const asNew = edited(mine, (json) => Object.assign(json, { version: null }));
  expect((await apply([asNew])).plan.entries).toMatchObject([{ kind: "conflict", reason: "exists" }]);
  expect(buyers && (await planSegments(max, [buyers], "en")).entries).toMatchObject([
    { kind: "unchanged", isBehind: true },
  ]);
  expect(await db.changeRequest.count({ where: { status: "pending" } })).toBe(0);
});

it("lets only who may propose ask", async () => {
  await expect(applySegments(max, [], { reason: "Why", locale: "en" })).rejects.toThrow("forbidden");
});
