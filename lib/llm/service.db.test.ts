import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { systemActor } from "#lib/auth/permissions.ts";
import { ada, ann } from "#lib/changes/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { defaultLlmSettings, type LlmSettingsInput } from "#lib/llm/schema.ts";
import { type StandIn, startStandIn } from "#lib/llm/testing-stand-in.ts";

vi.hoisted(() => {
  process.env.TIDELINE_AUTH_SECRET = "a secret of the tests, long enough to be one";
});

const service = await import("#lib/llm/service.ts");
const { deleteOldCalls } = await import("#lib/llm/retention-service.ts");
const { shopModel } = await import("#lib/llm/shop-model.ts");
const db = await testDatabase();
const KEY = "sk-very-secret";
let standIn: StandIn;

beforeEach(async () => {
  await emptyTables(db);
  standIn = await startStandIn(() => ({ kind: "json", value: { city: "Paris" } }));
});
afterEach(() => standIn.stop());

function save(changes: Partial<LlmSettingsInput> = {}) {
  return service.saveLlmSettings(ada, {
    ...defaultLlmSettings,
    isOn: true,
    endpoint: standIn.endpoint,
    model: "stand-in",
    inputPrice: 1,
    outputPrice: 10,
    ...changes,
  });
}

async function ask() {
  const shop = await shopModel(ann);
  if (!shop) throw new Error("There is no model");
  return shop.model.complete({
    purpose: "interpretation",
    promptVersion: "1",
    messages: [{ role: "user", content: "Which city?" }],
    schema: z.strictObject({ city: z.string() }),
    schemaName: "city",
    maxOutputTokens: 1_000,
  });
}

const list = { page: 1, pageSize: 50, search: "", sort: "at", direction: "desc" } as const;

describe("the key", () => {
  it("is never told, nor in the database as it is, nor in the audit log", async () => {
    const made = await save({ key: KEY });
    expect(made).toMatchObject({ source: "database", hasKey: true });
    expect(JSON.stringify([made, await service.getLlmSettings(ada)])).not.toContain(KEY);
    const { rows } = await db.sql.query(
      "select (select string_agg(s::text, '') from llm_settings s) || (select string_agg(a::text, '') from audit_entry a) as all",
    );
    expect(rows[0]?.all).toContain("stand-in");
    expect(rows[0]?.all).not.toContain(KEY);
    expect(rows[0]?.all).not.toContain(Buffer.from(KEY).toString("hex"));
  });

  it("is sent with calls, stays when left out, and can be taken away", async () => {
    await save({ key: KEY });
    await save({ model: "other" });
    expect(await ask()).toMatchObject({ ok: true });
    expect(standIn.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    expect(await save({ key: null })).toMatchObject({ hasKey: false });
  });

  it("goes to no other server than the one that it was given for", async () => {
    await save({ key: KEY });
    const other = await startStandIn(() => ({ kind: "json", value: {} }));
    await service.testLlm(ada, { endpoint: other.endpoint, model: "stand-in" });
    expect(other.requests.map(({ authorization }) => authorization)).toEqual(["Bearer none"]);
    await other.stop();
    expect(await save({ endpoint: other.endpoint })).toMatchObject({ hasKey: false });
  });
});

describe("a test", () => {
  it("reports each mode that was tried, and what it found is remembered", async () => {
    await standIn.stop();
    standIn = await startStandIn(() => ({ kind: "json", value: {} }), { modes: ["json_object", "plain"] });
    await save();
    const input = { endpoint: `${standIn.endpoint}/`, model: "stand-in" };
    expect(await service.testLlm(ada, input)).toMatchObject({
      mode: "json_object",
      tried: [
        { mode: "json_schema", outcome: "not_supported" },
        { mode: "tool_call", outcome: "not_supported" },
        { mode: "json_object", outcome: "works" },
      ],
    });
    expect(await service.getLlmSettings(ada)).toMatchObject({ probe: { mode: "json_object" } });
  });

  it("says what is wrong with an endpoint that is not there", async () => {
    await standIn.stop();
    const input = { endpoint: standIn.endpoint, model: "stand-in" };
    expect(await service.testLlm(ada, input)).toMatchObject({
      mode: null,
      tried: [{ mode: "json_schema", outcome: "failed", failure: "unreachable" }],
    });
    standIn = await startStandIn(() => ({ kind: "hang" }));
  });
});

describe("calls", () => {
  it("are kept, each with its payload, and add up to the month's cost", async () => {
    await save();
    const made = await ask();
    if (made.ok) await made.value.judge("rejected", "No such city");
    const { rows, total } = await service.listLlmCalls(ada, list);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { purpose: "interpretation", by: "Ann", verdict: "rejected", detail: "No such city", cost: 0.003 },
      { purpose: "test", verdict: "accepted" },
    ]);
    const detail = await service.getLlmCall(ada, rows[0]?.id ?? "");
    expect(detail.payload).toBe(standIn.requests.at(-1)?.raw);
    expect(detail.reply).toBe('{"city":"Paris"}');
    expect(await service.getLlmUsage(ada)).toMatchObject({
      calls: 2,
      failed: 0,
      cost: 0.006,
      inputTokens: 2_000,
    });
    const found = await service.listLlmCalls(ada, {
      ...list,
      search: "which city",
      purpose: "interpretation",
    });
    expect(found.total).toBe(1);
  });

  it("end with the month's budget, also when several are made at once", async () => {
    await save({ monthlyBudget: 0.03 });
    expect(await ask()).toMatchObject({ ok: true });
    const made = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(ask));
    expect(made.some(({ ok }) => ok)).toBe(true);
    expect(made.filter(({ ok }) => !ok).length).toBeGreaterThan(0);
    for (const each of made) if (!each.ok) expect(each.error.failure).toBe("over_budget");
    expect((await service.getLlmUsage(ada)).cost).toBeLessThanOrEqual(0.03);
  });

  it("are deleted once they were kept long enough, which the audit log says; those of this month stay", async () => {
    await save({ keepDays: 10 });
    await ask();
    await ask();
    const now = Date.parse("2026-05-20T12:00:00Z");
    const put = (id: string | undefined, at: string) =>
      db.sql.query("update llm_call set at = $2 where id = $1", [id, at]);
    const [newest, second] = (await service.listLlmCalls(ada, list)).rows;
    await put(newest?.id, "2026-05-01T12:00:00Z");
    await put(second?.id, "2026-04-20T12:00:00Z");
    // Older than the probe of the model, which stays: it was made today.
    expect(await deleteOldCalls(systemActor("test"), now)).toBe(1);
    expect(await deleteOldCalls(systemActor("test"), now)).toBe(0);
    expect((await service.listLlmCalls(ada, list)).rows.map(({ id }) => id)).toContain(newest?.id);
    const { rows } = await db.sql.query("select detail from audit_entry where action = 'llm.calls_deleted'");
    expect(rows).toEqual([{ detail: { count: 1, before: "2026-05-01T00:00:00.000Z", keepDays: 10 } }]);
    await save({ keepDays: null });
    await put(newest?.id, "2020-01-01T00:00:00Z");
    expect(await deleteOldCalls(systemActor("test"), now)).toBe(0);
    await expect(deleteOldCalls(ann, now)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("are made of nobody while the model is off", async () => {
    await save({ isOn: false });
    expect(await shopModel(ann)).toBeUndefined();
    expect(await service.getLlmState(ann)).toEqual({ isReady: false, model: null });
  });
});

it("is an admin's matter", async () => {
  await expect(service.getLlmSettings(ann)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await service.getLlmSettings(ada)).toMatchObject({ source: "none", isOn: false, hasKey: false });
});
