import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#lib/auth/permissions.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { createSegment, saveDraft } from "#lib/segments/service.ts";

const db = await testDatabase();

const ann: Actor = { kind: "user", userId: "ann", name: "Ann", role: "analyst" };
const ben: Actor = { kind: "user", userId: "ben", name: "Ben", role: "analyst" };
const content = { key: "vip", name: "VIP", description: "", labels: { en: null, zh: null } };
const rule = (value: number) => ({ kind: "trait", trait: "age", op: "gte", value });

beforeEach(async () => {
  await emptyTables(db);
  await createSegment(ann, content);
});

it("keeps a draft as the next revision, with who saved it and when", async () => {
  const saved = await saveDraft(ann, { key: "vip", draftRule: rule(1), baseRevision: 0 });
  expect(saved).toMatchObject({ draftRule: rule(1), draftRevision: 1, draftSavedBy: "Ann" });
  expect(Date.parse(saved.draftSavedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
});

it("does not write over a draft that its author has not seen", async () => {
  await saveDraft(ann, { key: "vip", draftRule: rule(1), baseRevision: 0 });
  const late = saveDraft(ben, { key: "vip", draftRule: rule(2), baseRevision: 0 });
  await expect(late).rejects.toMatchObject({
    kind: "conflict",
    code: "segments.draft_moved_on",
    params: { name: "Ann" },
  });
  const seen = await saveDraft(ben, { key: "vip", draftRule: rule(2), baseRevision: 1 });
  expect(seen).toMatchObject({ draftRule: rule(2), draftRevision: 2, draftSavedBy: "Ben" });
});

it("lets one of two who save at once through", async () => {
  const saves = [ann, ben].map((actor, index) =>
    saveDraft(actor, { key: "vip", draftRule: rule(index), baseRevision: 0 }),
  );
  const results = await Promise.allSettled(saves);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

it("keeps what is no rule at all, and forgets with null", async () => {
  const torn = await saveDraft(ann, { key: "vip", draftRule: ["not a rule"] });
  expect(torn.draftRule).toEqual(["not a rule"]);
  const forgotten = await saveDraft(ann, { key: "vip", draftRule: null, baseRevision: 1 });
  expect(forgotten).toMatchObject({ draftRule: null, draftRevision: 2 });
});
