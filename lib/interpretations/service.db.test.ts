import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { editCatalogEntry } from "#lib/catalog/service.ts";
import { ann, max } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { addGlossaryEntry } from "#lib/glossary/service.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { type InterpretInput, interpretInput } from "#lib/interpretations/answer-schema.ts";
import { interpret } from "#lib/interpretations/service.ts";
import { listExamples, suggestWords } from "#lib/interpretations/suggest-service.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";
import { AppError } from "#lib/std/app-error.ts";

const db = await testDatabase();
const population = postgresPopulation(db);
const now = Date.parse("2026-05-10T12:00:00Z");

function ask(input: Partial<InterpretInput> & { text: string }, by = ann, reader = population) {
  return interpret(by, interpretInput.parse({ locale: "en", ...input }), reader, now);
}

beforeEach(async () => {
  await emptyTables(db);
  await acceptMessages(
    [
      identify("ann", "2026-02-01T00:00:00Z", { city: "Berlin", plan: "Gold" }),
      order("ann", "2026-03-05T00:00:00Z", { total: 20 }),
      order("ann", "2026-05-05T00:00:00Z", { total: 30 }),
      order("bob", "2026-05-01T00:00:00Z", { total: 5 }),
      identify("cid", "2026-05-01T00:00:00Z", { city: "Berlin" }),
    ],
    aContext(),
  );
});

describe("an interpretation", () => {
  it("reads the shop's own values and counts whom the rule selects", async () => {
    expect(await ask({ text: "customers in Berlin who ordered in the last 30 days" })).toMatchObject({
      interpretation: {
        outcome: "rule",
        rule: {
          kind: "all",
          rules: [
            { kind: "trait", trait: "city", value: ["Berlin"] },
            { kind: "measure", measure: { event: "order_completed", window: { kind: "last", n: 30 } } },
          ],
        },
      },
      interpreter: "built_in",
      fallback: null,
      other: null,
      size: 1,
      population: 3,
      asOf: "2026-05-10T12:00:00.000Z",
    });
  });

  it("counts every alternative of what it assumed", async () => {
    const { interpretation, size } = await ask({ text: "ordered at least twice" });
    expect(size).toBe(1);
    if (interpretation.outcome !== "rule") throw new Error(interpretation.outcome);
    const alternatives = interpretation.assumptions.flatMap((assumption) => assumption.alternatives);
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { size: other } of alternatives) expect(other).toBeTypeOf("number");
  });

  it("is as of the moment that was asked for", async () => {
    const text = "ordered in the last 30 days";
    expect(await ask({ text, asOf: "2026-04-01T02:00:00+02:00" })).toMatchObject({
      asOf: "2026-04-01T00:00:00.000Z",
      size: 1,
      population: 1,
    });
  });

  it("knows what the shop calls its entries as soon as somebody wrote it down", async () => {
    const text = "whose Fanship is Gold";
    expect((await ask({ text })).interpretation.outcome).toBe("question");
    await editCatalogEntry(systemActor("test"), {
      kind: "trait",
      event: "",
      name: "plan",
      labelEn: "Fanship",
    });
    expect(await ask({ text })).toMatchObject({
      interpretation: { outcome: "rule", restatement: expect.stringContaining("“Fanship” is “Gold”") },
      size: 1,
    });
  });

  it("is given without sizes while nobody can count", async () => {
    const filling = {
      ...population,
      counts: () => Promise.reject(new AppError("unavailable", "replica.not_ready")),
    };
    expect(await ask({ text: "ordered twice" }, ann, filling)).toMatchObject({
      interpretation: { outcome: "rule" },
      size: null,
      population: null,
    });
  });

  it("changes a base by a few words, and counts the rule that it becomes", async () => {
    const base = { kind: "measure", measure: { of: "count", event: "order_completed" }, op: "gte", value: 1 };
    expect(await ask({ text: "only those in Berlin", base })).toMatchObject({
      interpretation: {
        outcome: "rule",
        rule: { kind: "all", rules: [base, { kind: "trait", trait: "city", value: ["Berlin"] }] },
      },
      size: 1,
    });
  });

  it("takes the shop's own words as the glossary has them", async () => {
    const rule = { kind: "trait", trait: "plan", op: "is", value: ["Gold"] };
    await addGlossaryEntry(systemActor("test"), { words: { en: ["insider"], zh: [] }, rule, note: "" });
    expect(await ask({ text: "insiders" })).toMatchObject({
      interpretation: { outcome: "rule", rule, assumptions: [{ kind: "vague_word" }] },
      size: 1,
    });
  });

  it("says that there is no language model only to who wanted it", async () => {
    expect(await ask({ text: "ordered twice" })).toMatchObject({ fallback: null });
    expect(await ask({ text: "ordered twice", interpreter: "llm" })).toMatchObject({
      interpreter: "built_in",
      fallback: { cause: "not_set_up" },
    });
  });

  it("offers examples that name the shop's own values and select somebody", async () => {
    const examples = await listExamples(ann, { locale: "en" }, population, now);
    expect(examples.map(({ text }) => text)).toContain("customers in Berlin who ordered this year");
    for (const { size } of examples) expect(size).toBeGreaterThan(0);
    const suggested = await suggestWords(ann, { text: "women in Ber", cursor: 12, locale: "en" }, now);
    expect(suggested[0]).toMatchObject({ text: "Berlin", from: 9, to: 12 });
  });

  it("refuses a base that is no rule, and a marketer", async () => {
    await expect(ask({ text: "only those in Berlin", base: { kind: "all" } })).rejects.toMatchObject({
      kind: "invalid",
    });
    await expect(ask({ text: "ordered twice" }, max)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
