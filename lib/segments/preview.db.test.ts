import { beforeEach, describe, expect, it } from "vitest";
import { computeEffect } from "#lib/changes/effect-service.ts";
import { getChange } from "#lib/changes/reading-service.ts";
import { reviseChange } from "#lib/changes/service.ts";
import { ann, max, propose, publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import type { PreviewInput } from "#lib/segments/preview-schema.ts";
import { previewRule } from "#lib/segments/preview-service.ts";

const db = await testDatabase();
const population = postgresPopulation(db);
const now = Date.parse("2026-05-10T12:00:00Z");

const twice: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: 2,
};
const german: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };

function preview(rule: unknown, more: Partial<PreviewInput> = {}, by = ann) {
  const input = { rule, sample: 10, months: 2, parts: [], ...more } satisfies PreviewInput;
  return previewRule(by, input, population, now);
}

beforeEach(async () => {
  await emptyTables(db);
  await acceptMessages(
    [
      identify("ann", "2026-02-01T00:00:00Z", { country: "DE" }),
      order("ann", "2026-03-05T00:00:00Z", { total: 20 }),
      order("ann", "2026-04-05T00:00:00Z", { total: 30.5 }),
      order("bob", "2026-04-01T00:00:00Z", { total: 5 }),
      order("bob", "2026-04-02T00:00:00Z", { total: 5 }),
      identify("cid", "2026-05-01T00:00:00Z", { country: "DE" }),
    ],
    aContext(),
  );
});

describe("a preview", () => {
  it("counts members and population, and only what is asked for", async () => {
    expect(await preview(twice)).toEqual({
      kind: "preview",
      asOf: "2026-05-10T12:00:00.000Z",
      engine: "postgres",
      count: 2,
      population: 3,
    });
  });

  it("says what is wrong with a rule, and where", async () => {
    expect(await preview({ kind: "all", rules: [twice, { kind: "list", list: "x" }] })).toMatchObject({
      kind: "invalid",
      problems: [{ code: "unknown_list", path: "/rules/1/list" }],
    });
  });

  it("shows of each example which conditions it meets, with the values", async () => {
    const rule: Rule = { kind: "any", rules: [twice, { kind: "not", rule: german }] };
    expect(await preview(rule, { parts: ["sample"] })).toMatchObject({
      count: 2,
      sample: [
        {
          id: "ann",
          value: 50.5,
          why: [
            { pointer: "/rules/0", isMet: true, value: 2 },
            { pointer: "/rules/1/rule", isMet: true, value: "DE" },
          ],
        },
        {
          id: "bob",
          value: 10,
          why: [
            { pointer: "/rules/0", isMet: true, value: 2 },
            { pointer: "/rules/1/rule", isMet: false, value: null },
          ],
        },
      ],
    });
  });

  it("counts whom each condition lets through on its own", async () => {
    expect(await preview({ kind: "all", rules: [twice, german] }, { parts: ["conditions"] })).toMatchObject({
      count: 1,
      conditions: [
        { pointer: "/rules/0", count: 2 },
        { pointer: "/rules/1", count: 2 },
      ],
    });
  });

  it("counts who is in other segments too, but the edited one", async () => {
    await publish("germans", german);
    await publish("edited", twice);
    expect(await preview(twice, { parts: ["overlaps"], segment: "edited" })).toMatchObject({
      overlaps: [{ key: "germans", name: "germans", labels: { en: null, zh: null }, count: 1, size: 2 }],
    });
  });

  it("evaluates past month ends as of then", async () => {
    expect(await preview(twice, { parts: ["history"], months: 3 })).toMatchObject({
      history: [
        { asOf: "2026-02-28T23:59:59.999Z", size: 0, population: 1 },
        { asOf: "2026-03-31T23:59:59.999Z", size: 0, population: 1 },
        { asOf: "2026-04-30T23:59:59.999Z", size: 2, population: 2 },
        { asOf: "2026-05-10T12:00:00.000Z", size: 2, population: 3 },
      ],
    });
  });

  it("binds ranks over the whole population", async () => {
    const top: Rule = {
      kind: "rank",
      measure: { of: "feature", feature: "monetary" },
      from: 0,
      to: 1,
      unit: "customer",
    };
    expect(await preview(top, { parts: ["sample"] })).toMatchObject({
      count: 1,
      sample: [{ id: "ann", why: [{ pointer: "", isMet: true, value: 50.5 }] }],
    });
  });

  it("is refused to a marketer", async () => {
    await expect(preview(twice, {}, max)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("a change's effect", () => {
  it("tells who enters, leaves and stays, with what they spent, and is kept with the change", async () => {
    await publish("buyers", twice);
    const change = await propose("buyers", german);
    const effect = await computeEffect(max, { id: change.id }, population, now);
    expect(effect).toMatchObject({
      asOf: "2026-05-10T12:00:00.000Z",
      population: 3,
      contentHash: change.contentHash,
      baseVersionNo: 1,
      enter: { count: 1, examples: [{ id: "cid", value: 0 }] },
      leave: { count: 1, examples: [{ id: "bob", value: 10 }] },
      stay: { count: 1, examples: [{ id: "ann", value: 50.5 }] },
    });
    expect((await getChange(max, change.id)).effect).toEqual(effect);
  });

  it("of a first version is all who enter; a revision forgets it", async () => {
    const change = await propose("buyers", twice);
    expect(await computeEffect(max, { id: change.id }, population, now)).toMatchObject({
      baseVersionNo: null,
      enter: { count: 2 },
      leave: { count: 0 },
      stay: { count: 0 },
    });
    const revised = await reviseChange(ann, { id: change.id, content: change.content, reason: "Again" });
    expect(revised.effect).toBeNull();
  });

  it("can be asked for at another moment", async () => {
    const change = await propose("buyers", twice);
    const asOf = "2026-04-01T12:00:00+02:00";
    expect(await computeEffect(max, { id: change.id, asOf }, population, now)).toMatchObject({
      asOf: "2026-04-01T10:00:00.000Z",
      enter: { count: 0 },
      population: 2,
    });
  });
});
