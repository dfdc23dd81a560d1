import { beforeEach, expect, it } from "vitest";
import { max, publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { explainSizeChange } from "#lib/drift/attribution-service.ts";
import { compareFeatures, readSizes } from "#lib/drift/service.ts";
import { send } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
const population = postgresPopulation(db);
const now = Date.parse("2026-05-10T00:00:00Z");

/** 120 buyers since March, of whom each buys again in May for much more; 80 who never buy. */
beforeEach(async () => {
  await emptyTables(db);
  const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
  await send(
    ...ids.map((id, index) => order(id, "2026-03-01T00:00:00Z", { total: 10 + (index % 10) })),
    ...ids.map((id, index) => order(id, "2026-05-01T00:00:00Z", { total: 500 + (index % 10) })),
    ...ids.map((id) => identify(id, "2026-03-01T00:00:00Z", { country: "DE" })),
    ...Array.from({ length: 80 }, (_, index) =>
      identify(`n${index}`, "2026-03-01T00:00:00Z", { country: "AT" }),
    ),
  );
  const measure = { of: "count", event: "order_completed" } as const;
  await publish("buyers", { kind: "measure", measure, op: "gte", value: 1 });
});

it("tells which features of a segment moved since an earlier moment, and which did not", async () => {
  const input = { key: "buyers", baselineAsOf: "2026-04-01T00:00:00Z" };
  const found = await compareFeatures(max, input, population, now);
  expect(found).toMatchObject({ size: 120, baselineSize: 120, asOf: "2026-05-10T00:00:00.000Z" });
  const of = (feature: string) => found.features.find((each) => each.feature === feature);
  expect(of("monetary")).toMatchObject({
    medianBefore: 14.5,
    medianAfter: 519,
    verdict: { kind: "judged", n: 120, m: 120, hasMoved: true },
  });
  expect(of("country")).toMatchObject({ verdict: { kind: "judged", hasMoved: false, psi: 0 } });
});

it("judges no group that is too small", async () => {
  const input = { key: "buyers", baselineAsOf: "2026-02-01T00:00:00Z" };
  const found = await compareFeatures(max, input, population, now);
  expect(found.baselineSize).toBe(0);
  expect(new Set(found.features.map(({ verdict }) => verdict.kind))).toEqual(new Set(["too_small"]));
});

it("knows a new segment's sizes of the past, by evaluating its rule as of then", async () => {
  const input = { key: "buyers", points: 2 } as const;
  const { sizes } = await readSizes(max, { ...input, every: "month" }, population, now);
  expect(sizes).toEqual([
    { asOf: "2026-03-31T23:59:59.999Z", size: 120, population: 200 },
    { asOf: "2026-04-30T23:59:59.999Z", size: 120, population: 200 },
    { asOf: "2026-05-10T00:00:00.000Z", size: 120, population: 200 },
  ]);
  const weekly = await readSizes(
    max,
    { ...input, every: "week", asOf: "2026-03-08T00:00:00Z" },
    population,
    now,
  );
  expect(weekly.sizes.map(({ size, population }) => [size, population])).toEqual([
    [0, 0],
    [120, 200],
    [120, 200],
  ]);
});

it("refuses a baseline that is not before", async () => {
  const input = { key: "buyers", baselineAsOf: "2026-06-01T00:00:00Z" };
  await expect(compareFeatures(max, input, population, now)).rejects.toMatchObject({
    code: "drift.baseline_not_before",
  });
});

it("splits a change of size exactly, and the behavior's part into conditions that add up", async () => {
  const recent: Rule = {
    kind: "measure",
    measure: { of: "count", event: "order_completed", window: { kind: "last", n: 20, unit: "day" } },
    op: "gte",
    value: 1,
  };
  const german: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };
  await publish("recent", { kind: "all", rules: [german, recent] });
  await send(
    order("new", "2026-05-02T00:00:00Z"),
    identify("new", "2026-05-02T00:00:00Z", { country: "DE" }),
  );
  const input = { key: "recent", baselineAsOf: "2026-04-15T00:00:00Z" };
  expect(await explainSizeChange(max, input, population, now)).toEqual({
    key: "recent",
    engine: "postgres",
    asOf: "2026-05-10T00:00:00.000Z",
    baselineAsOf: "2026-04-15T00:00:00.000Z",
    baselineVersionNo: null,
    versionNo: 1,
    before: 0,
    after: 121,
    rule: 0,
    behavior: 120,
    population: 1,
    isExact: true,
    conditions: [
      { pointer: "/rules/0", effect: 0, standardError: 0 },
      { pointer: "/rules/1", effect: 120, standardError: 0 },
    ],
  });
});

it("takes the version that was active then for the rule's part", async () => {
  await db.sql.query("update segment_version set created_at = '2026-04-01'");
  await publish("buyers", { kind: "everyone" });
  const input = { key: "buyers", baselineAsOf: "2026-04-15T00:00:00Z" };
  expect(await explainSizeChange(max, input, population, now)).toMatchObject({
    baselineVersionNo: 1,
    versionNo: 2,
    before: 120,
    after: 200,
    rule: 80,
    behavior: 0,
    population: 0,
    conditions: [],
  });
});
